import type { Deps } from '../context.ts';
import type { Database } from '../database/database.ts';
import { contentVersion, nextChange } from './content-version.store.ts';

/** A count, and until when it is right if nothing is published or taken back. */
interface Kept {
  readonly version: number;
  readonly from: number;
  readonly until: number;
  readonly count: Promise<unknown>;
}

/** Counting all that is public takes long with many editions; lists ask for it every time. */
const keptByDatabase = new WeakMap<Database, Map<string, Kept>>();
const MOST_KEPT = 500;

/**
 * A count of public content, counted anew only after something was published or taken back, or when
 * the moment of something has come. The version is read from the database each time: every process
 * gives the same answer at the same instant.
 */
export async function keptCount<T>(
  deps: Deps,
  what: string,
  count: (now: Date) => Promise<T>,
): Promise<T> {
  const { read } = deps.database;
  const version = await contentVersion(read);
  const now = deps.clock.now();
  const counts = countsOf(deps.database);
  const known = counts.get(what);
  if (known?.version === version && known.from <= now.getTime() && now.getTime() < known.until)
    return known.count as Promise<T>;
  const until = (await nextChange(read, now))?.getTime() ?? Infinity;
  const counted = count(now);
  if (counts.size >= MOST_KEPT) counts.delete(counts.keys().next().value!);
  counts.set(what, { version, from: now.getTime(), until, count: counted });
  // A count that failed is nobody's answer.
  counted.catch(() => counts.delete(what));
  return counted;
}

function countsOf(database: Database): Map<string, Kept> {
  const counts = keptByDatabase.get(database) ?? new Map<string, Kept>();
  keptByDatabase.set(database, counts);
  return counts;
}
