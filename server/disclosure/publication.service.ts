import { listEntries } from '../catalogue/catalogue.service.ts';
import type { Deps } from '../context.ts';
import { dayOf, endOfDay, startOfDay, type Day } from '../shared/day.ts';
import { pageOf, type Page, type PageRequest } from '../shared/page.ts';
import { Refusal } from '../shared/refusal.ts';
import { rosterFacts, type RosterFacts } from '../subsidy/roster.service.ts';
import type { EditionRow } from './disclosure.entity.ts';
import {
  listBulletinsInPublicPeriod,
  listBulletinsOf,
  listNewestBulletins,
} from './bulletin.store.ts';
import { keptCount } from './kept-count.service.ts';
import { findCarriers, type Carrier } from './carrier.store.ts';
import * as store from './publication.store.ts';
import type { CountedBy, Publication, PublicationQuery } from './publication.store.ts';

/**
 * The bulletins that could be shown at a moment: those of these disclosures, those in their public
 * period and the newest, at most `most` of each.
 */
export async function bulletinsToChooseFrom(
  deps: Deps,
  disclosureIds: readonly number[],
  most: number,
  now: Date,
): Promise<Publication[]> {
  const { read } = deps.database;
  const lists = await Promise.all([
    listBulletinsOf(read, disclosureIds, now),
    listBulletinsInPublicPeriod(read, dayOf(now), most, now),
    listNewestBulletins(read, most, now),
  ]);
  const editions = new Map(lists.flat().map((edition) => [edition.id, edition]));
  return store.withDisclosures(read, [...editions.values()]);
}

/** Those of the ids that are no disclosure. */
export async function unknownDisclosures(
  deps: Deps,
  ids: readonly number[],
): Promise<readonly number[]> {
  const known = await store.existingDisclosures(deps.database.read, ids);
  return ids.filter((id) => !known.has(id));
}

/** What is looked for; what is left out does not matter. Days are whole days of the town. */
export interface PublicationSearch {
  readonly catalogueCode?: string | null;
  readonly theme?: string | null;
  readonly villageCode?: string | null;
  readonly publishingBody?: string | null;
  readonly publishedFrom?: Day | null;
  readonly publishedUntil?: Day | null;
}

/** What stands in the disclosures' places: visible editions and notices of withdrawal. */
export async function pagePublications(
  deps: Deps,
  search: PublicationSearch,
  request: PageRequest,
): Promise<Page<Publication>> {
  const query = await queryOf(deps, search);
  const { publishedFrom, publishedBefore } = query;
  if (publishedFrom !== null && publishedBefore !== null && publishedBefore <= publishedFrom)
    throw new Refusal('BAD_INPUT', '结束日期早于开始日期，请改后重试。');
  const { read } = deps.database;
  const [found, totalCount] = await Promise.all([
    store.listPublications(read, query, request, deps.clock.now()),
    keptCount(deps, JSON.stringify(query), (now) => store.countPublications(read, query, now)),
  ]);
  return pageOf(found, request, totalCount, ({ edition }) => edition.id);
}

async function queryOf(deps: Deps, search: PublicationSearch): Promise<PublicationQuery> {
  const { theme, publishedFrom, publishedUntil } = search;
  return {
    catalogueCode: search.catalogueCode ?? null,
    villageCode: search.villageCode ?? null,
    publishingBody: search.publishingBody ?? null,
    catalogueCodes: theme ? await codesOfTheme(deps, theme) : null,
    publishedFrom: publishedFrom ? startOfDay(publishedFrom) : null,
    publishedBefore: publishedUntil ? endOfDay(publishedUntil) : null,
  };
}

/** Never empty: a theme nobody knows finds nothing. */
async function codesOfTheme(deps: Deps, theme: string): Promise<string[]> {
  const entries = await listEntries(deps);
  return ['', ...entries.filter((entry) => entry.theme === theme).map(({ code }) => code)];
}

/** What the public finds under a disclosure: its visible edition, the one that was withdrawn, or
 * null when there is nothing for them. */
export function findPublished(deps: Deps, disclosureId: number): Promise<Publication | null> {
  return store.findPublication(deps.database.read, disclosureId, deps.clock.now());
}

/** A newer edition than the one shown that was withdrawn: its reason belongs beside the older one. */
export function findRevokedAfter(
  deps: Deps,
  disclosureId: number,
  number: number,
): Promise<EditionRow | null> {
  return store.findRevokedAfter(deps.database.read, disclosureId, number);
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

/** True for a roster that was made public and not withdrawn: what it promises may be paid. */
export function wasRosterPublished(deps: Deps, rosterId: number): Promise<boolean> {
  return store.wasRosterPublished(deps.database.read, rosterId, deps.clock.now());
}

/** By roster id, the visible edition that carries it; rosters not visible are absent. */
export async function carriersOfRosters(
  deps: Deps,
  rosterIds: readonly number[],
): Promise<ReadonlyMap<number, Carrier>> {
  const carriers = await findCarriers(deps.database.read, rosterIds, deps.clock.now());
  return new Map(carriers.map((edition) => [edition.rosterId!, edition]));
}

export function countPlaced(deps: Deps, by: CountedBy): Promise<ReadonlyMap<string, number>> {
  return keptCount(deps, by, (now) => store.countPlaced(deps.database.read, by, now));
}
