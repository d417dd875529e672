import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstSentence } from '#lib/format/sentence.ts';
import { columnsOf, membersByYear } from '#lib/lookup/household.ts';
import type { HouseholdRecord, Line } from '#lib/lookup/household.ts';

const record = (member: number, year: number, more: Partial<HouseholdRecord> = {}) => ({
  member,
  maskedName: '李＊',
  village: { name: '前潘村' },
  programme: '种粮农民直接补贴',
  period: String(year),
  year,
  amount: '100.00',
  paymentState: 'PAID' as const,
  ...more,
});

const told = (line: Line) =>
  line.kind === 'member'
    ? `${line.of.member} ${line.of.year}${line.isContinued ? ' …' : ''}`
    : line.record.programme;

describe('the others of a household', () => {
  it('stand person by person, newest year first, also those whose masked names are alike', () => {
    const years = membersByYear([
      record(2, 2026),
      record(1, 2026, { amount: '0.10' }),
      record(1, 2026, { amount: '0.20' }),
      record(1, 2026, { amount: '5.00', paymentState: 'STOPPED' }),
      record(1, 2025, { amount: '7.00' }),
    ]);
    expect(years.map(({ member, year, total }) => [member, year, total])).toEqual([
      [1, 2026, '0.30'],
      [1, 2025, '7.00'],
      [2, 2026, '100.00'],
    ]);
  });

  it('are cut where a column is full, and who goes on is named again', () => {
    const years = membersByYear([
      ...['甲', '乙', '丙'].map((programme) => record(1, 2026, { programme })),
      record(2, 2026, { programme: '丁' }),
    ]);
    expect(columnsOf(years, 3).map((column) => column.map(told))).toEqual([
      ['1 2026', '甲', '乙'],
      ['1 2026 …', '丙'],
      ['2 2026', '丁'],
    ]);
  });

  it('each stand once under their own name, in columns that are never too long', () => {
    const records = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 4 }), fc.constantFrom(2024, 2025, 2026)),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(records, fc.integer({ min: 0, max: 9 }), (pairs, most) => {
        const all = pairs.map(([member, year], at) =>
          record(member, year, { programme: String(at) }),
        );
        const columns = columnsOf(membersByYear(all), most);
        const shown = columns.flatMap((column) => {
          expect(column.length).toBeLessThanOrEqual(Math.max(2, most));
          expect([column[0]!.kind, column.at(-1)!.kind]).toEqual(['member', 'record']);
          return column.flatMap((line) => (line.kind === 'record' ? [line.record] : []));
        });
        expect(new Set(shown)).toEqual(new Set(all));
        expect(shown).toHaveLength(all.length);
      }),
    );
  });
});

describe('what a programme is, in short', () => {
  it.each([
    ['谁种粮，补贴给谁。按当年实际种粮面积，面积乘标准就是金额。', '谁种粮，补贴给谁。'],
    ['按核定的金额发放', '按核定的金额发放'],
    ['', ''],
  ])('%j begins with %j', (text, sentence) => {
    expect(firstSentence(text)).toBe(sentence);
  });
});
