import type { Clock } from '../../server/shared/clock.ts';

export interface TestClock extends Clock {
  /** Moves time on (or back) by so many seconds. */
  advance(seconds: number): void;
}

/** Tuesday 24 November 2026, 10:42 in Anhui, standing still until told otherwise. */
export function testClock(start = '2026-11-24T02:42:00.000Z'): TestClock {
  let now = Date.parse(start);
  return {
    now: () => new Date(now),
    advance: (seconds) => {
      now += seconds * 1000;
    },
  };
}
