import { formatYuan } from '#lib/format/money.ts';
import type { Messages } from '#lib/messages/zh.ts';
import type { Subsidy } from './years.ts';

type Told = Pick<Subsidy, 'paymentState' | 'amount' | 'paidAmount' | 'paymentReason'>;

/** What stands beside a subsidy's state; `paidOn` is the day as it is written here, or ''. */
export function stateNote(subsidy: Told, paidOn: string, t: Messages['result']): string {
  const { paymentState, paymentReason } = subsidy;
  switch (paymentState) {
    case 'PAID':
      return isPaidAsPublished(subsidy)
        ? paidOn
        : t.paidOtherwise(paidOn, formatYuan(subsidy.paidAmount ?? '0.00'));
    case 'RETURNED':
      return t.returnedNote(short(paymentReason));
    case 'STOPPED':
      return short(paymentReason) ?? t.stateNotes.STOPPED;
    default:
      return t.stateNotes[paymentState];
  }
}

/** Beside the state there is room for a few words; the whole reason stands where 怎么办 leads. */
const MOST_CHARACTERS = 12;

function short(reason: string | null): string | null {
  return reason !== null && [...reason].length <= MOST_CHARACTERS ? reason : null;
}

/** False when the bank paid more or less than was published: that must not look settled. */
export function isPaidAsPublished({
  paymentState,
  amount,
  paidAmount,
}: Pick<Subsidy, 'paymentState' | 'amount' | 'paidAmount'>): boolean {
  return paymentState === 'PAID' && (paidAmount === null || paidAmount === amount);
}
