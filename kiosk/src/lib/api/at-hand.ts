import { preloadCode } from '$app/navigation';
import { settings } from '#lib/settings.svelte.ts';

/** Every screen there is. */
const SCREENS = [
  '/my',
  '/disclosures',
  '/villages',
  '/bodies',
  '/times',
  '/openness',
  '/disclosures/subject/[code]',
  '/villages/[code]',
  '/bodies/[name]',
  '/times/[range]',
  '/disclosures/[id]',
  '/disclosures/[id]/editions/[number]',
  '/disclosures/[id]/changes/[number]',
] as const;

let isAtHand = false;

/**
 * Fetches the code and styles of every screen, and the English words, while the server answers: a
 * tap while it is away then opens the screen with its own words, not a browser's error.
 */
export async function keepScreensAtHand(): Promise<void> {
  if (isAtHand) return;
  isAtHand = true;
  try {
    await Promise.all([settings.loadEnglish(), ...SCREENS.map((screen) => preloadCode(screen))]);
  } catch {
    isAtHand = false;
  }
}

/**
 * A part of a screen that could not be fetched is never asked for again by the browser: once the
 * server answers, the page starts anew. `lastAnswerAt` is when the server last answered.
 */
export function mendLostParts(lastAnswerAt: () => number | null): () => void {
  let lostAt: number | null = null;
  const lose = (): void => {
    lostAt ??= Date.now();
  };
  const timer = setInterval(() => {
    const answeredAt = lastAnswerAt();
    if (lostAt !== null && answeredAt !== null && answeredAt > lostAt) location.reload();
  }, 2_000);
  addEventListener('vite:preloadError', lose);
  return () => {
    clearInterval(timer);
    removeEventListener('vite:preloadError', lose);
  };
}
