import type { Reader } from '../database/database.ts';
import { EditionRow } from './disclosure.entity.ts';
import { visibleEditions } from './publication.store.ts';

/** A roster that was published to everyone, whether or not it is still on show. */
export interface PublishedRoster {
  readonly rosterId: number;
  readonly visibleFrom: Date;
  /** No later edition of the same disclosure was published in its place. */
  readonly isLatest: boolean;
}

/**
 * Not a door to public content: what was published and has run out still counts when rosters are
 * compared. What was withdrawn does not.
 */
export async function listPublishedRosters(
  reader: Reader,
  rosterIds: readonly number[],
  now: Date,
): Promise<PublishedRoster[]> {
  if (rosterIds.length === 0) return [];
  const carriers = await begun(reader, now)
    .andWhere('edition.rosterId IN (:...rosterIds)', { rosterIds })
    .getMany();
  if (carriers.length === 0) return [];
  const siblings = await begun(reader, now)
    .andWhere('edition.disclosureId IN (:...ids)', {
      ids: [...new Set(carriers.map(({ disclosureId }) => disclosureId))],
    })
    .orderBy('edition.number')
    .getMany();
  const latest = new Map(siblings.map(({ disclosureId, id }) => [disclosureId, id]));
  return carriers.map(({ id, disclosureId, rosterId, visibleFrom }) => ({
    rosterId: rosterId!,
    visibleFrom: visibleFrom!,
    isLatest: latest.get(disclosureId) === id,
  }));
}

function begun(reader: Reader, now: Date) {
  return reader
    .createQueryBuilder(EditionRow, 'edition')
    .where("edition.state = 'PUBLISHED' AND edition.audience = 'PUBLIC'")
    .andWhere('edition.visibleFrom <= :now', { now });
}

/** Where and since when a roster is public; the text of ten editions is nothing a look-up needs. */
const CARRIED = [
  'id',
  'disclosureId',
  'rosterId',
  'title',
  'visibleFrom',
  'publicPeriodEndsOn',
] as const;
export type Carrier = Pick<EditionRow, (typeof CARRIED)[number]>;

/** Visible editions that carry one of these rosters. */
export async function findCarriers(
  reader: Reader,
  rosterIds: readonly number[],
  now: Date,
): Promise<Carrier[]> {
  if (rosterIds.length === 0) return [];
  return visibleEditions(reader, now)
    .select(CARRIED.map((column) => `edition.${column}`))
    .andWhere('edition.rosterId IN (:...rosterIds)', { rosterIds })
    .orderBy('edition.id')
    .getMany();
}

/**
 * The roster that was published in place of this one, or is going to be: the last that an edition of
 * the same disclosure carries. Null while this one is the last.
 */
export async function findRosterInPlaceOf(
  reader: Reader,
  rosterId: number,
): Promise<number | null> {
  const last = await reader
    .createQueryBuilder(EditionRow, 'edition')
    .where("edition.state = 'PUBLISHED' AND edition.rosterId IS NOT NULL")
    .andWhere(
      (query) =>
        `edition.disclosureId IN ${query
          .subQuery()
          .select('carrier.disclosureId')
          .from(EditionRow, 'carrier')
          .where("carrier.rosterId = :rosterId AND carrier.state = 'PUBLISHED'")
          .getQuery()}`,
    )
    .setParameter('rosterId', rosterId)
    .orderBy('edition.number', 'DESC')
    .getMany();
  // Where several disclosures carry it, one that shows it last is enough.
  const latest = new Map(last.toReversed().map((edition) => [edition.disclosureId, edition]));
  const rosters = [...latest.values()].map((edition) => edition.rosterId!);
  return rosters.length === 0 || rosters.includes(rosterId) ? null : rosters[0]!;
}
