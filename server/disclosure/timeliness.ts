import type { DayCount } from '../catalogue/catalogue.ts';
import { dayOf, daysBetween, isOver, type Day } from '../shared/day.ts';
import {
  calendarDaysAfter,
  workingDaysAfter,
  workingDaysBetween,
  type Deadline,
  type WorkingCalendar,
} from '../shared/working-days.ts';

/** Whether something was, or still can be, disclosed in time (时限). */
export interface Timeliness {
  /** The day the information was formed or changed; day zero. */
  readonly formedOn: Day;
  /** The last day in time, to its end. */
  readonly dueOn: Day;
  /** The calendar of a year on the way is not announced: `dueOn` may still move. */
  readonly isProvisional: boolean;
  readonly isLate: boolean;
  /** Working days past `dueOn`, until it was disclosed or until today. */
  readonly lateByWorkingDays: number;
}

export function deadlineAfter(calendar: WorkingCalendar, from: Day, limit: DayCount): Deadline {
  return limit.kind === 'WORKING_DAYS'
    ? workingDaysAfter(calendar, from, limit.days)
    : calendarDaysAfter(from, limit.days);
}

/** `disclosedAt` is when everyone could first read it; null while nobody can. */
export function timeliness(
  calendar: WorkingCalendar,
  facts: { formedOn: Day; limit: DayCount; disclosedAt: Date | null },
  now: Date,
): Timeliness {
  const { on, isProvisional } = deadlineAfter(calendar, facts.formedOn, facts.limit);
  const disclosedOn = dayOf(facts.disclosedAt ?? now);
  return {
    formedOn: facts.formedOn,
    dueOn: on,
    isProvisional,
    isLate: disclosedOn > on,
    lateByWorkingDays: workingDaysBetween(calendar, on, disclosedOn),
  };
}

/** How long something stands for objections (公示期), seen from now. */
export interface PublicPeriod {
  readonly startsOn: Day;
  /** The last day, to its end. */
  readonly endsOn: Day;
  /** Days after today; 0 on the last day and from then on. */
  readonly daysLeft: number;
  readonly hasEnded: boolean;
}

export function publicPeriod(visibleFrom: Date, endsOn: Day, now: Date): PublicPeriod {
  return {
    startsOn: dayOf(visibleFrom),
    endsOn,
    daysLeft: Math.max(0, daysBetween(dayOf(now), endsOn)),
    hasEnded: isOver(endsOn, now),
  };
}
