import type { Deps } from '../context.ts';
import { hasAnyRole, type Actor } from '../shared/actor.ts';
import { endOfDay, isOver } from '../shared/day.ts';
import type { Page, PageRequest } from '../shared/page.ts';
import { staffNames } from '../staff/staff.service.ts';
import type { EditionEventRow, EditionRow } from './disclosure.entity.ts';
import type { EditionState } from './disclosure.ts';
import {
  findEditionFile,
  listEvents,
  listStandings,
  pageEditionFiles,
  type EditionFile,
} from './edition.store.ts';

/** Who may read everybody's drafts; an author reads their own, and what was published by anyone. */
const REVIEWER_ROLES = ['LEADING_GROUP', 'PARTY_COMMITTEE', 'OFFICE', 'SUPERVISOR'] as const;

/** An edition this person may read, else null. */
export async function findEdition(
  deps: Deps,
  actor: Actor,
  id: number,
): Promise<EditionFile | null> {
  const file = await findEditionFile(deps.database.read, id);
  if (file === null) return null;
  const { state, authorId } = file.edition;
  const isPublished = state === 'PUBLISHED' || state === 'WITHDRAWN';
  const mayRead = isPublished || authorId === actor.staffId || hasAnyRole(actor, REVIEWER_ROLES);
  return mayRead ? file : null;
}

/** Editions this person may read, newest first. */
export function pageEditions(
  deps: Deps,
  actor: Actor,
  filter: { state: EditionState | null; catalogueCode: string | null; mine: boolean },
  request: PageRequest,
): Promise<Page<EditionFile>> {
  const seesAll = hasAnyRole(actor, REVIEWER_ROLES) && !filter.mine;
  const query = {
    state: filter.state,
    catalogueCode: filter.catalogueCode,
    authorId: seesAll ? null : actor.staffId,
  };
  return pageEditionFiles(deps.database.read, query, request);
}

/** What was opened about some matter, and since when everyone could read it. */
export interface Opened {
  readonly disclosureId: number;
  readonly catalogueCode: string;
  readonly villageCode: string | null;
  readonly period: string | null;
  readonly disclosedAt: Date | null;
}

/** Everything opened about these periods, and these disclosures; what was withdrawn does not count. */
export async function openedAbout(
  deps: Deps,
  periods: readonly string[],
  disclosureIds: readonly number[],
): Promise<Opened[]> {
  const standings = await listStandings(deps.database.read, periods, disclosureIds);
  return standings.map(({ disclosure, editions }) => {
    const published = editions.filter(({ state }) => state === 'PUBLISHED');
    const times = published.map(({ visibleFrom }) => visibleFrom!.getTime());
    return {
      disclosureId: disclosure.id,
      catalogueCode: disclosure.catalogueCode,
      villageCode: disclosure.villageCode,
      period: disclosure.period,
      disclosedAt: times.length === 0 ? null : new Date(Math.min(...times)),
    };
  });
}

/** A step somebody took, or one the clock took by itself. */
export type HistoryEvent = Omit<EditionEventRow, 'id' | 'action' | 'staffId'> & {
  readonly action: EditionEventRow['action'] | 'publicPeriodEnded';
  readonly by: string;
};

/** What became of an edition, oldest first, with the names of those who did it. */
export async function historyOf(deps: Deps, edition: EditionRow): Promise<HistoryEvent[]> {
  const events = await listEvents(deps.database.read, edition.id);
  const names = await staffNames(
    deps,
    events.map(({ staffId }) => staffId),
  );
  const steps = events.map((event) => ({ ...event, by: names.get(event.staffId) ?? '' }));
  return [...steps, ...endOfPublicPeriod(edition, deps.clock.now())].toSorted(
    (a, b) => a.at.getTime() - b.at.getTime(),
  );
}

/** Nobody has to be there when a public period ends (公示期满): the clock leaves the record. */
function endOfPublicPeriod(edition: EditionRow, now: Date): HistoryEvent[] {
  const { id, publicPeriodEndsOn, withdrawnAt } = edition;
  if (publicPeriodEndsOn === null || !isOver(publicPeriodEndsOn, now)) return [];
  const at = endOfDay(publicPeriodEndsOn);
  if (withdrawnAt !== null && withdrawnAt < at) return [];
  const by = '公示期满';
  const [fromState, toState] = ['PUBLISHED', 'PUBLISHED'] as const;
  return [
    { editionId: id, action: 'publicPeriodEnded', by, at, fromState, toState, comment: null },
  ];
}
