import type { Deps } from '../context.ts';
import { isDuplicate } from '../database/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import { dayOf } from '../shared/day.ts';
import { yearOf } from '../shared/period.ts';
import { Refusal } from '../shared/refusal.ts';
import { calendarOf, type CalendarYear, type WorkingCalendar } from '../shared/working-days.ts';
import { staffNames } from '../staff/staff.service.ts';
import type { CalendarAnnouncementRow } from './calendar.entity.ts';
import { announcementProblems, calendarYear, isSameYear, type Announcement } from './calendar.ts';
import { insertAnnouncement, listAnnouncements } from './calendar.store.ts';
import { PUBLISHED_YEARS } from './state-council.ts';

/** The published years, with what the office announced in their place. */
export async function currentCalendar(deps: Deps): Promise<WorkingCalendar> {
  return calendarOf([...yearsInForce(await listAnnouncements(deps.database.read)).values()]);
}

function yearsInForce(
  announced: readonly CalendarAnnouncementRow[],
): ReadonlyMap<number, CalendarYear> {
  return new Map([
    ...PUBLISHED_YEARS,
    ...announced.map((row): [number, CalendarYear] => [row.year, row]),
  ]);
}

export interface KnownYear extends CalendarYear {
  /** What the office announced for it, newest first; empty when it came with the program. */
  readonly announcements: readonly (CalendarAnnouncementRow & { by: string })[];
}

/** Every known year, newest first. */
export async function knownYears(deps: Deps): Promise<KnownYear[]> {
  const announced = await listAnnouncements(deps.database.read);
  const names = await staffNames(
    deps,
    announced.map(({ announcedById }) => announcedById),
  );
  return [...yearsInForce(announced).values()]
    .map(({ year, holidays, makeUpDays }) => ({
      year,
      holidays,
      makeUpDays,
      announcements: announced
        .filter((row) => row.year === year)
        .map((row) => ({ ...row, by: names.get(row.announcedById) ?? '' }))
        .toReversed(),
    }))
    .toSorted((a, b) => b.year - a.year);
}

type Notice = Announcement & { readonly correctionReason: string | null };

/**
 * Enters the State Council's notice for a year. The same notice again changes nothing. Throws
 * BAD_INPUT with everything that cannot be right, CALENDAR_DIFFERS when the year is known otherwise
 * and no reason for a correction is given.
 */
export async function announceCalendar(deps: Deps, actor: Actor, notice: Notice): Promise<void> {
  const announcedAt = deps.clock.now();
  const correctionReason = notice.correctionReason?.trim() || null;
  refuseFaulty({ ...notice, correctionReason }, announcedAt);
  const year = calendarYear(notice);
  const announced = await listAnnouncements(deps.database.read);
  if (isKnown(announced, year, correctionReason !== null)) return;
  const row = {
    ...year,
    holidays: [...year.holidays],
    makeUpDays: [...year.makeUpDays],
    number: announced.filter((one) => one.year === year.year).length + 1,
    source: notice.source.trim(),
    correctionReason,
    announcedById: actor.staffId,
    announcedAt,
  };
  await deps.database
    .write((writer) => insertAnnouncement(writer, row))
    .catch(async (error: unknown) => {
      if (!isDuplicate(error)) throw error;
      // Somebody was quicker, and what they entered was not seen: no reason corrects it yet.
      isKnown(await listAnnouncements(deps.database.read), year, false);
    });
}

function refuseFaulty(notice: Notice, now: Date): void {
  const problems = announcementProblems(notice, yearOf(dayOf(now)));
  if ([...(notice.correctionReason ?? '')].length > 500) problems.push('更正原因最多 500 字');
  if (problems.length > 0) throw new Refusal('BAD_INPUT', `${problems.join('；')}。请改后重试。`);
}

/** True when the year stands just so already. Throws CALENDAR_DIFFERS unless it may be corrected. */
function isKnown(
  announced: readonly CalendarAnnouncementRow[],
  year: CalendarYear,
  mayCorrect: boolean,
): boolean {
  const known = yearsInForce(announced).get(year.year);
  if (known === undefined) return false;
  if (isSameYear(known, year)) return true;
  if (mayCorrect) return false;
  throw differs(year.year);
}

function differs(year: number): Refusal {
  return new Refusal(
    'CALENDAR_DIFFERS',
    `${year} 年的放假安排已经有了，而且与这次填的不同。请用 calendarYears 核对；国务院确有更正的，请写明 correctionReason 再提交。`,
    { year },
  );
}
