/** Public answers seen since the page was loaded: a screen opened again shows them at once. */
const seen = new Map<string, unknown>();
const LIMIT = 200;

export function recall(key: string): unknown {
  return seen.get(key);
}

export function remember(key: string, data: unknown): void {
  seen.delete(key);
  seen.set(key, data);
  const oldest = seen.keys().next();
  if (seen.size > LIMIT && !oldest.done) seen.delete(oldest.value);
}
