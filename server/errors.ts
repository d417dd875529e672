import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { isUnreachable } from './database/unreachable.ts';
import { Refusal, type RefusalCode } from './shared/refusal.ts';

/** Apollo's own complaints about a request; everything else without a Refusal is a bug. */
const REQUEST_FAULTS = new Set([
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
]);

/** A sentence of graphql-js quotes what was sent, however long. */
const MAX_QUOTE = 200;

/** Who asked, and where a bug is told. */
export interface ErrorAudience {
  readonly requestId: string;
  /** Strangers must not learn the schema from what the engine says of their variables. */
  readonly isStranger: boolean;
  readonly report: (bug: unknown) => void;
}

/** An error as a client sees it: a Refusal's code and sentence, or nothing but a request id. */
export function presentError(
  formatted: GraphQLFormattedError,
  error: unknown,
  { requestId, isStranger, report }: ErrorAudience,
): GraphQLFormattedError {
  const original = unwrapResolverError(error);
  const refusal = original instanceof Refusal ? original : refusalWithin(original);
  const place = {
    ...(formatted.locations ? { locations: formatted.locations } : {}),
    ...(formatted.path ? { path: formatted.path } : {}),
  };
  if (refusal !== null) {
    const { message, code, details } = refusal;
    return { message, ...place, extensions: { code, ...details } };
  }
  if (REQUEST_FAULTS.has(String(formatted.extensions?.code)))
    return isStranger
      ? { message: '请求的内容不对，请核对后再试。', extensions: { code: 'BAD_INPUT' } }
      : { message: inChinese(formatted.message), ...place, extensions: { code: 'BAD_INPUT' } };
  report(original);
  return { ...broken(original, requestId), ...place };
}

/** What a client is told of a bug, or of a database that is away: that is nobody's mistake. */
function broken(error: unknown, requestId: string): GraphQLFormattedError {
  if (isUnreachable(error))
    return { message: '系统正忙，请稍后再试。', extensions: { code: 'TRY_LATER' } };
  return {
    message: `系统出了故障，请稍后再试；仍不行请把编号 ${requestId} 告诉信息员。`,
    extensions: { code: 'INTERNAL', requestId },
  };
}

/** A whole answer when something broke before or after the schema. */
export function brokenBody(error: unknown, requestId: string): string {
  return JSON.stringify({ errors: [broken(error, requestId)] });
}

/** What clerks run into most; the rest is for those who write operations and stays as it is. */
function inChinese(message: string): string {
  const missing = /^Variable "\$(\w+)" of required type "(\w+)!?" was not provided/.exec(message);
  if (missing?.[2] === 'Upload') return '还没有选文件：请在“变量”下面点“添加文件”，再选择文件。';
  if (missing !== null) return `变量 ${missing[1]} 还没有填，请填好再发送。`;
  return shortened(message);
}

function shortened(message: string): string {
  return message.length > MAX_QUOTE ? `${message.slice(0, MAX_QUOTE)}…` : message;
}

/** A whole answer that refuses a request before it reaches the schema. */
export function refusalBody(code: RefusalCode, message: string): string {
  return JSON.stringify({ errors: [{ message, extensions: { code } }] });
}

/** A scalar's Refusal arrives wrapped in the error of the variable it stood in. */
function refusalWithin(error: unknown): Refusal | null {
  if (!(error instanceof GraphQLError)) return null;
  const { originalError } = error;
  if (originalError instanceof Refusal) return originalError;
  return originalError instanceof GraphQLError ? refusalWithin(originalError) : null;
}

/** What may be logged of a bug: its kind and where, not its message, which may quote data. */
export function bugFacts(bug: unknown): { kind: string; code?: unknown; at: string[] } {
  if (!(bug instanceof Error)) return { kind: typeof bug, at: [] };
  const frames = (bug.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  const { code } = (bug as { driverError?: { code?: unknown } }).driverError ?? {};
  return { kind: bug.name, code, at: frames.slice(0, 8).map((line) => line.trim()) };
}
