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
      return t.returnedNote(paymentReason);
    case 'STOPPED':
      return paymentReason ?? t.stateNotes.STOPPED;
    default:
      return t.stateNotes[paymentState];
  }
}

/** False when the bank paid more or less than was published: that must not look settled. */
export function isPaidAsPublished({
  paymentState,
  amount,
  paidAmount,
}: Pick<Subsidy, 'paymentState' | 'amount' | 'paidAmount'>): boolean {
  return paymentState === 'PAID' && (paidAmount === null || paidAmount === amount);
}
