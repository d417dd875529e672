import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { CalendarYear } from '../shared/working-days.ts';

/** The State Council's notices from 2004 to 2026, by year (npm chinese-days). */
export const PUBLISHED_YEARS: ReadonlyMap<number, CalendarYear> = byYear(
  Object.keys(published.holidays),
  Object.keys(published.workdays),
);

function byYear(holidays: readonly string[], makeUpDays: readonly string[]) {
  const years = [...new Set(holidays.map(yearOfDay))].toSorted((a, b) => a - b);
  return new Map(
    years.map((year): [number, CalendarYear] => {
      const ofYear = (day: string) => yearOfDay(day) === year;
      return [
        year,
        {
          year,
          holidays: holidays.filter(ofYear).toSorted(),
          makeUpDays: makeUpDays.filter(ofYear).toSorted(),
        },
      ];
    }),
  );
}

function yearOfDay(day: string): number {
  return Number(day.slice(0, 4));
}
