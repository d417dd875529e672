import type { Deps } from '../context.ts';
import { clearAttempts, countAttempt } from './attempt.store.ts';

/** How often something may be tried. */
export interface AttemptLimit {
  readonly tries: number;
  readonly windowMs: number;
  /** `lock`: each try starts the window anew, so the lock lasts its full time after the last one. */
  readonly kind: 'lock' | 'rate';
}

const MINUTE_MS = 60_000;

/** DESIGN and RELIABILITY: what is limited, and to what. */
export const LIMITS = {
  signIn: { tries: 5, windowMs: 15 * MINUTE_MS, kind: 'lock' },
  lookUpPerson: { tries: 5, windowMs: 15 * MINUTE_MS, kind: 'lock' },
  lookUpDevice: { tries: 60, windowMs: 10 * MINUTE_MS, kind: 'rate' },
} as const satisfies Record<string, AttemptLimit>;

export type LimitName = keyof typeof LIMITS;

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
