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
  return [
    ...yearProblems(notice, thisYear),
    ...(notice.source.trim() === '' || [...notice.source].length > 200
      ? ['请写明通知文号 source，最多 200 字']
      : []),
    ...rangeProblems(notice.holidays),
    ...newYearProblems(notice),
    ...dayProblems(notice),
  ];
}

/** Days are compared with the year only when it can be meant: else each of them were outside. */
function yearProblems({ year, holidays, makeUpDays }: Announcement, thisYear: number): string[] {
  if (year < FIRST_YEAR || year > thisYear + 2)
    return [`年份应在 ${FIRST_YEAR} 到 ${thisYear + 2} 之间`];
  const ends = holidays.flatMap(({ from, to }) => [from, to]);
  return told(
    [...ends, ...makeUpDays].filter((day) => !belongsTo(year, day)),
    `不属于 ${year} 年的安排`,
  );
}

/** New Year's holiday and its make-up days may begin in the last days of the year before. */
function belongsTo(year: number, day: Day): boolean {
  return day.startsWith(`${year}-`) || (day >= `${year - 1}-12-20` && day <= `${year - 1}-12-31`);
}

function rangeProblems(holidays: readonly DayRange[]): string[] {
  return holidays.flatMap(({ from, to }) => {
    const days = daysBetween(from, to) + 1;
    if (days < 1) return [`假期 ${from} 至 ${to} 结束早于开始`];
    return days > LONGEST_HOLIDAY ? [`假期 ${from} 至 ${to} 超过 ${LONGEST_HOLIDAY} 天`] : [];
  });
}

/** A holiday written the wrong way round still names its days. */
function newYearProblems({ year, holidays }: Announcement): string[] {
  if (holidays.length === 0) return ['没有填放假的日子 holidays'];
  const newYear = `${year}-01-01`;
  const isNamed = holidays.some(({ from, to }) => {
    const [first, last] = from <= to ? [from, to] : [to, from];
    return first <= newYear && newYear <= last;
  });
  return isNamed ? [] : [`缺少元旦 ${newYear}`];
}

function dayProblems({ holidays, makeUpDays }: Announcement): string[] {
  const free = new Set(daysIn(holidays.filter(isSound)));
  return [
    ...(free.size > MOST_HOLIDAYS ? [`放假共 ${free.size} 天，超过 ${MOST_HOLIDAYS} 天`] : []),
    ...told(
      makeUpDays.filter((day) => !isWeekend(day)),
      '不是周六或周日，不用补班',
    ),
    ...told(
      makeUpDays.filter((day) => free.has(day)),
      '既放假又补班',
    ),
  ];
}

/** Anything longer is not written out: the days of a mistyped year would be thousands. */
function isSound({ from, to }: DayRange): boolean {
  return from <= to && daysBetween(from, to) < LONGEST_HOLIDAY;
}

const MOST_NAMED = 5;

/** One sentence about all of these days; none when there are none. */
function told(days: readonly Day[], what: string): string[] {
  const all = [...new Set(days)].toSorted();
  if (all.length === 0) return [];
  const named = all.slice(0, MOST_NAMED).join('、');
  return [`${named}${all.length > MOST_NAMED ? ` 等 ${all.length} 天` : ''} ${what}`];
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
