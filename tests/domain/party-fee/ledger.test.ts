import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ENTRY_KINDS,
  statementOf,
  USE_ITEMS,
  type EntryKind,
  type LedgerEntry,
  type UseItem,
} from '../../../server/party-fee/ledger.ts';

const kinds = Object.keys(ENTRY_KINDS) as EntryKind[];
const items = Object.keys(USE_ITEMS) as UseItem[];

/** What happens at a branch: something is recorded, or one of the entries so far is taken back. */
const happenings = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constantFrom(...kinds),
      amountFen: fc.integer({ min: 1, max: 10_000_000 }),
      item: fc.constantFrom(...items),
    }),
    fc.record({ takeBack: fc.nat() }),
  ),
  { maxLength: 60 },
);

type Happening = { kind: EntryKind; amountFen: number; item: UseItem } | { takeBack: number };

function record(happened: readonly Happening[]): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  for (const one of happened) {
    const id = entries.length + 1;
    if ('kind' in one) {
      const item = ENTRY_KINDS[one.kind].hasItem ? one.item : null;
      entries.push({ id, kind: one.kind, amountFen: one.amountFen, item, reversesId: null });
      continue;
    }
    const standing = entries.filter(
      (entry) =>
        entry.reversesId === null && !entries.some(({ reversesId }) => reversesId === entry.id),
    );
    const entry = standing[one.takeBack % (standing.length || 1)];
    if (entry !== undefined) entries.push({ ...entry, id, reversesId: entry.id });
  }
  return entries;
}

describe('a branch’s statement', () => {
  it('is what a simple purse holds: into it, out of it, and as if the mistakes had never been', () => {
    fc.assert(
      fc.property(happenings, (happened) => {
        const entries = record(happened);
        const statement = statementOf(entries);
        const reversed = new Set(entries.map(({ reversesId }) => reversesId));
        const standing = entries.filter(
          ({ id, reversesId }) => reversesId === null && !reversed.has(id),
        );
        const sum = (...of: EntryKind[]) =>
          standing
            .filter(({ kind }) => of.includes(kind))
            .reduce((all, { amountFen }) => all + amountFen, 0);
        expect(statement.duesFen).toBe(sum('DUES') - sum('REMITTANCE', 'USE'));
        expect(statement.contributionsFen).toBe(
          sum('CONTRIBUTION') - sum('CONTRIBUTION_REMITTANCE'),
        );
        for (const kind of kinds) expect(statement.byKind[kind]).toBe(sum(kind));
        const used = [...statement.byItem.values()].reduce((all, fen) => all + fen, 0);
        expect(used).toBe(statement.byKind.USE);
      }),
    );
  });
});
