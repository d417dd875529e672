import { createHash } from 'node:crypto';
import type { Fen } from '../shared/money.ts';

/** What the public may know of a row, and what a digest is made of. */
export interface RosterLine {
  readonly position: number;
  readonly villageCode: string | null;
  readonly villagerGroup: string | null;
  readonly personKey: string;
  /** Whose household the person is of, as that person's key; null when the file says nothing. */
  readonly householderKey: string | null;
  readonly maskedName: string;
  readonly quantity: string | null;
  readonly rate: string | null;
  readonly supportMode: string | null;
  readonly amountFen: Fen;
}

/** Digests rows in order; equal only when every figure and person of every row is equal. */
export function rosterDigest(): { add(line: RosterLine): void; done(): string } {
  const hash = createHash('sha256');
  return {
    add(line) {
      hash.update(
        `${JSON.stringify([
          line.position,
          line.villageCode,
          line.villagerGroup,
          line.personKey,
          line.maskedName,
          line.quantity,
          line.rate,
          line.supportMode,
          line.amountFen,
          // Only where there is one: rosters from before have the digest they were approved with.
          ...(line.householderKey === null ? [] : [line.householderKey]),
        ])}\n`,
      );
    },
    done: () => hash.digest('hex'),
  };
}

/** Rows and money by village, in the order villages first appear. */
export function sumByVillage(
  lines: readonly Pick<RosterLine, 'villageCode' | 'amountFen'>[],
): { villageCode: string; rowCount: number; amountFen: Fen }[] {
  const sums = new Map<string, { villageCode: string; rowCount: number; amountFen: Fen }>();
  for (const { villageCode, amountFen } of lines) {
    if (villageCode === null) continue;
    const sum = sums.get(villageCode) ?? { villageCode, rowCount: 0, amountFen: 0 };
    sum.rowCount += 1;
    sum.amountFen += amountFen;
    sums.set(villageCode, sum);
  }
  return [...sums.values()];
}
