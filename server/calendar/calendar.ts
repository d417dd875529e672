import { addDays, daysBetween, type Day } from '../shared/day.ts';
import { isWeekend, type CalendarYear } from '../shared/working-days.ts';

/** A holiday as the notice gives it: first and last day. */
export interface DayRange {
  readonly from: Day;
  readonly to: Day;
}

/** The notice of a year as the office enters it. */
export interface Announcement {
  readonly year: number;
  readonly holidays: readonly DayRange[];
  readonly makeUpDays: readonly Day[];
  /** Number or title of the notice. */
  readonly source: string;
}

const FIRST_YEAR = 2004;
const LONGEST_HOLIDAY = 12;
const MOST_HOLIDAYS = 40;

/** Everything that cannot be right about a notice, in sentences for the office. */
export function announcementProblems(notice: Announcement, thisYear: number): string[] {
  const { year, holidays, makeUpDays, source } = notice;
  if (year < FIRST_YEAR || year > thisYear + 2)
    return [`年份应在 ${FIRST_YEAR} 到 ${thisYear + 2} 之间`];
  const backwards = holidays.filter(({ from, to }) => daysBetween(from, to) < 0);
  const long = holidays.filter(({ from, to }) => daysBetween(from, to) >= LONGEST_HOLIDAY);
  if (backwards.length + long.length > 0)
    return [
      ...backwards.map(({ from, to }) => `假期 ${from} 至 ${to} 结束早于开始`),
      ...long.map(({ from, to }) => `假期 ${from} 至 ${to} 超过 ${LONGEST_HOLIDAY} 天`),
    ];
  const free = daysIn(holidays);
  const outside = [...free, ...makeUpDays].filter((day) => !belongsTo(year, day));
  return [
    ...(source.trim() === '' || [...source].length > 200
      ? ['请写明通知文号 source，最多 200 字']
      : []),
    ...(free.includes(`${year}-01-01`) ? [] : [`缺少元旦 ${year}-01-01`]),
    ...(free.length > MOST_HOLIDAYS ? [`放假 ${free.length} 天，太多了`] : []),
    ...outside.map((day) => `${day} 不属于 ${year} 年的安排`),
    ...makeUpDays.filter((day) => !isWeekend(day)).map((day) => `${day} 不是周六或周日，不用补班`),
    ...makeUpDays.filter((day) => free.includes(day)).map((day) => `${day} 既放假又补班`),
  ];
}

/** New Year's holiday and its make-up days may begin in the last days of the year before. */
function belongsTo(year: number, day: Day): boolean {
  return day.startsWith(`${year}-`) || (day >= `${year - 1}-12-20` && day <= `${year - 1}-12-31`);
}

/** The notice as single days, sorted: equal notices are equal here. */
export function calendarYear({ year, holidays, makeUpDays }: Announcement): CalendarYear {
  return {
    year,
    holidays: [...new Set(daysIn(holidays))].toSorted(),
    makeUpDays: [...new Set(makeUpDays)].toSorted(),
  };
}

function daysIn(ranges: readonly DayRange[]): Day[] {
  return ranges.flatMap(({ from, to }) =>
    Array.from({ length: daysBetween(from, to) + 1 }, (_, at) => addDays(from, at)),
  );
}

export function isSameYear(a: CalendarYear, b: CalendarYear): boolean {
  return a.holidays.join() === b.holidays.join() && a.makeUpDays.join() === b.makeUpDays.join();
}
