import { parse, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { sha256Hex } from '../../shared/crypto.ts';
import { Refusal } from '../../shared/refusal.ts';
import { isSignIn, type KnownOperations } from './known-operations.ts';
import { brokenLimit, QUERY_LIMITS } from './query-limits.ts';

/** Hashes of texts already found within the limits; a playground sends the same ones again and again. */
const MAX_REMEMBERED = 500;

/**
 * Decides before Apollo whether a text may run at all: the kiosk's own operations for everyone, a
 * lone sign-in for strangers, anything within the limits for staff. Throws QUERY_NOT_ALLOWED or
 * QUERY_TOO_LARGE; strangers learn nothing of the schema from it.
 */
export function gatekeeper(schema: GraphQLSchema, known: KnownOperations) {
  const remembered = new Set<string>();

  return function admit(query: string, isStaff: boolean): void {
    const hash = sha256Hex(query);
    if (known.has(hash) || (isStaff && remembered.has(hash))) return;
    const document = parseWithinTokens(query, isStaff);
    if (!isStaff && !(document && isSignIn(document) && validate(schema, document).length === 0))
      throw new Refusal('QUERY_NOT_ALLOWED', '请先登录（打开 /playground），再运行这个语句。');
    if (document === null) return; // Apollo tells staff where the syntax is wrong.
    const limit = brokenLimit(document);
    if (limit !== null)
      throw new Refusal(
        'QUERY_TOO_LARGE',
        `语句太大（${limit} 最多 ${QUERY_LIMITS[limit]}），请拆开。`,
      );
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    if (isStaff) remembered.add(hash);
  };
}

/** Null for a syntax error. */
function parseWithinTokens(query: string, isStaff: boolean): DocumentNode | null {
  try {
    return parse(query, { maxTokens: QUERY_LIMITS.tokens, noLocation: true });
  } catch (error) {
    const isTooLong = error instanceof Error && error.message.includes('Document contains more');
    if (isTooLong && isStaff)
      throw new Refusal(
        'QUERY_TOO_LARGE',
        `语句太长（最多 ${QUERY_LIMITS.tokens} 个词），请拆开。`,
      );
    return null;
  }
}
