import { formatDecimal, formatYuan, sumYuan } from '#lib/format/money.ts';
import type { Resident } from './session.svelte.ts';

export type Subsidy = Resident['subsidies'][number];

export interface Year {
  year: number;
  subsidies: Subsidy[];
  /** What is or will be the resident's: without what was stopped or came back. */
  total: string;
  paid: string;
}

/** Newest year first; within it the server's order. */
export function byYear(subsidies: readonly Subsidy[]): Year[] {
  const years = [...new Set(subsidies.map(({ year }) => year))].sort((a, b) => b - a);
  return years.map((year) => {
    const ofYear = subsidies.filter((each) => each.year === year);
    return {
      year,
      subsidies: ofYear,
      total: sumOf(ofYear.filter(counts)),
      paid: sumYuan(ofYear.map(paidOf)),
    };
  });
}

/** 面积 × 标准 ＝ 金额, where both are known; else null. */
export function reckoningOf(
  { quantity, rate, unit, amount }: Pick<Subsidy, 'quantity' | 'rate' | 'unit' | 'amount'>,
  yuan: string,
): string | null {
  if (quantity === null || rate === null) return null;
  const area = `${formatDecimal(quantity)} ${unit ?? ''}`.trim();
  return `${area} × ${formatDecimal(rate)} ${yuan} ＝ ${formatYuan(amount)} ${yuan}`;
}

export function counts({ paymentState }: Pick<Subsidy, 'paymentState'>): boolean {
  return paymentState !== 'STOPPED' && paymentState !== 'RETURNED';
}

/** As the bank says, which may be more or less than was published. */
function paidOf({ paymentState, paidAmount, amount }: Subsidy): string {
  return paymentState === 'PAID' ? (paidAmount ?? amount) : '0.00';
}

function sumOf(subsidies: readonly Subsidy[]): string {
  return sumYuan(subsidies.map(({ amount }) => amount));
}
