import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { Refusal, type RefusalCode } from './shared/refusal.ts';

/** Apollo's own complaints about a request; everything else without a Refusal is a bug. */
const REQUEST_FAULTS = new Set([
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
]);

/** An error as a client sees it: a Refusal's code and sentence, or nothing but a request id. */
export function presentError(
  formatted: GraphQLFormattedError,
  error: unknown,
  requestId: string,
  report: (bug: unknown) => void,
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
    return { message: formatted.message, ...place, extensions: { code: 'BAD_INPUT' } };
  report(original);
  return {
    message: `系统出了故障，请稍后再试；仍不行请把编号 ${requestId} 告诉信息员。`,
    ...place,
    extensions: { code: 'INTERNAL', requestId },
  };
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
