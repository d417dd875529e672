import { sha256Hex } from '../shared/crypto.ts';
import type { Day } from '../shared/day.ts';
import type { Fen } from '../shared/money.ts';
import { yearOf } from '../shared/period.ts';
import { isFew, membersOf, shareLines } from './few-payers.ts';
import { effectOf, statementOf, USE_ITEMS, type LedgerEntry, type UseItem } from './ledger.ts';

export interface DatedEntry extends LedgerEntry {
  readonly memberId: number | null;
  readonly paidOn: Day;
}

/** A branch with its entries up to the end of the year and from all years before. */
export interface BranchLedger {
  readonly name: string;
  readonly entries: readonly DatedEntry[];
}

/** What the public may know of a year: of a branch, of several together, or of the whole town. */
export interface FeeLine {
  readonly name: string;
  /** Whose figures these are, where several branches are told together; else empty. */
  readonly branchNames: readonly string[];
  /** Members who paid dues in the year. */
  readonly memberCount: number;
  readonly duesFen: Fen;
  /** Large one-offs, which go whole to the Centre; null where one giver could be told. */
  readonly contributionsFen: Fen | null;
  readonly remittedFen: Fen;
  readonly usedFen: Fen;
  readonly uses: readonly { readonly item: UseItem; readonly fen: Fen }[];
  /** Dues in hand before and after the year; null where an earlier payment could be told. */
  readonly broughtForwardFen: Fen | null;
  readonly balanceFen: Fen | null;
}

export interface FeeSummary {
  readonly year: number;
  readonly total: FeeLine;
  readonly lines: readonly FeeLine[];
}

export const TOTAL_NAME = '全镇合计';
export const TOGETHER_NAME = '其他支部合计';

/**
 * The public figures of a year, or null when too few members paid in the whole town. No line, and no
 * difference of lines and years, tells what one member paid.
 */
export function summaryOf(branches: readonly BranchLedger[], year: number): FeeSummary | null {
  const files = branches.map((branch) => fileOf(branch, year));
  const shared = shareLines(files);
  if (shared === null) return null;
  const { alone, together } = shared;
  const groups = [
    ...alone.map((file) => ({ name: file.name, files: [file] })),
    ...(together.length === 0 ? [] : [{ name: TOGETHER_NAME, files: together }]),
  ];
  const shows = {
    contributions: groups.every((group) => !isFew(giversOf(group.files))),
    // Once a branch was hidden among others, its balance minus what is known since would be what
    // its few members paid then; and the balances of the others tell that of the one left out.
    balances: !files.some(({ wasFew }) => wasFew),
  };
  const ofTown = {
    contributions: !isFew(giversOf(files)),
    balances: !wasEverFew(branches, year),
  };
  return {
    year,
    total: lineOf({ name: TOTAL_NAME, files }, ofTown),
    lines: groups.map((group) => lineOf(group, shows)),
  };
}

/** A digest of every figure in order. */
export function summaryDigest({ year, total, lines }: FeeSummary): string {
  const figures = [total, ...lines].map((line) => [
    line.name,
    line.branchNames,
    line.memberCount,
    line.duesFen,
    line.contributionsFen,
    line.remittedFen,
    line.usedFen,
    line.uses.map(({ item, fen }) => [item, fen]),
    line.broughtForwardFen,
    line.balanceFen,
  ]);
  return sha256Hex(JSON.stringify([year, figures]));
}

/** A branch's year, still with the members behind it. */
interface BranchFile {
  readonly name: string;
  readonly payers: ReadonlySet<number>;
  readonly givers: ReadonlySet<number>;
  readonly wasFew: boolean;
  readonly ofYear: readonly DatedEntry[];
  readonly untilYear: readonly DatedEntry[];
}

function fileOf(branch: BranchLedger, year: number): BranchFile {
  const untilYear = branch.entries.filter(({ paidOn }) => yearOf(paidOn) <= year);
  const ofYear = untilYear.filter(({ paidOn }) => yearOf(paidOn) === year);
  return {
    name: branch.name,
    payers: membersWho(ofYear, 'DUES'),
    givers: membersWho(ofYear, 'CONTRIBUTION'),
    wasFew: wasEverFew([branch], year),
    ofYear,
    untilYear,
  };
}

function lineOf(
  { name, files }: { readonly name: string; readonly files: readonly BranchFile[] },
  shows: { readonly contributions: boolean; readonly balances: boolean },
): FeeLine {
  const { byKind, byItem, duesFen } = statementOf(files.flatMap(({ ofYear }) => ofYear));
  const inHandFen = statementOf(files.flatMap(({ untilYear }) => untilYear)).duesFen;
  return {
    name,
    branchNames: name === TOGETHER_NAME ? files.map((file) => file.name) : [],
    memberCount: membersOf(files.map(({ payers }) => payers)),
    duesFen: byKind.DUES,
    contributionsFen: shows.contributions ? byKind.CONTRIBUTION : null,
    remittedFen: byKind.REMITTANCE,
    usedFen: byKind.USE,
    uses: (Object.keys(USE_ITEMS) as UseItem[]).flatMap((item) => {
      const fen = byItem.get(item) ?? 0;
      return fen === 0 ? [] : [{ item, fen }];
    }),
    broughtForwardFen: shows.balances ? inHandFen - duesFen : null,
    balanceFen: shows.balances ? inHandFen : null,
  };
}

function giversOf(files: readonly BranchFile[]): number {
  return membersOf(files.map(({ givers }) => givers));
}

/** Whether in any year up to this one few members paid to these branches. */
function wasEverFew(branches: readonly BranchLedger[], year: number): boolean {
  const entries = branches.flatMap((branch) => branch.entries);
  const byYear = Map.groupBy(entries, ({ paidOn }) => yearOf(paidOn));
  return [...byYear].some(([of, paid]) => of <= year && isFew(membersWho(paid, 'DUES').size));
}

/** Whose payments of the kind leave something: one that was taken back tells nothing. */
function membersWho(
  entries: readonly DatedEntry[],
  kind: 'DUES' | 'CONTRIBUTION',
): ReadonlySet<number> {
  const paid = new Map<number, Fen>();
  for (const entry of entries)
    if (entry.kind === kind && entry.memberId !== null)
      paid.set(entry.memberId, (paid.get(entry.memberId) ?? 0) + effectOf(entry));
  return new Set([...paid].filter(([, fen]) => fen !== 0).map(([memberId]) => memberId));
}
