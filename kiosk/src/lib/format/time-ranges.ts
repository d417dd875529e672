import { dayOfTown, daysBefore } from './day.ts';

/** The choices of when something was published. */
export const TIME_RANGES = ['week', 'month', 'quarter', 'year', 'lastYear', 'earlier'] as const;
export type TimeRange = (typeof TIME_RANGES)[number];

export interface TimeFilter {
  publishedFrom?: string;
  publishedUntil?: string;
}

/** The days of each choice, seen from now. */
export function timeFilters(now: Date): Record<TimeRange, TimeFilter> {
  const today = dayOfTown(now);
  const year = Number(today.slice(0, 4));
  return {
    week: { publishedFrom: daysBefore(today, 6) },
    month: { publishedFrom: daysBefore(today, 29) },
    quarter: { publishedFrom: daysBefore(today, 91) },
    year: { publishedFrom: `${year}-01-01` },
    lastYear: { publishedFrom: `${year - 1}-01-01`, publishedUntil: `${year - 1}-12-31` },
    earlier: { publishedUntil: `${year - 2}-12-31` },
  };
}

export function isTimeRange(text: string): text is TimeRange {
  return TIME_RANGES.some((range) => range === text);
}
