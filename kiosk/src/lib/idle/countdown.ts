/** How long a screen waits for a touch, in ms. All instants are of the monotonic clock. */
export interface Patience {
  quietMs: number;
  /** Then it asks for this long; 0 on public screens, which just go back. */
  askMs: number;
  /** However often it is touched, it ends then. */
  limitMs: number;
}

export const PUBLIC: Patience = { quietMs: 60_000, askMs: 0, limitMs: Infinity };
export const PERSONAL: Patience = { quietMs: 45_000, askMs: 20_000, limitMs: 600_000 };

export type Countdown =
  { phase: 'quiet' | 'asking'; secondsLeft: number; mayExtend: boolean } | { phase: 'over' };

export function countdown(
  patience: Patience,
  { openedAt, touchedAt, now }: { openedAt: number; touchedAt: number; now: number },
): Countdown {
  const quietEnd = touchedAt + patience.quietMs + patience.askMs;
  const limitEnd = openedAt + patience.limitMs;
  const left = Math.min(quietEnd, limitEnd) - now;
  if (left <= 0) return { phase: 'over' };
  return {
    phase: left <= patience.askMs ? 'asking' : 'quiet',
    secondsLeft: Math.ceil(left / 1000),
    mayExtend: limitEnd - now > patience.askMs,
  };
}
