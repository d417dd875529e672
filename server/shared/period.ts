import { addDays, type Day } from './day.ts';

/** What a regular matter or a roster is about: a month, quarter, half-year or year. */
export type Period = string;

export const INTERVALS = ['MONTHLY', 'QUARTERLY', 'HALF_YEARLY', 'YEARLY'] as const;
export type Interval = (typeof INTERVALS)[number];

interface Shape {
  readonly months: number;
  readonly pattern: RegExp;
  /** `at` counts the intervals of a year from 1. */
  readonly write: (year: number, at: number) => Period;
}

const SHAPES: Readonly<Record<Interval, Shape>> = {
  MONTHLY: {
    months: 1,
    pattern: /^(\d{4})-(0[1-9]|1[0-2])$/,
    write: (year, at) => `${year}-${String(at).padStart(2, '0')}`,
  },
  QUARTERLY: {
    months: 3,
    pattern: /^(\d{4})-Q([1-4])$/,
    write: (year, at) => `${year}-Q${at}`,
  },
  HALF_YEARLY: {
    months: 6,
    pattern: /^(\d{4})-H([12])$/,
    write: (year, at) => `${year}-H${at}`,
  },
  YEARLY: { months: 12, pattern: /^(\d{4})$/, write: (year) => String(year) },
};

export function isPeriod(text: string): boolean {
  return intervalOf(text) !== null;
}

/** "2026-Q3" → QUARTERLY; null for anything that is no period between 2000 and 2099. */
export function intervalOf(period: Period): Interval | null {
  if (!period.startsWith('20')) return null;
  return INTERVALS.find((interval) => SHAPES[interval].pattern.test(period)) ?? null;
}

/** How a period of this interval is written, for messages. */
export function periodExample(interval: Interval): string {
  return SHAPES[interval].write(2026, 1);
}

export function yearOf(period: Period): number {
  return Number(period.slice(0, 4));
}

export interface PeriodDays {
  readonly from: Day;
  readonly to: Day;
}

/** First and last day. Throws on what is no period. */
export function daysOfPeriod(period: Period): PeriodDays {
  const interval = intervalOf(period);
  if (interval === null) throw new Error(`no period: ${period}`);
  const { months, pattern } = SHAPES[interval];
  const [, year, at] = pattern.exec(period)!;
  const first = Number(year) * 12 + (Number(at ?? 1) - 1) * months;
  return { from: firstOfMonth(first), to: addDays(firstOfMonth(first + months), -1) };
}

/** The periods of an interval that have a day in common with `from` to `to`, oldest first. */
export function periodsBetween(interval: Interval, from: Day, to: Day): Period[] {
  const { months, write } = SHAPES[interval];
  const last = Math.floor(monthOf(to) / months);
  const periods: Period[] = [];
  for (let at = Math.floor(monthOf(from) / months); at <= last; at += 1) {
    const perYear = 12 / months;
    periods.push(write(Math.floor(at / perYear), (at % perYear) + 1));
  }
  return periods;
}

/** The last period that was over when `day` began. */
export function periodBefore(interval: Interval, day: Day): Period {
  const running = periodsBetween(interval, day, day)[0]!;
  const lastDay = addDays(daysOfPeriod(running).from, -1);
  return periodsBetween(interval, lastDay, lastDay)[0]!;
}

/** Months since year 0. */
function monthOf(day: Day): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function firstOfMonth(month: number): Day {
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}
