import { currentCalendar } from '../calendar/calendar.service.ts';
import { knownSince, listEntries } from '../catalogue/catalogue.service.ts';
import type { CatalogueEntry } from '../catalogue/catalogue.ts';
import type { Deps } from '../context.ts';
import { openedAbout, type Opened } from '../disclosure/edition.service.ts';
import { deadlineAfter } from '../disclosure/timeliness.ts';
import type { Actor } from '../shared/actor.ts';
import { dayOf, type Day } from '../shared/day.ts';
import { isPeriod, type Period } from '../shared/period.ts';
import { Refusal } from '../shared/refusal.ts';
import { workingDaysBefore, workingDaysBetween } from '../shared/working-days.ts';
import { listVillages, villageBody, type Village } from '../town/town.service.ts';
import {
  SOON_WORKING_DAYS,
  daysLookedAt,
  judge,
  maySee,
  periodsOwed,
  type Duty,
  type Fulfilment,
  type Obligation,
} from './obligation.ts';
import { listDueBetween } from './obligation.store.ts';

/** Which duties are looked at; what is null does not matter. */
export interface ObligationSearch {
  readonly period: Period | null;
  readonly villageCode: string | null;
  readonly publishingBody: string | null;
}

/** What this person may see of what is due, done and late, by its last day. */
export async function listObligations(
  deps: Deps,
  actor: Actor,
  search: ObligationSearch,
): Promise<Obligation[]> {
  const { period, villageCode, publishingBody } = search;
  if (period !== null && !isPeriod(period))
    throw new Refusal('BAD_INPUT', '期次 period 应写成 2026、2026-10、2026-Q3 或 2026-H1。');
  const now = deps.clock.now();
  const [regular, opened, calendar] = await Promise.all([
    regularDuties(deps, period, now),
    openedDuties(deps, period, now),
    currentCalendar(deps),
  ]);
  const duties = [...regular, ...opened].filter(
    (duty) =>
      maySee(actor, duty) &&
      (villageCode === null || duty.villageCode === villageCode) &&
      (publishingBody === null || duty.publishingBody === publishingBody),
  );
  const fulfilmentOf = await fulfilments(deps, duties, opened);
  const reckoning = {
    soonFrom: (dueOn: Day) => workingDaysBefore(calendar, dueOn, SOON_WORKING_DAYS),
    workingDaysBetween: (after: Day, until: Day) => workingDaysBetween(calendar, after, until),
  };
  return duties
    .map((duty) => judge(duty, fulfilmentOf(duty), reckoning, now))
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

async function regularDuties(deps: Deps, period: Period | null, now: Date): Promise<Duty[]> {
  const [entries, since, villages, calendar] = await Promise.all([
    listEntries(deps),
    knownSince(deps),
    listVillages(deps),
    currentCalendar(deps),
  ]);
  const looked = daysLookedAt(period, dayOf(now));
  return entries
    .filter(
      ({ isRetired, level, mode }) => !isRetired && level !== 'COUNTY' && mode === 'PROACTIVE',
    )
    .flatMap((entry) => {
      const owed = periodsOwed(entry, looked, dayOf(since.get(entry.code)!));
      return owed.flatMap(({ period, endsOn }) => {
        const { on, isProvisional } = deadlineAfter(calendar, endsOn, entry.timeLimit);
        return owners(entry, villages).map((owner) => ({
          obligationId: null,
          catalogueCode: entry.code,
          ...owner,
          title: entry.subject,
          period,
          formedOn: endsOn,
          dueOn: on,
          isProvisional,
        }));
      });
    });
}

/** A matter of the villages is owed by each of them, one of the town by its publishing body. */
function owners(entry: CatalogueEntry, villages: readonly Village[]) {
  if (entry.level !== 'VILLAGE')
    return [{ villageCode: null, publishingBody: entry.publishingBody }];
  return villages.map((village) => ({
    villageCode: village.code,
    publishingBody: villageBody(village),
  }));
}

interface OpenedDuty extends Duty {
  readonly openedDisclosureId: number | null;
}

async function openedDuties(deps: Deps, period: Period | null, now: Date): Promise<OpenedDuty[]> {
  const { from, to } = daysLookedAt(period, dayOf(now));
  const rows = await listDueBetween(deps.database.read, from, to);
  return rows.map((row) => ({
    obligationId: row.id,
    catalogueCode: row.catalogueCode,
    villageCode: row.villageCode,
    publishingBody: row.publishingBody,
    title: row.title,
    period: null,
    formedOn: null,
    dueOn: row.dueOn,
    isProvisional: false,
    openedDisclosureId: row.disclosureId,
  }));
}

async function fulfilments(
  deps: Deps,
  duties: readonly Duty[],
  opened: readonly OpenedDuty[],
): Promise<(duty: Duty) => Fulfilment | null> {
  const ids = opened.flatMap(({ openedDisclosureId }) => openedDisclosureId ?? []);
  const periods = [...new Set(duties.flatMap(({ period }) => period ?? []))];
  const found = await openedAbout(deps, periods, ids);
  const byId = new Map(found.map((one) => [one.disclosureId, one]));
  const byMatter = Map.groupBy(found, matterOf);
  const chosen = new Map(
    opened.map(({ obligationId, openedDisclosureId }) => [obligationId, openedDisclosureId]),
  );
  return (duty) =>
    duty.obligationId === null
      ? earliest(byMatter.get(matterOf(duty)) ?? [])
      : (byId.get(chosen.get(duty.obligationId) ?? 0) ?? null);
}

function matterOf(one: Pick<Duty, 'catalogueCode' | 'villageCode' | 'period'>): string {
  return JSON.stringify([one.catalogueCode, one.villageCode, one.period]);
}

/** Of several about one matter the one that was public first. */
function earliest(found: readonly Opened[]): Opened | null {
  const time = ({ disclosedAt }: Opened) => disclosedAt?.getTime() ?? Infinity;
  return found.toSorted((a, b) => time(a) - time(b))[0] ?? null;
}
