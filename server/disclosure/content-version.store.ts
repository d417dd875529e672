import type { Reader, Writer } from '../database/database.ts';
import { ContentVersionRow, EditionRow } from './disclosure.entity.ts';

const THE_ONE = 1;

/** Grows with everything that is published, withdrawn or unscheduled. */
export async function contentVersion(reader: Reader): Promise<number> {
  return (await reader.findOneByOrFail(ContentVersionRow, { id: THE_ONE })).version;
}

/** In the transaction that changes what is public: who comes next waits for its end. */
export async function raiseContentVersion(writer: Writer): Promise<void> {
  await writer.increment(ContentVersionRow, { id: THE_ONE }, 'version', 1);
}

/** The next moment at which the clock alone changes what is public. */
export async function nextChange(reader: Reader, now: Date): Promise<Date | null> {
  const [begins, ends] = await Promise.all([
    nextOf(reader, 'visibleFrom', now),
    nextOf(reader, 'visibleUntil', now),
  ]);
  if (begins === null || ends === null) return begins ?? ends;
  return begins < ends ? begins : ends;
}

async function nextOf(
  reader: Reader,
  column: 'visibleFrom' | 'visibleUntil',
  now: Date,
): Promise<Date | null> {
  const next = await reader
    .createQueryBuilder(EditionRow, 'edition')
    .select(['edition.id', `edition.${column}`])
    .where("edition.state = 'PUBLISHED'")
    .andWhere(`edition.${column} > :now`, { now })
    .orderBy(`edition.${column}`)
    .limit(1)
    .getOne();
  return next?.[column] ?? null;
}
