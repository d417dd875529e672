import type { SelectQueryBuilder } from 'typeorm';
import type { Reader } from '../database/database.ts';
import type { Day } from '../shared/day.ts';
import type { EditionRow } from './disclosure.entity.ts';
import { visibleEditions, withDisclosures, type Publication } from './publication.store.ts';

/** The visible bulletins of these disclosures. */
export async function listBulletinsOf(
  reader: Reader,
  disclosureIds: readonly number[],
  now: Date,
): Promise<Publication[]> {
  if (disclosureIds.length === 0) return [];
  const editions = await visibleBulletins(reader, now)
    .andWhere('edition.disclosureId IN (:...disclosureIds)', { disclosureIds })
    .getMany();
  return withDisclosures(reader, editions);
}

/** The visible bulletins whose public period is running, those that end first before. */
export async function listBulletinsInPublicPeriod(
  reader: Reader,
  today: Day,
  limit: number,
  now: Date,
): Promise<Publication[]> {
  const editions = await visibleBulletins(reader, now)
    .andWhere('edition.publicPeriodEndsOn >= :today', { today })
    .orderBy('edition.publicPeriodEndsOn')
    .addOrderBy('edition.id')
    .limit(limit)
    .getMany();
  return withDisclosures(reader, editions);
}

/** The visible bulletins, newest first. */
export async function listNewestBulletins(
  reader: Reader,
  limit: number,
  now: Date,
): Promise<Publication[]> {
  const editions = await visibleBulletins(reader, now)
    .orderBy('edition.visibleFrom', 'DESC')
    .addOrderBy('edition.id', 'DESC')
    .limit(limit)
    .getMany();
  return withDisclosures(reader, editions);
}

function visibleBulletins(reader: Reader, now: Date): SelectQueryBuilder<EditionRow> {
  return visibleEditions(reader, now).andWhere('edition.headline IS NOT NULL');
}
