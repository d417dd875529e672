import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { Day } from '../shared/day.ts';
import type { CalendarYear } from '../shared/working-days.ts';

/** The State Council's notices from 2004 to 2026, by year (npm chinese-days). */
export const PUBLISHED_YEARS: ReadonlyMap<number, CalendarYear> = byYear(
  noticesOf(published.holidays),
  noticesOf(published.workdays),
);

type Notices = readonly { readonly day: Day; readonly year: number }[];

/** `days` says which holiday each belongs to: "New Year's Day,元旦,1". */
function noticesOf(days: Readonly<Record<Day, string>>): Notices {
  return Object.entries(days).map(([day, holiday]) => ({ day, year: yearOfNotice(day, holiday) }));
}

/**
 * Free and worked days around New Year may lie in the December before, and come with the notice of
 * the year that begins: a corrected notice of the year that ends must not take them along.
 */
function yearOfNotice(day: Day, holiday: string): number {
  const isBeforeNewYear = holiday.includes('元旦') && day.slice(5, 7) === '12';
  return Number(day.slice(0, 4)) + (isBeforeNewYear ? 1 : 0);
}

function byYear(holidays: Notices, makeUpDays: Notices): Map<number, CalendarYear> {
  const years = [...new Set(holidays.map(({ year }) => year))].toSorted((a, b) => a - b);
  return new Map(
    years.map((year) => [
      year,
      { year, holidays: daysOf(year, holidays), makeUpDays: daysOf(year, makeUpDays) },
    ]),
  );
}

function daysOf(year: number, notices: Notices): Day[] {
  return notices
    .filter((notice) => notice.year === year)
    .map(({ day }) => day)
    .toSorted();
}
