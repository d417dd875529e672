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
  signInDevice: { tries: 30, windowMs: 15 * MINUTE_MS, kind: 'rate' },
  lookUpPerson: { tries: 5, windowMs: 15 * MINUTE_MS, kind: 'lock' },
  lookUpDevice: { tries: 60, windowMs: 10 * MINUTE_MS, kind: 'rate' },
} as const satisfies Record<string, AttemptLimit>;

export type LimitName = keyof typeof LIMITS;
