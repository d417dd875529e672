import type { Reader } from '../database/database.ts';
import { EditionRow } from './disclosure.entity.ts';

/** For members: their own from the moment it is theirs, the public's before it is public. */
const isForMembers = (e: string) =>
  `${e}.state = 'PUBLISHED' AND (${e}.visibleUntil IS NULL OR ${e}.visibleUntil > :now)
   AND ((${e}.audience = 'PARTY_MEMBERS' AND (${e}.partyFrom <= :now OR ${e}.visibleFrom <= :now))
     OR (${e}.audience = 'PUBLIC' AND ${e}.partyFrom <= :now AND ${e}.visibleFrom > :now))`;

/**
 * What party members may read and the public may not, or not yet (先党内后党外), newest first. Only a
 * member's own session may ask.
 */
export function listPartyEditions(reader: Reader, most: number, now: Date): Promise<EditionRow[]> {
  const newer = reader
    .createQueryBuilder(EditionRow, 'newer')
    .select('1')
    .where('newer.disclosureId = edition.disclosureId AND newer.number > edition.number')
    .andWhere(isForMembers('newer'));
  return reader
    .createQueryBuilder(EditionRow, 'edition')
    .where(isForMembers('edition'))
    .andWhere(`NOT EXISTS (${newer.getQuery()})`)
    .setParameter('now', now)
    .orderBy('edition.id', 'DESC')
    .limit(most)
    .getMany();
}
