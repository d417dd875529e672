import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packRows, unpackRows } from '../../server/subsidy/packed-rows.ts';

const value = fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.constant(null));

test('packed rows are the same rows, as often as they are asked', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ name: value, amountFen: value, rate: value })), (rows) => {
      const packed = packRows(rows);
      expect(packed.count).toBe(rows.length);
      expect(unpackRows(packed)).toEqual(rows);
      expect(unpackRows(packed)).toEqual(rows);
    }),
  );
});
