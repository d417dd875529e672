import { countdown } from './countdown.ts';
import type { Countdown, Patience } from './countdown.ts';

const LOOK_EVERY_MS = 200;
const TOUCHES = ['pointerdown', 'keydown'] as const;

/**
 * Watches for touches while the component that made it lives. A public screen that nobody touches
 * is told again and again; a personal one has an end, and is told once.
 */
export class IdleWatch {
  countdown = $state.raw<Countdown>({ phase: 'quiet', secondsLeft: Infinity, mayExtend: true });

  constructor(patience: Patience, onover: () => void) {
    $effect(() => {
      const openedAt = performance.now();
      let touchedAt = openedAt;
      const look = (): void => {
        const next = countdown(patience, { openedAt, touchedAt, now: performance.now() });
        if (!same(next, this.countdown)) this.countdown = next;
        if (next.phase !== 'over') return;
        if (patience.limitMs === Infinity) touchedAt = performance.now();
        else clearInterval(timer);
        onover();
      };
      const touched = (): void => {
        touchedAt = performance.now();
        if (this.countdown.phase !== 'over') look();
      };
      const timer = setInterval(look, LOOK_EVERY_MS);
      for (const touch of TOUCHES) addEventListener(touch, touched, { capture: true });
      return () => {
        clearInterval(timer);
        for (const touch of TOUCHES) removeEventListener(touch, touched, { capture: true });
      };
    });
  }
}

/** Compared, so that five looks a second redraw nothing but the seconds. */
function same(a: Countdown, b: Countdown): boolean {
  if (a.phase === 'over' || b.phase === 'over') return a.phase === b.phase;
  return a.phase === b.phase && a.secondsLeft === b.secondsLeft && a.mayExtend === b.mayExtend;
}
