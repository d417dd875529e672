import { Refusal } from './refusal.ts';

/** One page of a list with an opaque cursor, in the shape of a GraphQL connection. */
export interface Page<T> {
  nodes: T[];
  totalCount: number;
  endCursor: string | null;
  hasNextPage: boolean;
}

export interface PageRequest {
  first: number;
  after?: string | null | undefined;
}

export const MAX_PAGE = 200;

/** The keyset position after which a page starts, or null for the first page. */
export function decodeCursor(request: PageRequest): number | null {
  if (!Number.isInteger(request.first) || request.first < 1 || request.first > MAX_PAGE)
    throw new Refusal('BAD_INPUT', `每页条数 first 应在 1 到 ${MAX_PAGE} 之间，请改后重试。`);
  if (request.after === null || request.after === undefined || request.after === '') return null;
  const text = Buffer.from(request.after, 'base64url').toString('utf8');
  if (!/^\d{1,15}$/.test(text))
    throw new Refusal('BAD_INPUT', '翻页位置 after 不对，请用上一页返回的 endCursor。');
  return Number(text);
}

export function encodeCursor(position: number): string {
  return Buffer.from(String(position)).toString('base64url');
}

/** Cuts a page out of `first + 1` fetched items; `position` is the key the list is ordered by. */
export function pageOf<T>(
  fetched: T[],
  request: PageRequest,
  totalCount: number,
  position: (item: T) => number,
): Page<T> {
  const nodes = fetched.slice(0, request.first);
  const last = nodes.at(-1);
  return {
    nodes,
    totalCount,
    endCursor: last === undefined ? null : encodeCursor(position(last)),
    hasNextPage: fetched.length > request.first,
  };
}

/** An ID as the API gives it out, back to the key; 0, which no row has, for anything else. */
export function numberFromId(id: string): number {
  return /^\d{1,9}$/.test(id) ? Number(id) : 0;
}
