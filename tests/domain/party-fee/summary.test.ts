import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFew, shareLines } from '../../../server/party-fee/few-payers.ts';
import { ENTRY_KINDS, USE_ITEMS, type UseItem } from '../../../server/party-fee/ledger.ts';
import {
  summaryDigest,
  summaryOf,
  TOGETHER_NAME,
  type BranchLedger,
  type DatedEntry,
  type FeeSummary,
} from '../../../server/party-fee/summary.ts';

const YEARS = [2023, 2024, 2025] as const;
type Kind = keyof typeof ENTRY_KINDS;

let lastId = 0;
function entry(kind: Kind, year: number, memberId: number | null, amountFen: number): DatedEntry {
  lastId += 1;
  const item = ENTRY_KINDS[kind].hasItem ? 'TRAINING' : null;
  return { id: lastId, kind, amountFen, item, reversesId: null, memberId, paidOn: `${year}-06-01` };
}

/** A branch whose members of these numbers paid so many fen each in a year. */
function branch(name: string, years: Record<number, readonly number[]>, fen = 100): BranchLedger {
  const entries = Object.entries(years).flatMap(([year, members]) =>
    members.map((memberId) => entry('DUES', Number(year), memberId, fen)),
  );
  return { name, entries };
}

const namesOf = (summary: FeeSummary | null) => summary?.lines.map(({ name }) => name);

describe('which branches share a line', () => {
  const sizes = (...counts: number[]) => {
    let member = 0;
    return counts.map((count, at) => ({
      at,
      payers: new Set(Array.from({ length: count }, () => (member += 1))),
    }));
  };
  const shared = (...counts: number[]) =>
    shareLines(sizes(...counts))?.together.map(({ at }) => at) ?? null;

  it.each([
    ['none while each has three or nobody', [3, 20, 0], []],
    ['the small ones', [20, 1, 2], [1, 2]],
    ['a lone small one with the next smallest', [20, 2, 5], [1, 2]],
    ['two that are still few with the next smallest', [20, 1, 1, 4], [1, 2, 3]],
    ['never a branch where nobody paid', [20, 2, 0], [0, 1]],
    ['nothing can be told of two members in a town', [1, 1], null],
  ])('%s', (_what, counts, together) => {
    expect(shared(...counts)).toEqual(together);
  });

  it('no line is about one or two members, and each branch is on one line', () => {
    fc.assert(
      fc.property(fc.array(fc.set(fc.nat(12), { maxLength: 6 }), { maxLength: 6 }), (members) => {
        const branches = members.map((payers, at) => ({ at, payers }));
        const found = shareLines(branches);
        if (found === null) {
          expect(isFew(new Set(members.flatMap((each) => [...each])).size)).toBe(true);
          return;
        }
        const { alone, together } = found;
        expect([...alone, ...together].map(({ at }) => at).toSorted()).toEqual(
          branches.map(({ at }) => at),
        );
        expect(alone.filter(({ payers }) => isFew(payers.size))).toEqual([]);
        expect(isFew(new Set(together.flatMap(({ payers }) => [...payers])).size)).toBe(false);
      }),
    );
  });
});

describe('the figures of a year', () => {
  it('stand by branch, with what was in hand before and after', () => {
    const a = branch('甲', { 2024: [1, 2, 3], 2025: [1, 2, 3, 4] }, 1_250);
    const spent = [entry('REMITTANCE', 2025, null, 2_000), entry('USE', 2025, null, 501)];
    const summary = summaryOf(
      [{ ...a, entries: [...a.entries, ...spent] }, branch('乙', { 2025: [5, 6, 7] })],
      2025,
    )!;
    expect(summary.lines).toEqual([
      {
        name: '甲',
        branchNames: [],
        memberCount: 4,
        duesFen: 5_000,
        contributionsFen: 0,
        remittedFen: 2_000,
        usedFen: 501,
        uses: [{ item: 'TRAINING', fen: 501 }],
        broughtForwardFen: 3_750,
        balanceFen: 6_249,
      },
      expect.objectContaining({ name: '乙', duesFen: 300, broughtForwardFen: 0, balanceFen: 300 }),
    ]);
    expect(summary.total).toMatchObject({ memberCount: 7, duesFen: 5_300, balanceFen: 6_549 });
  });

  it('of small branches stand together, and then nobody’s balance but the town’s is told', () => {
    const summary = summaryOf(
      [
        branch('甲', { 2025: [1, 2, 3] }),
        branch('乙', { 2025: [4] }),
        branch('丙', { 2025: [5, 6] }),
      ],
      2025,
    )!;
    expect(namesOf(summary)).toEqual(['甲', TOGETHER_NAME]);
    expect(summary.lines[1]).toMatchObject({
      branchNames: ['乙', '丙'],
      memberCount: 3,
      duesFen: 300,
    });
    expect(summary.lines.map(({ balanceFen }) => balanceFen)).toEqual([null, null]);
    expect(summary.total.balanceFen).toBe(600);
  });

  it('do not tell a large one-off of one or two members, but of three', () => {
    const gifts = (...members: number[]) => ({
      name: '甲',
      entries: [
        ...branch('甲', { 2025: [1, 2, 3] }).entries,
        ...members.map((memberId) => entry('CONTRIBUTION', 2025, memberId, 100_000)),
      ],
    });
    const told = (...members: number[]) => {
      const { total, lines } = summaryOf([gifts(...members)], 2025)!;
      return [total.contributionsFen, lines[0]!.contributionsFen];
    };
    expect(told()).toEqual([0, 0]);
    expect(told(1)).toEqual([null, null]);
    expect(told(1, 1, 2)).toEqual([null, null]);
    expect(told(1, 2, 3)).toEqual([300_000, 300_000]);
  });

  it('count a member who moved within the town once in its total', () => {
    const summary = summaryOf(
      [branch('甲', { 2025: [1, 2, 3] }), branch('乙', { 2025: [3, 4, 5] })],
      2025,
    )!;
    expect(summary.lines.map(({ memberCount }) => memberCount)).toEqual([3, 3]);
    expect(summary.total.memberCount).toBe(5);
  });

  it('change their digest with any figure or name', () => {
    const summary = summaryOf([branch('甲', { 2025: [1, 2, 3] })], 2025)!;
    const line = summary.lines[0]!;
    const digest = summaryDigest(summary);
    for (const other of [
      { ...summary, year: 2024 },
      { ...summary, total: { ...summary.total, duesFen: 301 } },
      { ...summary, lines: [{ ...line, name: '乙' }] },
      { ...summary, lines: [{ ...line, balanceFen: null }] },
      { ...summary, lines: [{ ...line, uses: [{ item: 'TRAINING' as const, fen: 1 }] }] },
    ])
      expect(summaryDigest(other)).not.toBe(digest);
  });
});

/** Towns of up to four branches over three years; members may move, give and be few. */
const items = Object.keys(USE_ITEMS) as UseItem[];
const payment = fc.record({
  at: fc.nat(3),
  memberId: fc.integer({ min: 1, max: 7 }),
  year: fc.constantFrom(...YEARS),
  kind: fc.constantFrom<Kind>('DUES', 'DUES', 'DUES', 'CONTRIBUTION', 'REMITTANCE', 'USE'),
  amountFen: fc.integer({ min: 1, max: 500_000 }),
  item: fc.constantFrom(...items),
});
const towns = fc.array(payment, { minLength: 6, maxLength: 40 }).map((payments) =>
  ['甲', '乙', '丙', '丁'].map((name, at): BranchLedger => ({
    name,
    entries: payments
      .filter((one) => one.at === at)
      .map(({ kind, year, memberId, amountFen, item }) => ({
        ...entry(kind, year, ENTRY_KINDS[kind].isOfMember ? memberId : null, amountFen),
        item: ENTRY_KINDS[kind].hasItem ? item : null,
      })),
  })),
);

describe('in any town', () => {
  it('lines add up to the town, and what was in hand carries over the year', () => {
    fc.assert(
      fc.property(towns, (town) => {
        const summary = summaryOf(town, 2025);
        if (summary === null) return;
        const { total, lines } = summary;
        const sum = (field: 'duesFen' | 'remittedFen' | 'usedFen') =>
          lines.reduce((all, line) => all + line[field], 0);
        expect([sum('duesFen'), sum('remittedFen'), sum('usedFen')]).toEqual([
          total.duesFen,
          total.remittedFen,
          total.usedFen,
        ]);
        for (const line of [total, ...lines]) {
          const { broughtForwardFen, duesFen, remittedFen, usedFen, uses, balanceFen } = line;
          expect(uses.reduce((all, { fen }) => all + fen, 0)).toBe(usedFen);
          if (broughtForwardFen !== null)
            expect(broughtForwardFen + duesFen - remittedFen - usedFen).toBe(balanceFen);
        }
      }),
    );
  });

  it('nobody can reckon another member’s payments from everything that was ever published', () => {
    fc.assert(
      fc.property(towns, (town) => {
        const unknowns = payersOf(town);
        const told = YEARS.flatMap((year) => equationsOf(town, year, unknowns));
        const members = [...new Set(unknowns.map(({ memberId }) => memberId))];
        // A combination of published sums that is about two members only is a leak: each of the two
        // knows their own part. It shows as a loss of rank when their columns are taken away.
        const all = rank(told);
        for (const one of members)
          for (const other of members)
            expect(
              rank(
                told.map((row) =>
                  row.filter((_, at) => ![one, other].includes(unknowns[at]!.memberId)),
                ),
              ),
            ).toBe(all);
      }),
      { numRuns: 200 },
    );
  });
});

interface Payer {
  readonly branch: string;
  readonly year: number;
  readonly memberId: number;
}

function payersOf(town: readonly BranchLedger[]): Payer[] {
  const found = town.flatMap(({ name, entries }) =>
    entries
      .filter(({ kind }) => kind === 'DUES')
      .map(({ paidOn, memberId }) => [name, Number(paidOn.slice(0, 4)), memberId!] as const),
  );
  const distinct = new Map(found.map((one) => [one.join(), one]));
  return [...distinct.values()].map(([name, year, memberId]) => ({ branch: name, year, memberId }));
}

/** Each published figure as a row over the unknown payments; what was spent counts as known. */
function equationsOf(town: readonly BranchLedger[], year: number, unknowns: readonly Payer[]) {
  const summary = summaryOf(town, year);
  if (summary === null) return [];
  const all = town.map(({ name }) => name);
  return [summary.total, ...summary.lines].flatMap((line) => {
    const names =
      line === summary.total ? all : line.name === TOGETHER_NAME ? line.branchNames : [line.name];
    const row = (isOf: (payer: Payer) => boolean) =>
      unknowns.map((payer) => (names.includes(payer.branch) && isOf(payer) ? 1 : 0));
    return [
      row((payer) => payer.year === year),
      ...(line.broughtForwardFen === null ? [] : [row((payer) => payer.year < year)]),
    ];
  });
}

const PRIME = 1_000_003;

/** Over the numbers modulo a prime, which the small rows here do not notice. */
function rank(rows: readonly (readonly number[])[]): number {
  const left = rows.map((row) => [...row]);
  const width = left[0]?.length ?? 0;
  let found = 0;
  for (let column = 0; column < width; column += 1) {
    const at = left.findIndex((row, index) => index >= found && row[column] !== 0);
    if (at < 0) continue;
    [left[found], left[at]] = [left[at]!, left[found]!];
    const pivot = left[found]!;
    for (let below = found + 1; below < left.length; below += 1) {
      const row = left[below]!;
      const [by, of] = [pivot[column]!, row[column]!];
      if (of !== 0)
        left[below] = row.map(
          (value, index) => (((value * by - pivot[index]! * of) % PRIME) + PRIME) % PRIME,
        );
    }
    found += 1;
  }
  return found;
}
