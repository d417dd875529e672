import { readRotation } from './bulletin.ts';
import type { Bulletin, Town } from './bulletin.ts';

/** Public content only, so that a reload while the server is away still shows it. */
const KEY = 'lianxin.rotation';

export interface LastGood {
  town: Town;
  bulletins: Bulletin[];
  /** When the server last gave it, in ms of the wall clock. */
  receivedAt: number;
}

export function loadLastGood(): LastGood | null {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Partial<LastGood> | null;
    const content = readRotation(stored);
    if (content === null || typeof stored?.receivedAt !== 'number') return null;
    return { ...content, receivedAt: stored.receivedAt };
  } catch {
    return null;
  }
}

export function saveLastGood(good: LastGood): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(good));
  } catch {
    // A full or forbidden storage costs only the reload without a server.
  }
}
