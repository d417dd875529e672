import { describe, expect, test } from 'vitest';
import { importKey, PIECE_BYTES, rowsBetweenMarks } from '../../server/subsidy/roster-import.ts';
import { createVault } from '../../server/shared/crypto.ts';

describe('an import', () => {
  const what = {
    programmeCode: 'FARMLAND_FERTILITY',
    period: '2026',
    sheetName: 'a.xlsx',
    fileHash: 'a'.repeat(64),
    staffId: 1,
    corrections: [
      { header: '甲', field: 'amount', isGiven: true },
      { header: '乙', field: 'IGNORE', isGiven: true },
    ],
  } as const;

  test.each([
    ['programme', { programmeCode: 'GRAIN_DIRECT_SUBSIDY' }],
    ['period', { period: '2027' }],
    ['file', { fileHash: 'b'.repeat(64) }],
    ['name, which may be a village', { sheetName: '前潘村.csv' }],
    ['clerk', { staffId: 2 }],
    ['meaning of a header', { corrections: what.corrections.slice(1) }],
  ])('of another %s is another', (_what, change) => {
    expect(importKey({ ...what, ...change })).not.toBe(importKey(what));
  });

  test('is the same whether its headers were said now or remembered, in any order', () => {
    const corrections = what.corrections.map((each) => ({ ...each, isGiven: false })).toReversed();
    expect(importKey({ ...what, corrections })).toBe(importKey(what));
  });

  test.each([
    [1_000, 0],
    [30_000, 15],
    [100_000, 16],
    [200_000, 16],
  ])('of %i rows tells its progress at most %i times', (rows, most) => {
    expect(Math.floor(rows / rowsBetweenMarks(rows))).toBeLessThanOrEqual(most);
  });

  test('a piece of its file fits its column once it is sealed', () => {
    const vault = createVault('a1'.repeat(32));
    const piece = Buffer.alloc(PIECE_BYTES, 255);
    const place = { table: 'roster_upload', column: 'content', row: 'x:1' };
    expect(vault.sealBytes(piece, place).length).toBeLessThanOrEqual(48_000);
  });
});
