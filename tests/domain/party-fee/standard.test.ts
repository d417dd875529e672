import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteFee, type IncomeKind, type Quote } from '../../../server/party-fee/standard.ts';
import { fenFromYuan, yuanFromFen } from '../../../server/shared/money.ts';

const quote = (kind: IncomeKind, yuan: string, setYuan: string | null = null) =>
  quoteFee(kind, fenFromYuan(yuan), 2026, setYuan === null ? null : fenFromYuan(setYuan));
const monthly = (kind: IncomeKind, yuan: string, setYuan: string | null = null) => {
  const quoted = quote(kind, yuan, setYuan);
  return 'reason' in quoted ? quoted.reason : yuanFromFen(quoted.monthlyFen);
};

describe('the monthly party fee of a member', () => {
  it.each<[IncomeKind, string, string]>([
    ['WAGE', '0.00', '0.00'],
    ['WAGE', '3000.00', '15.00'],
    ['WAGE', '3000.01', '30.00'],
    ['WAGE', '3001.00', '30.01'],
    ['WAGE', '5000.00', '50.00'],
    ['WAGE', '5001.00', '75.02'],
    ['WAGE', '10000.00', '150.00'],
    ['WAGE', '10001.00', '200.02'],
    ['RETIRED', '3001.00', '15.01'],
    ['RETIRED', '5000.00', '25.00'],
    ['RETIRED', '5001.00', '50.01'],
    ['SELF_EMPLOYED', '5001.00', '75.02'],
    ['STUDENT', '0.00', '0.20'],
    ['UNEMPLOYED', '0.00', '0.20'],
    ['RELIEF', '800.00', '0.20'],
  ])('%s with %s yuan a month is %s', (kind, income, fee) => {
    expect(monthly(kind, income)).toBe(fee);
  });

  it('of a farmer is what the branch set, between 0.20 and 1 yuan', () => {
    expect(monthly('FARMER', '0.00', '0.50')).toBe('0.50');
    expect(monthly('FARMER', '0.00', '1.00')).toBe('1.00');
    expect(monthly('FARMER', '0.00')).toContain('由党支部议定');
    expect(monthly('FARMER', '0.00', '0.19')).toContain('不在这个范围内');
    expect(monthly('FARMER', '0.00', '1.01')).toContain('不在这个范围内');
  });

  it('is set by no branch for anybody else, and by no rule before 2008', () => {
    expect(monthly('WAGE', '3000.00', '0.50')).toContain('只有农民党员');
    expect(quoteFee('WAGE', 300_000, 2007, null)).toHaveProperty('reason');
  });

  it('says how it was reckoned', () => {
    expect((quote('WAGE', '5001.00') as Quote).basis).toBe(
      '每月工资收入（税后） 5001.00 元，全额按 1.5% 交纳：5001.00 × 1.5% ＝ 75.02 元。',
    );
  });

  it('takes the bracket’s share of the whole income, half a fen up', () => {
    const incomes = fc.integer({ min: 0, max: 100_000_000 });
    fc.assert(
      fc.property(incomes, fc.constantFrom('WAGE', 'RETIRED', 'SELF_EMPLOYED'), (fen, kind) => {
        const { monthlyFen, rate } = quoteFee(kind, fen, 2026, null) as Quote;
        const perThousand = BigInt(Number(rate) * 1_000);
        expect(BigInt(monthlyFen)).toBe((BigInt(fen) * perThousand + 500n) / 1_000n);
        const more = quoteFee(kind, fen + 1, 2026, null) as Quote;
        expect(more.monthlyFen).toBeGreaterThanOrEqual(monthlyFen);
      }),
    );
  });
});
