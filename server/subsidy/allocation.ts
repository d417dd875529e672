import Big from 'big.js';
import { isDay, type Day } from '../shared/day.ts';
import { fenFromYuan, type Fen } from '../shared/money.ts';
import type { Period } from '../shared/period.ts';
import { Refusal } from '../shared/refusal.ts';

/** Money from above for a programme and period, by a document (资金分配). */
export interface NewAllocation {
  readonly programmeCode: string;
  readonly period: Period;
  readonly amountFen: Fen;
  readonly documentNumber: string;
  readonly documentOn: Day;
}

/** Ten billion yuan: more than a township is ever given, and exact. */
const MOST_FEN = 10_000_000_000_00;

/** Throws BAD_INPUT for what is no sum a town is given. */
export function allocationFen(yuan: string): Fen {
  if (new Big(yuan).times(100).abs().gt(MOST_FEN))
    throw new Refusal('BAD_INPUT', '金额 amount 大得不合理（一百亿元以上），请核对小数点。');
  return fenFromYuan(yuan);
}

/** Throws BAD_INPUT naming everything that is wrong. */
export function checkAllocation(
  { amountFen, documentNumber, documentOn }: NewAllocation,
  today: Day,
): void {
  const problems = [
    ...(amountFen > 0 ? [] : ['金额 amount 应大于 0；记错了的用 reverseAllocation 冲销']),
    ...(documentNumber.trim() !== '' && [...documentNumber].length <= 100
      ? []
      : ['文号 documentNumber 应是 1 到 100 字']),
    ...(isDay(documentOn) && documentOn <= today
      ? []
      : ['发文日期 documentOn 应是今天或以前的日期']),
  ];
  if (problems.length > 0) throw new Refusal('BAD_INPUT', `${problems.join('；')}。请改后重试。`);
}

interface Entry {
  readonly id: number;
  readonly amountFen: Fen;
  readonly reversesId: number | null;
}

/** What was given and not taken back. */
export function standing<E extends Entry>(entries: readonly E[]): E[] {
  const reversed = new Set(entries.flatMap(({ reversesId }) => reversesId ?? []));
  return entries.filter(({ id, reversesId }) => reversesId === null && !reversed.has(id));
}

/** The sum of what stands; null when nothing does: then there is nothing to compare with. */
export function allocatedFen(entries: readonly Entry[]): Fen | null {
  const left = standing(entries);
  return left.length === 0 ? null : left.reduce((sum, { amountFen }) => sum + amountFen, 0);
}
