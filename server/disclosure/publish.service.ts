import { currentCalendar } from '../calendar/calendar.service.ts';
import { hasLeastPublicity, type DayCount } from '../catalogue/catalogue.ts';
import { requireEntry } from '../catalogue/catalogue.service.ts';
import type { Deps } from '../context.ts';
import type { Actor } from '../shared/actor.ts';
import { dayOf, type Day } from '../shared/day.ts';
import { Refusal } from '../shared/refusal.ts';
import { carryPayments } from '../payment/carry-over.service.ts';
import { rosterFacts } from '../subsidy/roster.service.ts';
import type { EditionRow } from './disclosure.entity.ts';
import { publishingTimes, refuseShortened, type PublishingTimes } from './edition.ts';
import type { EditionFile } from './edition.store.ts';
import { isPayloadUnchanged } from './payload.service.ts';
import { refuseUnprovenNow } from './proven-roster.service.ts';
import { hashNow, requireReason, takeStep, type Alongside, type Seen } from './step.service.ts';
import { deadlineAfter } from './timeliness.ts';

/**
 * Throws CONTENT_CHANGED when a word, a row or a figure is not what was submitted,
 * ROSTER_HAS_PROBLEMS, WARNINGS_UNEXPLAINED.
 */
export function publishEdition(
  deps: Deps,
  actor: Actor,
  seen: Seen,
  asked: PublishingTimes,
): Promise<number> {
  return takeStep(deps, actor, seen, {
    action: 'publish',
    change: async (file) => {
      await refuseChangedContent(deps, file.edition);
      await refuseUnprovenNow(deps, file.edition);
      const times = publishingTimes(asked, deps.clock.now());
      const publicPeriodEndsOn = await endOfPublicPeriod(deps, file, times.visibleFrom);
      refuseShortened(times.visibleUntil, publicPeriodEndsOn);
      return { ...times, publicPeriodEndsOn, openDisclosureId: null };
    },
    alongside: (file) => carryPaymentsAlong(deps, file),
  });
}

/** What was paid on the roster that is corrected counts for the correct one. */
async function carryPaymentsAlong(
  deps: Deps,
  { edition, siblings }: EditionFile,
): Promise<Alongside> {
  const before = siblings.findLast(
    ({ number, rosterId, visibleFrom }) =>
      number < edition.number && rosterId !== null && visibleFrom !== null,
  );
  const from = before?.rosterId ?? null;
  if (from === null || edition.rosterId === null || from === edition.rosterId)
    return () => Promise.resolve();
  return carryPayments(deps, from, edition.rosterId);
}

export function unscheduleEdition(deps: Deps, actor: Actor, seen: Seen): Promise<number> {
  return takeStep(deps, actor, seen, {
    action: 'unschedule',
    change: ({ edition }) => ({
      partyFrom: null,
      visibleFrom: null,
      visibleUntil: null,
      publicPeriodEndsOn: null,
      openDisclosureId: edition.disclosureId,
    }),
  });
}

export function withdrawEdition(
  deps: Deps,
  actor: Actor,
  seen: Seen,
  reason: string,
): Promise<number> {
  const withdrawalReason = requireReason(reason);
  return takeStep(deps, actor, seen, {
    action: 'withdraw',
    comment: withdrawalReason,
    change: () => ({ withdrawnAt: deps.clock.now(), withdrawalReason }),
  });
}

async function refuseChangedContent(deps: Deps, edition: EditionRow): Promise<void> {
  const isSame = (await hashNow(deps, edition)) === edition.contentHash;
  if (!isSame || !(await isPayloadUnchanged(deps, edition)))
    throw new Refusal(
      'CONTENT_CHANGED',
      '内容与审批时不一致，不能发布。请退回起草人核对后重新走流程。',
    );
}

async function endOfPublicPeriod(
  deps: Deps,
  { edition, disclosure }: EditionFile,
  visibleFrom: Date,
): Promise<Day | null> {
  const { code, publicPeriod: ofEntry } = await requireEntry(deps, disclosure.catalogueCode);
  const ofProgramme = hasLeastPublicity(code) ? null : await periodOfProgramme(deps, edition);
  const publicPeriod = ofProgramme ?? ofEntry;
  if (publicPeriod === null || edition.audience !== 'PUBLIC') return null;
  return deadlineAfter(await currentCalendar(deps), dayOf(visibleFrom), publicPeriod).on;
}

/** What the programme of a carried roster says about its public period goes before the entry. */
async function periodOfProgramme(deps: Deps, { rosterId }: EditionRow): Promise<DayCount | null> {
  if (rosterId === null) return null;
  return (await rosterFacts(deps, [rosterId])).get(rosterId)!.programme.publicPeriod;
}
