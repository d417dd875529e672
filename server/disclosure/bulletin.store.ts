import type { SelectQueryBuilder } from 'typeorm';
import type { Reader } from '../database/database.ts';
import type { Day } from '../shared/day.ts';
import type { EditionRow } from './disclosure.entity.ts';
import { visibleEditions } from './publication.store.ts';

/** The visible bulletins of these disclosures. */
export async function listBulletinsOf(
  reader: Reader,
  disclosureIds: readonly number[],
  now: Date,
): Promise<EditionRow[]> {
  if (disclosureIds.length === 0) return [];
  return visibleBulletins(reader, now)
    .andWhere('edition.disclosureId IN (:...disclosureIds)', { disclosureIds })
    .getMany();
}

/** The visible bulletins whose public period is running, those that end first before. */
export async function listBulletinsInPublicPeriod(
  reader: Reader,
  today: Day,
  limit: number,
  now: Date,
): Promise<EditionRow[]> {
  return visibleBulletins(reader, now)
    .andWhere('edition.publicPeriodEndsOn >= :today', { today })
    .orderBy('edition.publicPeriodEndsOn')
    .addOrderBy('edition.id')
    .limit(limit)
    .getMany();
}

/** The visible bulletins, newest first. */
export async function listNewestBulletins(
  reader: Reader,
  limit: number,
  now: Date,
): Promise<EditionRow[]> {
  return visibleBulletins(reader, now)
    .orderBy('edition.visibleFrom', 'DESC')
    .addOrderBy('edition.id', 'DESC')
    .limit(limit)
    .getMany();
}

function visibleBulletins(reader: Reader, now: Date): SelectQueryBuilder<EditionRow> {
  return visibleEditions(reader, now).andWhere('edition.headline IS NOT NULL');
}
