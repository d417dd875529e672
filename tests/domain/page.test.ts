import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeCursor,
  encodeCursor,
  MAX_PAGE,
  numberFromId,
  pageOf,
  type Page,
} from '../../server/shared/page.ts';
import { Refusal } from '../../server/shared/refusal.ts';

/** What a store does: the items after the cursor, one more than asked for. */
function fetchPage(all: readonly number[], first: number, after: string | null): Page<number> {
  const start = decodeCursor({ first, after }) ?? 0;
  const fetched = all.filter((position) => position > start).slice(0, first + 1);
  return pageOf(fetched, { first, after }, all.length, (position) => position);
}

test('walking page by page meets every item once, in order', () => {
  const positions = fc.uniqueArray(fc.integer({ min: 1, max: 999_999_999 }), { maxLength: 60 });
  fc.assert(
    fc.property(positions, fc.integer({ min: 1, max: 25 }), (unsorted, first) => {
      const all = unsorted.toSorted((a, b) => a - b);
      const met: number[] = [];
      let page = fetchPage(all, first, null);
      met.push(...page.nodes);
      while (page.hasNextPage) {
        page = fetchPage(all, first, page.endCursor);
        expect(page.nodes.length).toBeGreaterThan(0);
        met.push(...page.nodes);
      }
      expect(met).toEqual(all);
    }),
  );
});

test('an empty list is one empty page', () => {
  expect(fetchPage([], 10, null)).toEqual({
    nodes: [],
    totalCount: 0,
    endCursor: null,
    hasNextPage: false,
  });
});

test('a list that just fills the page has no next page', () => {
  expect(fetchPage([1, 2, 3], 3, null)).toMatchObject({ nodes: [1, 2, 3], hasNextPage: false });
});

test('a cursor leads back to its position', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999 }), (position) => {
      expect(decodeCursor({ first: 1, after: encodeCursor(position) })).toBe(position);
    }),
  );
});

describe('refused with BAD_INPUT', () => {
  const bad = (text: string) => Buffer.from(text).toString('base64url');
  test.each([
    [{ first: 0 }],
    [{ first: -1 }],
    [{ first: 1.5 }],
    [{ first: Number.NaN }],
    [{ first: MAX_PAGE + 1 }],
    [{ first: 10, after: 'nonsense' }],
    [{ first: 10, after: bad('-1') }],
    [{ first: 10, after: bad('1 OR 1=1') }],
    [{ first: 10, after: bad('1e5') }],
    [{ first: 10, after: bad('9'.repeat(16)) }],
  ])('%j', (request) => {
    const decode = () => decodeCursor(request);
    expect(decode).toThrow(Refusal);
    expect(decode).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
  });
});

test.each([null, undefined, ''])('without a cursor (%j) the first page is meant', (after) => {
  expect(decodeCursor({ first: MAX_PAGE, after })).toBeNull();
});

describe('an ID of the API', () => {
  test.each([
    ['1', 1],
    ['999999999', 999_999_999],
    ['0', 0],
    ['', 0],
    ['-1', 0],
    ['1.5', 0],
    ['1e3', 0],
    [' 1', 0],
    ['1\n', 0],
    ['9999999999', 0],
    ["1' OR '1'='1", 0],
    ['一', 0],
  ])('%j is row %i', (id, row) => {
    expect(numberFromId(id)).toBe(row);
  });
});
