import { LessThanOrEqual, MoreThan } from 'typeorm';
import type { Reader, Writer } from '../database/database.ts';
import { AttemptRow } from './attempt.entity.ts';
import type { AttemptLimit } from './attempt.ts';

/**
 * Counts by the given time. The upsert locks the row first, so parallel tries queue behind it.
 * Returns the count of the running window, at most one beyond the limit.
 */
export async function countAttempt(
  writer: Writer,
  bucket: string,
  limit: AttemptLimit,
  now: Date,
): Promise<number> {
  const renewed = new Date(now.getTime() + limit.windowMs);
  await writer
    .createQueryBuilder()
    .insert()
    .into(AttemptRow)
    .values({ bucket, count: 0, endsAt: renewed })
    .orUpdate(['bucket'], ['bucket'])
    .execute();
  const row = await writer.findOneByOrFail(AttemptRow, { bucket });
  // A clock that was put back must not prolong a window beyond its length.
  if (row.endsAt > renewed) row.endsAt = renewed;
  const next = row.endsAt <= now ? { count: 1, endsAt: renewed } : counted(row, limit, renewed);
  await writer.update(AttemptRow, { bucket }, { count: next.count, endsAt: next.endsAt });
  return next.count;
}

function counted(row: AttemptRow, limit: AttemptLimit, renewed: Date) {
  if (row.count > limit.tries) return row;
  const count = row.count + 1;
  // A try beyond the limit is not judged and does not prolong the lock.
  const renews = limit.kind === 'lock' && count <= limit.tries;
  return { count, endsAt: renews ? renewed : row.endsAt };
}

export async function takeBackAttempt(writer: Writer, bucket: string): Promise<void> {
  await writer.decrement(AttemptRow, { bucket, count: MoreThan(0) }, 'count', 1);
}

/** At most `limit` buckets whose time is over. */
export async function findEndedBuckets(
  reader: Reader,
  now: Date,
  limit: number,
): Promise<string[]> {
  const rows = await reader.find(AttemptRow, {
    select: { bucket: true },
    where: { endsAt: LessThanOrEqual(now) },
    order: { endsAt: 'ASC' },
    take: limit,
  });
  return rows.map(({ bucket }) => bucket);
}

/**
 * Deletes those of the buckets that did not start anew meanwhile. One by one and in order: so
 * MariaDB locks these rows only, and two who clear away the same wait for each other in turn.
 */
export async function deleteEndedBuckets(
  writer: Writer,
  buckets: readonly string[],
  now: Date,
): Promise<void> {
  for (const bucket of buckets.toSorted())
    await writer.delete(AttemptRow, { bucket, endsAt: LessThanOrEqual(now) });
}

export async function clearAttempts(writer: Writer, bucket: string): Promise<void> {
  await writer.delete(AttemptRow, { bucket });
}
