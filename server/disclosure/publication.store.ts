import { In, type SelectQueryBuilder } from 'typeorm';
import type { Reader } from '../database/database.ts';
import { decodeCursor, type PageRequest } from '../shared/page.ts';
import { DisclosureRow, EditionRow } from './disclosure.entity.ts';

/** A published edition together with its disclosure. */
export interface Publication {
  readonly edition: EditionRow;
  readonly disclosure: DisclosureRow;
}

/** Published for everyone, begun, not over. `e` is the alias the condition is about. */
const isShown = (e: string) =>
  `${e}.state = 'PUBLISHED' AND ${e}.audience = 'PUBLIC' AND ${e}.visibleFrom <= :now
   AND (${e}.visibleUntil IS NULL OR ${e}.visibleUntil > :now)`;

/**
 * The door to public content: the highest-numbered shown edition of each disclosure. Whatever the
 * public sees is selected through here.
 */
export function visibleEditions(reader: Reader, now: Date): SelectQueryBuilder<EditionRow> {
  const newer = reader
    .createQueryBuilder(EditionRow, 'newer')
    .select('1')
    .where('newer.disclosureId = edition.disclosureId AND newer.number > edition.number')
    .andWhere(isShown('newer'));
  return reader
    .createQueryBuilder(EditionRow, 'edition')
    .where(isShown('edition'))
    .andWhere(`NOT EXISTS (${newer.getQuery()})`)
    .setParameter('now', now);
}

/** Withdrawn after the public had seen it: its reason stands in its place. */
const isRevoked = (e: string) =>
  `${e}.state = 'WITHDRAWN' AND ${e}.audience = 'PUBLIC' AND ${e}.visibleFrom <= ${e}.withdrawnAt`;

/**
 * What stands in each disclosure's place: its visible edition, or else the last one that was
 * withdrawn. Of a withdrawn one nothing but the reason is ever told.
 */
function placedEditions(reader: Reader, now: Date): SelectQueryBuilder<EditionRow> {
  const other = (condition: string) =>
    reader
      .createQueryBuilder(EditionRow, 'other')
      .select('1')
      .where(`other.disclosureId = edition.disclosureId AND ${condition}`)
      .getQuery();
  const newerShown = other(`other.number > edition.number AND ${isShown('other')}`);
  const anyShown = other(isShown('other'));
  const newerRevoked = other(`other.number > edition.number AND ${isRevoked('other')}`);
  return reader
    .createQueryBuilder(EditionRow, 'edition')
    .where(
      `((${isShown('edition')} AND NOT EXISTS (${newerShown})) OR
        (${isRevoked('edition')} AND NOT EXISTS (${anyShown}) AND NOT EXISTS (${newerRevoked})))`,
    )
    .setParameter('now', now);
}

export interface PublicationQuery {
  readonly catalogueCode: string | null;
  readonly catalogueCodes: readonly string[] | null;
  readonly villageCode: string | null;
  readonly publishingBody: string | null;
  /** From the first moment on, until before the second. */
  readonly publishedFrom: Date | null;
  readonly publishedBefore: Date | null;
}

/** What stands in the places of disclosures, newest first; one more than asked when there is. */
export async function listPublications(
  reader: Reader,
  query: PublicationQuery,
  request: PageRequest,
  now: Date,
): Promise<Publication[]> {
  const before = decodeCursor(request);
  // Editions are numbered in the order they were opened; publication follows closely, and a key
  // that never moves keeps pages free of gaps while new ones are published.
  const page = matching(reader, query, now)
    .orderBy('edition.id', 'DESC')
    .limit(request.first + 1);
  if (before !== null) page.andWhere('edition.id < :before', { before });
  return withDisclosures(reader, await page.getMany());
}

export function countPublications(
  reader: Reader,
  query: PublicationQuery,
  now: Date,
): Promise<number> {
  return matching(reader, query, now).getCount();
}

function matching(
  reader: Reader,
  query: PublicationQuery,
  now: Date,
): SelectQueryBuilder<EditionRow> {
  const builder = placedEditions(reader, now);
  for (const [field, condition] of Object.entries(CONDITIONS)) {
    const value = query[field as keyof PublicationQuery];
    if (value !== null) builder.andWhere(condition, { [field]: value });
  }
  return builder;
}

const CONDITIONS: Readonly<Record<keyof PublicationQuery, string>> = {
  catalogueCode: 'edition.catalogueCode = :catalogueCode',
  catalogueCodes: 'edition.catalogueCode IN (:...catalogueCodes)',
  villageCode: 'edition.villageCode = :villageCode',
  publishingBody: 'edition.publishingBody = :publishingBody',
  publishedFrom: 'edition.visibleFrom >= :publishedFrom',
  publishedBefore: 'edition.visibleFrom < :publishedBefore',
};

export async function existingDisclosures(
  reader: Reader,
  ids: readonly number[],
): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set();
  const rows = await reader.find(DisclosureRow, {
    select: { id: true },
    where: { id: In([...ids]) },
  });
  return new Set(rows.map(({ id }) => id));
}

/** What stands in the place of one disclosure. */
export async function findPublication(
  reader: Reader,
  disclosureId: number,
  now: Date,
): Promise<Publication | null> {
  const edition = await placedEditions(reader, now)
    .andWhere('edition.disclosureId = :disclosureId', { disclosureId })
    .getOne();
  return edition === null ? null : (await withDisclosures(reader, [edition]))[0]!;
}

/** Every edition the public may still read, the visible one included, newest first. */
export function listReadableEditions(
  reader: Reader,
  disclosureId: number,
  now: Date,
): Promise<EditionRow[]> {
  return reader
    .createQueryBuilder(EditionRow, 'edition')
    .where('edition.disclosureId = :disclosureId', { disclosureId })
    .andWhere(isShown('edition'))
    .setParameter('now', now)
    .orderBy('edition.number', 'DESC')
    .getMany();
}

/** True when a shown edition, the visible one or an older one, carries the roster. */
export async function isRosterReadable(
  reader: Reader,
  rosterId: number,
  now: Date,
): Promise<boolean> {
  const count = await reader
    .createQueryBuilder(EditionRow, 'edition')
    .where('edition.rosterId = :rosterId', { rosterId })
    .andWhere(isShown('edition'))
    .setParameter('now', now)
    .getCount();
  return count > 0;
}

/** True once the public could see the roster, whatever came after, unless that was taken back. */
export async function wasRosterPublished(
  reader: Reader,
  rosterId: number,
  now: Date,
): Promise<boolean> {
  const count = await reader
    .createQueryBuilder(EditionRow, 'edition')
    .where('edition.rosterId = :rosterId', { rosterId })
    .andWhere("edition.state = 'PUBLISHED' AND edition.audience = 'PUBLIC'")
    .andWhere('edition.visibleFrom <= :now', { now })
    .getCount();
  return count > 0;
}

/** The last edition after `number` that the public had seen and that was withdrawn. */
export function findRevokedAfter(
  reader: Reader,
  disclosureId: number,
  number: number,
): Promise<EditionRow | null> {
  return reader
    .createQueryBuilder(EditionRow, 'edition')
    .where('edition.disclosureId = :disclosureId', { disclosureId })
    .andWhere('edition.number > :number', { number })
    .andWhere(isRevoked('edition'))
    .orderBy('edition.number', 'DESC')
    .getOne();
}

export type CountedBy = 'catalogueCode' | 'villageCode' | 'publishingBody';

/** How many disclosures the lists show, by catalogue entry, village or publishing body. */
export async function countPlaced(
  reader: Reader,
  by: CountedBy,
  now: Date,
): Promise<ReadonlyMap<string, number>> {
  const rows = await placedEditions(reader, now)
    .select(`edition.${by}`, 'code')
    .addSelect('COUNT(*)', 'count')
    .andWhere(`edition.${by} IS NOT NULL`)
    .groupBy(`edition.${by}`)
    .getRawMany<{ code: string; count: string | number }>();
  return new Map(rows.map(({ code, count }) => [code, Number(count)]));
}

export async function withDisclosures(
  reader: Reader,
  editions: readonly EditionRow[],
): Promise<Publication[]> {
  if (editions.length === 0) return [];
  const disclosures = await reader
    .createQueryBuilder(DisclosureRow, 'disclosure')
    .where('disclosure.id IN (:...ids)', { ids: editions.map((row) => row.disclosureId) })
    .getMany();
  const byId = new Map(disclosures.map((row) => [row.id, row]));
  return editions.map((edition) => ({ edition, disclosure: byId.get(edition.disclosureId)! }));
}
