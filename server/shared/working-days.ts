import { addDays, weekdayOf, type Day } from './day.ts';

/** Which days the State Council made holidays and make-up workdays (调休上班). */
export interface WorkingCalendar {
  /** False beyond what was announced: then only weekends and 1 January are known to be free. */
  isKnown(day: Day): boolean;
  isWorkingDay(day: Day): boolean;
}

/** The last day of a time limit; it counts to its end. */
export interface Deadline {
  readonly on: Day;
  /** A year on the way is not announced: the day may still move. */
  readonly isProvisional: boolean;
}

/** The arrangement of one year. The first days of it may lie in the December before. */
export interface CalendarYear {
  readonly year: number;
  readonly holidays: readonly Day[];
  /** Saturdays and Sundays that are worked. */
  readonly makeUpDays: readonly Day[];
}

export function calendarOf(years: readonly CalendarYear[]): WorkingCalendar {
  const known = new Set(years.map(({ year }) => String(year)));
  const holidays = new Set(years.flatMap((year) => year.holidays));
  const makeUpDays = new Set(years.flatMap((year) => year.makeUpDays));
  return {
    isKnown: (day) => known.has(day.slice(0, 4)),
    isWorkingDay: (day) => {
      if (holidays.has(day) || day.endsWith('-01-01')) return false;
      return makeUpDays.has(day) || !isWeekend(day);
    },
  };
}

export function isWeekend(day: Day): boolean {
  return [0, 6].includes(weekdayOf(day));
}

/** The day of receipt is day zero. `count` from 1. */
export function workingDaysAfter(calendar: WorkingCalendar, from: Day, count: number): Deadline {
  let on = from;
  let isProvisional = false;
  for (let left = count; left > 0;) {
    on = addDays(on, 1);
    isProvisional ||= !calendar.isKnown(on);
    if (calendar.isWorkingDay(on)) left -= 1;
  }
  return { on, isProvisional };
}

export function calendarDaysAfter(from: Day, count: number): Deadline {
  return { on: addDays(from, count), isProvisional: false };
}

/** The day with so many working days after it up to and including `until`. */
export function workingDaysBefore(calendar: WorkingCalendar, until: Day, count: number): Day {
  let day = until;
  for (let left = count; left > 0; day = addDays(day, -1))
    if (calendar.isWorkingDay(day)) left -= 1;
  return day;
}

/** Working days after the first day, up to and including the second; 0 when that is not later. */
export function workingDaysBetween(calendar: WorkingCalendar, after: Day, until: Day): number {
  let count = 0;
  for (let day = addDays(after, 1); day <= until; day = addDays(day, 1))
    if (calendar.isWorkingDay(day)) count += 1;
  return count;
}
