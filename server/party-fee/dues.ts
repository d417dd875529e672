import type { Fen } from '../shared/money.ts';
import { addMonths, monthsFrom, type Month } from './month.ts';

/** Months a member belongs to a branch; open while `untilMonth` is null. Both ends count. */
export interface Membership {
  readonly branchCode: string;
  readonly fromMonth: Month;
  readonly untilMonth: Month | null;
}

/** What was fixed for a year. */
export interface Fixing {
  readonly year: number;
  readonly monthlyFen: Fen;
}

/** Less or nothing for some months, approved by the upper committee (减交、免交). */
export interface Relief {
  readonly fromMonth: Month;
  readonly untilMonth: Month;
  readonly monthlyFen: Fen;
}

export interface MemberFile {
  readonly memberships: readonly Membership[];
  readonly fixings: readonly Fixing[];
  readonly reliefs: readonly Relief[];
  /** Dues paid and not taken back, in all. */
  readonly paidFen: Fen;
}

export interface DueMonth {
  readonly month: Month;
  /** Null while the year's amount is not fixed. */
  readonly dueFen: Fen | null;
  /** Payments cover the oldest months first. */
  readonly paidFen: Fen;
}

export interface MemberAccount {
  readonly months: readonly DueMonth[];
  /** Of the months up to now. */
  readonly owingFen: Fen;
  /** Paid beyond the months that are listed. */
  readonly advanceFen: Fen;
  /** Months up to now, the current one left out, that are not fully paid. */
  readonly unpaidMonths: number;
}

/** The account up to and including a month. Pure: the same file gives the same account. */
export function accountOf(file: MemberFile, until: Month): MemberAccount {
  let left = file.paidFen;
  const months = dueMonths(file, until).map(({ month, dueFen }): DueMonth => {
    const paidFen = Math.min(left, dueFen ?? 0);
    left -= paidFen;
    return { month, dueFen, paidFen };
  });
  const missing = months.map(({ month, dueFen, paidFen }) => ({
    month,
    fen: (dueFen ?? 0) - paidFen,
  }));
  return {
    months,
    owingFen: missing.reduce((sum, { fen }) => sum + fen, 0),
    advanceFen: left,
    unpaidMonths: missing.filter(({ month, fen }) => month < until && fen > 0).length,
  };
}

function dueMonths(
  { memberships, fixings, reliefs }: MemberFile,
  until: Month,
): Omit<DueMonth, 'paidFen'>[] {
  const months = memberships.flatMap(({ fromMonth, untilMonth }) =>
    monthsFrom(fromMonth, untilMonth !== null && untilMonth < until ? untilMonth : until),
  );
  return [...new Set(months)].toSorted().map((month) => {
    const relief = reliefs.findLast((one) => one.fromMonth <= month && month <= one.untilMonth);
    const fixing = fixings.find(({ year }) => year === Number(month.slice(0, 4)));
    return { month, dueFen: relief?.monthlyFen ?? fixing?.monthlyFen ?? null };
  });
}

/** Months without payment after which the branch reminds; past six the organisation is told. */
export const REMINDERS = [6, 3, 1] as const;
export type Reminder = (typeof REMINDERS)[number];

export function reminderOf({ unpaidMonths }: Pick<MemberAccount, 'unpaidMonths'>): Reminder | null {
  return REMINDERS.find((months) => unpaidMonths >= months) ?? null;
}

/** What twelve months from here on would cost: more in one payment is a slip of the pen. */
export function mostPayable(file: MemberFile, month: Month): Fen {
  const { months } = accountOf({ ...file, paidFen: 0 }, addMonths(month, 12));
  const due = months.reduce((sum, { dueFen }) => sum + (dueFen ?? 0), 0);
  return Math.max(0, due - file.paidFen);
}
