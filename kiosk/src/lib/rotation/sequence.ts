/** Which bulletin is shown, as a pure value: ids in playing order and the place in it. */
export interface Sequence {
  ids: readonly string[];
  /** Index of the shown one; 0 when there is none. */
  at: number;
}

export const EMPTY: Sequence = { ids: [], at: 0 };

/** A new list from the server: what is shown stays shown while it is still in the list. */
export function withIds(sequence: Sequence, ids: readonly string[]): Sequence {
  const shown = sequence.ids[sequence.at];
  const kept = shown === undefined ? -1 : ids.indexOf(shown);
  if (kept >= 0) return { ids, at: kept };
  return { ids, at: Math.min(sequence.at, Math.max(0, ids.length - 1)) };
}

/**
 * What was just published comes to the front at once: behind twenty others it would take minutes
 * to be seen. A list that comes first of all holds nothing new.
 */
export function atArrival(before: Sequence, next: Sequence): Sequence {
  if (before.ids.length === 0) return next;
  const arrived = next.ids.findIndex((id) => !before.ids.includes(id));
  return arrived < 0 ? next : { ids: next.ids, at: arrived };
}

export function moved(sequence: Sequence, steps: number): Sequence {
  const { ids, at } = sequence;
  if (ids.length === 0) return sequence;
  return { ids, at: (((at + steps) % ids.length) + ids.length) % ids.length };
}

export function shownId(sequence: Sequence): string | undefined {
  return sequence.ids[sequence.at];
}
