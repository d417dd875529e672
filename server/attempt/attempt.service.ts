import type { Deps } from '../context.ts';
import { clearAttempts, countAttempt } from './attempt.store.ts';
import { LIMITS, type LimitName } from './attempt.ts';

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
  return count <= limit.tries;
}

/** Forgets the tries after one that succeeded. */
export async function forgetTries(deps: Deps, name: LimitName, of: string): Promise<void> {
  await deps.database.write((writer) => clearAttempts(writer, bucketOf(name, of)));
}

function bucketOf(name: LimitName, of: string): string {
  return `${name}:${of}`.slice(0, 120);
}
