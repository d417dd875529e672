import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RowOrder } from '../../server/subsidy/row-order.ts';

const moved = (places: readonly number[]) => {
  const order = new RowOrder();
  for (const place of places) order.add(place);
  return order.movedCount;
};

test.each([
  ['nobody', [], 0],
  ['a roster in its old order', [1, 2, 3, 4], 0],
  ['one that lost rows in the middle', [1, 4, 9], 0],
  ['one whose last row went to the top', [4, 1, 2, 3], 1],
  ['one with two neighbours exchanged', [1, 3, 2, 4], 1],
  ['one in reverse', [4, 3, 2, 1], 3],
  ['one whose halves changed places', [4, 5, 6, 1, 2, 3], 3],
])('in %s as many rows moved as would have to be put back', (_what, places, count) => {
  expect(moved(places)).toBe(count);
});

test('moving one row anywhere moves one row, whatever the roster', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 200 }), fc.nat(), fc.nat(), (length, from, to) => {
      const places = Array.from({ length }, (_, at) => at + 1);
      const [row] = places.splice(from % length, 1) as [number];
      places.splice(to % length, 0, row);
      expect(moved(places)).toBe(from % length === to % length ? 0 : 1);
    }),
  );
});
