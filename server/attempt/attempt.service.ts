import type { Deps } from '../context.ts';
import {
  clearAttempts,
  countAttempt,
  deleteEndedBuckets,
  findEndedBuckets,
  takeBackAttempt,
} from './attempt.store.ts';
import { LIMITS, type LimitName } from './attempt.ts';

/** How many ended buckets gather before they are cleared away, and go at a time. */
const CLEAR_AT = 20;

/**
 * Counts one try and tells whether it may be judged. The count is committed before the answer, so
 * a crash, another process or a parallel request gains nobody a try.
 */
export async function mayTry(deps: Deps, name: LimitName, of: string): Promise<boolean> {
  const limit = LIMITS[name];
  const now = deps.clock.now();
  const count = await deps.database.write((writer) =>
    countAttempt(writer, bucketOf(name, of), limit, now),
  );
  // Only a first try adds a row, so clearing at first tries keeps the table from growing.
  if (count === 1) await clearEnded(deps, now);
  return count <= limit.tries;
}

/** Takes back one try that was judged: it succeeded, and only the others are to be limited. */
export async function giveBackTry(deps: Deps, name: LimitName, of: string): Promise<void> {
  await deps.database.write((writer) => takeBackAttempt(writer, bucketOf(name, of)));
}

/** Forgets the tries after one that succeeded. */
export async function forgetTries(deps: Deps, name: LimitName, of: string): Promise<void> {
  await deps.database.write((writer) => clearAttempts(writer, bucketOf(name, of)));
}

/** In a transaction of its own: beside a count it would wait for others' counts, and they for it. */
async function clearEnded(deps: Deps, now: Date): Promise<void> {
  const ended = await findEndedBuckets(deps.database.read, now, CLEAR_AT);
  if (ended.length < CLEAR_AT) return;
  await deps.database.write((writer) => deleteEndedBuckets(writer, ended, now));
}

function bucketOf(name: LimitName, of: string): string {
  return `${name}:${of}`.slice(0, 120);
}
