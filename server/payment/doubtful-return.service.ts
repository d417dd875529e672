import { daysOfPeriod, type Period } from '../shared/period.ts';
import { Refusal } from '../shared/refusal.ts';
import type { Payee } from '../subsidy/roster.service.ts';
import { doubtsAbout, type Doubt } from './doubt.ts';
import type { PaymentEntryRow } from './payment.entity.ts';
import { standingOf } from './payment.ts';

/** Throws RETURN_DOUBTFUL when what is new, beside what was entered before, looks misplaced. */
export type RefuseDoubtful = (
  before: readonly PaymentEntryRow[],
  fresh: readonly NewPayment[],
) => void;

type NewPayment = Pick<PaymentEntryRow, 'position' | 'state' | 'amountFen' | 'paidOn'>;

export function doubter(payees: readonly Payee[], period: Period): RefuseDoubtful {
  const published = new Map(payees.map(({ position, amountFen }) => [position, amountFen]));
  return (before, fresh) => {
    const byPosition = Map.groupBy(before, ({ position }) => position);
    const rows = fresh.flatMap(({ position, ...row }) => {
      if (position === null) return [];
      const { paidCount } = standingOf(byPosition.get(position) ?? []);
      return [{ ...row, publishedFen: published.get(position)!, isPaidAlready: paidCount > 0 }];
    });
    const doubts = doubtsAbout(rows, daysOfPeriod(period).from);
    if (doubts.length === 0) return;
    throw new Refusal(
      'RETURN_DOUBTFUL',
      `这份回单${doubts.map((doubt) => DOUBTS[doubt]).join('，')}，像是别的期次的或者重复的，没有登记。` +
        '请核对名册编号和文件；确实没有选错的，把变量 isCertain 改成 true 再传一次。',
      { doubts },
    );
  };
}

const DOUBTS: Readonly<Record<Doubt, string>> = {
  AMOUNTS_DIFFER: '的金额大半和名册不一样',
  BEFORE_PERIOD: '里有的日期在本期开始以前',
  PAID_ALREADY: '里的人大半已经发过了',
};
