import type { SelectQueryBuilder } from 'typeorm';
import type { Reader } from '../database/database.ts';
import { decodeCursor, pageOf, type Page, type PageRequest } from '../shared/page.ts';
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
function visibleEditions(reader: Reader, now: Date): SelectQueryBuilder<EditionRow> {
  const newer = reader
    .createQueryBuilder(EditionRow, 'newer')
    .select('1')
    .where('newer.disclosureId = edition.disclosureId AND newer.number > edition.number')
    .andWhere(isShown('newer'));
  return reader
    .createQueryBuilder(EditionRow, 'edition')
    .innerJoin(DisclosureRow, 'disclosure', 'disclosure.id = edition.disclosureId')
    .where(isShown('edition'))
    .andWhere(`NOT EXISTS (${newer.getQuery()})`)
    .setParameter('now', now);
}

export interface PublicationQuery {
  readonly catalogueCode: string | null;
  readonly villageCode: string | null;
}

/** Visible disclosures, newest publication first. */
export async function pagePublications(
  reader: Reader,
  query: PublicationQuery,
  request: PageRequest,
  now: Date,
): Promise<Page<Publication>> {
  const before = decodeCursor(request);
  const matching = () => {
    const builder = visibleEditions(reader, now);
    const { catalogueCode, villageCode } = query;
    if (catalogueCode !== null)
      builder.andWhere('disclosure.catalogueCode = :catalogueCode', { catalogueCode });
    if (villageCode !== null)
      builder.andWhere('disclosure.villageCode = :villageCode', { villageCode });
    return builder;
  };
  // Editions are numbered in the order they were opened; publication follows closely, and a key
  // that never moves keeps pages free of gaps while new ones are published.
  const page = matching()
    .orderBy('edition.id', 'DESC')
    .limit(request.first + 1);
  if (before !== null) page.andWhere('edition.id < :before', { before });
  const [editions, totalCount] = await Promise.all([page.getMany(), matching().getCount()]);
  const publications = await withDisclosures(reader, editions);
  return pageOf(publications, request, totalCount, ({ edition }) => edition.id);
}

/** The visible edition of one disclosure. */
export async function findPublication(
  reader: Reader,
  disclosureId: number,
  now: Date,
): Promise<Publication | null> {
  const edition = await visibleEditions(reader, now)
    .andWhere('edition.disclosureId = :disclosureId', { disclosureId })
    .getOne();
  return edition === null ? null : (await withDisclosures(reader, [edition]))[0]!;
}

/** Visible editions that have a bulletin, newest first. */
export async function listBulletins(
  reader: Reader,
  now: Date,
  limit: number,
): Promise<Publication[]> {
  const editions = await visibleEditions(reader, now)
    .andWhere('edition.headline IS NOT NULL')
    .orderBy('edition.visibleFrom', 'DESC')
    .addOrderBy('edition.id', 'DESC')
    .limit(limit)
    .getMany();
  return withDisclosures(reader, editions);
}

/** Visible editions that carry one of these rosters. */
export async function findCarriers(
  reader: Reader,
  rosterIds: readonly number[],
  now: Date,
): Promise<Publication[]> {
  if (rosterIds.length === 0) return [];
  const editions = await visibleEditions(reader, now)
    .andWhere('edition.rosterId IN (:...rosterIds)', { rosterIds })
    .orderBy('edition.id')
    .getMany();
  return withDisclosures(reader, editions);
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

/** The last withdrawn public edition, for the notice that stands in its place. */
export async function findWithdrawal(
  reader: Reader,
  disclosureId: number,
): Promise<Publication | null> {
  const [edition] = await reader.find(EditionRow, {
    where: { disclosureId, state: 'WITHDRAWN', audience: 'PUBLIC' },
    order: { number: 'DESC' },
    take: 1,
  });
  return edition === undefined ? null : (await withDisclosures(reader, [edition]))[0]!;
}

/** How many disclosures are visible, by catalogue entry or by village. */
export async function countVisible(
  reader: Reader,
  by: 'catalogueCode' | 'villageCode',
  now: Date,
): Promise<ReadonlyMap<string, number>> {
  const rows = await visibleEditions(reader, now)
    .select(`disclosure.${by}`, 'code')
    .addSelect('COUNT(*)', 'count')
    .andWhere(`disclosure.${by} IS NOT NULL`)
    .groupBy(`disclosure.${by}`)
    .getRawMany<{ code: string; count: string | number }>();
  return new Map(rows.map(({ code, count }) => [code, Number(count)]));
}

async function withDisclosures(
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
