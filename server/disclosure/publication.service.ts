import type { Deps } from '../context.ts';
import type { Page, PageRequest } from '../shared/page.ts';
import { rosterFacts, type RosterFacts } from '../subsidy/roster.service.ts';
import type { EditionRow } from './disclosure.entity.ts';
import * as store from './publication.store.ts';
import type { Publication, PublicationQuery } from './publication.store.ts';

/** More than this nobody waits for; the rest is found under the subjects. */
const MAX_ROTATION = 40;

/** Bulletins in playing order, newest first. */
export function bulletins(deps: Deps): Promise<Publication[]> {
  return store.listBulletins(deps.database.read, deps.clock.now(), MAX_ROTATION);
}

export function pagePublications(
  deps: Deps,
  query: PublicationQuery,
  request: PageRequest,
): Promise<Page<Publication>> {
  return store.pagePublications(deps.database.read, query, request, deps.clock.now());
}

/** What the public finds under a disclosure: its visible edition, a notice that it was withdrawn,
 * or null when there is nothing for them. */
export async function findPublished(
  deps: Deps,
  disclosureId: number,
): Promise<(Publication & { isWithdrawn: boolean }) | null> {
  const { read } = deps.database;
  const visible = await store.findPublication(read, disclosureId, deps.clock.now());
  if (visible !== null) return { ...visible, isWithdrawn: false };
  const withdrawn = await store.findWithdrawal(read, disclosureId);
  return withdrawn && { ...withdrawn, isWithdrawn: true };
}

/** The visible edition and the older ones that stay readable, newest first. */
export function readableEditions(deps: Deps, disclosureId: number): Promise<EditionRow[]> {
  return store.listReadableEditions(deps.database.read, disclosureId, deps.clock.now());
}

/** The facts of a roster the public may read, else null. */
export async function findPublicRoster(deps: Deps, rosterId: number): Promise<RosterFacts | null> {
  const mayBeRead = await store.isRosterReadable(deps.database.read, rosterId, deps.clock.now());
  if (!mayBeRead) return null;
  return (await rosterFacts(deps, [rosterId])).get(rosterId) ?? null;
}

/** By roster id, the visible publication that carries it; rosters not visible are absent. */
export async function publicationsOfRosters(
  deps: Deps,
  rosterIds: readonly number[],
): Promise<ReadonlyMap<number, Publication>> {
  const carriers = await store.findCarriers(deps.database.read, rosterIds, deps.clock.now());
  return new Map(carriers.map((publication) => [publication.edition.rosterId!, publication]));
}

export function countVisible(deps: Deps, by: 'catalogueCode' | 'villageCode') {
  return store.countVisible(deps.database.read, by, deps.clock.now());
}
