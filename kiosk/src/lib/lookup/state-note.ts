import { formatYuan } from '#lib/format/money.ts';
import type { Messages } from '#lib/messages/zh.ts';
import type { Subsidy } from './years.ts';

type Told = Pick<
  Subsidy,
  'paymentState' | 'amount' | 'paidAmount' | 'paymentReason' | 'isPaidElsewhere'
>;

/** What stands beside a subsidy's state; `paidOn` is the day as it is written here, or ''. */
export function stateNote(subsidy: Told, paidOn: string, t: Messages['result']): string {
  const { paymentState, paymentReason } = subsidy;
  switch (paymentState) {
    case 'PAID':
      return paidNote(subsidy, paidOn, t);
    case 'RETURNED':
      return t.returnedNote(short(paymentReason));
    case 'STOPPED':
      return short(paymentReason) ?? t.stateNotes.STOPPED;
    default:
      return t.stateNotes[paymentState];
  }
}

function paidNote(subsidy: Told, paidOn: string, t: Messages['result']): string {
  const { amount, paidAmount, isPaidElsewhere } = subsidy;
  const other = paidAmount === null || paidAmount === amount ? null : formatYuan(paidAmount);
  if (isPaidElsewhere) return t.paidElsewhere(paidOn, other);
  return other === null ? paidOn : t.paidOtherwise(paidOn, other);
}

/** Beside the state there is room for a few words; the whole reason stands where 怎么办 leads. */
const MOST_CHARACTERS = 12;

function short(reason: string | null): string | null {
  return reason !== null && [...reason].length <= MOST_CHARACTERS ? reason : null;
}

/**
 * False when the bank paid more or less than was published, or to an account that may be another's:
 * that must not look settled.
 */
export function isPaidAsPublished({
  paymentState,
  amount,
  paidAmount,
  isPaidElsewhere,
}: Told): boolean {
  const isWhole = paidAmount === null || paidAmount === amount;
  return paymentState === 'PAID' && isWhole && !isPaidElsewhere;
}
