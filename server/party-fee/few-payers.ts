/**
 * How many members must stand behind a public sum. One member's sum is their payment, and of two
 * each could reckon what the other paid.
 */
export const FEWEST_PAYERS = 3;

export function isFew(members: number): boolean {
  return members > 0 && members < FEWEST_PAYERS;
}

/** Members who stand behind the sum of several branches; who moved is one member. */
export function membersOf(groups: readonly ReadonlySet<number>[]): number {
  return new Set(groups.flatMap((members) => [...members])).size;
}

interface SharedLines<T> {
  readonly alone: readonly T[];
  /** Told as one line; empty when every branch can stand alone. */
  readonly together: readonly T[];
}

/**
 * Which branches share a line: those with few payers, and the next smallest with them while they
 * are still few. Null when even all of them together are few.
 */
export function shareLines<T extends { readonly payers: ReadonlySet<number> }>(
  branches: readonly T[],
): SharedLines<T> | null {
  const bySize = branches
    .filter(({ payers }) => payers.size > 0)
    .toSorted((a, b) => a.payers.size - b.payers.size);
  const membersOfFirst = (first: number) =>
    membersOf(bySize.slice(0, first).map(({ payers }) => payers));
  let count = bySize.filter(({ payers }) => isFew(payers.size)).length;
  while (isFew(membersOfFirst(count))) {
    if (count === bySize.length) return null;
    count += 1;
  }
  const together = new Set(bySize.slice(0, count));
  return {
    alone: branches.filter((branch) => !together.has(branch)),
    together: branches.filter((branch) => together.has(branch)),
  };
}
