import { ClientError, GraphQLClient } from 'graphql-request';
import type { TypedDocumentString } from '#lib/generated/graphql.ts';
import type { Failure } from './failure.ts';

/** No spinner is shown longer than this (KIOSK 11), so no question may take longer either. */
export const PATIENCE_MS = 3_000;

export type Answer<T> = { ok: true; data: T } | { ok: false; failure: Failure };

interface AskOptions {
  signal?: AbortSignal;
  /** The resident's session, from memory only. */
  token?: string;
}

type NoUndefined = Record<string, unknown>;

/**
 * The one door to the server: asks one known operation and gives its data, or one of three
 * failures. Never throws, and drops what was thrown: graphql-request writes the variables, an ID
 * number among them, into its messages.
 */
export async function ask<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables & NoUndefined,
  { signal, token }: AskOptions = {},
): Promise<Answer<Result>> {
  const timeout = AbortSignal.timeout(PATIENCE_MS);
  try {
    const data = await client().request<Result>({
      document: document.toString(),
      variables,
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
      ...(token === undefined ? {} : { requestHeaders: { authorization: `Bearer ${token}` } }),
    });
    return isObject(data) ? { ok: true, data } : { ok: false, failure: { kind: 'tryLater' } };
  } catch (error) {
    return { ok: false, failure: failureOf(error) };
  }
}

/** Sends and forgets; the request outlives the page (leaving, closing a session). */
export function tell<Result>(
  document: TypedDocumentString<Result, Record<string, never>>,
  token: string,
): void {
  void client({ keepalive: true })
    .request({
      document: document.toString(),
      requestHeaders: { authorization: `Bearer ${token}` },
    })
    .catch(() => undefined);
}

function client(options: { keepalive?: boolean } = {}): GraphQLClient {
  return new GraphQLClient(new URL('/graphql', location.origin).href, {
    ...options,
    excludeOperationName: true,
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
  });
}

function failureOf(error: unknown): Failure {
  if (!(error instanceof ClientError)) return isNetworkTrouble(error) ? { kind: 'offline' } : later;
  const first = error.response.errors?.[0];
  const code = first?.extensions?.['code'];
  if (first === undefined || typeof code !== 'string') return later;
  return code === 'INTERNAL' ? later : { kind: 'refused', code, message: first.message };
}

const later: Failure = { kind: 'tryLater' };

/** fetch rejects with a TypeError when nothing was reached, and with the signal's own on time-out. */
function isNetworkTrouble(error: unknown): boolean {
  return (
    error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError')
  );
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
