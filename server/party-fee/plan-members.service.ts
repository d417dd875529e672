import type { Deps } from '../context.ts';
import type { Writer } from '../database/database.ts';
import { refusalsOf } from '../shared/check-all.ts';
import { fenFromYuan } from '../shared/money.ts';
import type { FileProblem } from '../subsidy/office-file/office-file.ts';
import { partyProblem } from '../subsidy/party-file/party-problem.ts';
import type { PartyMemberRow, PartyMembershipRow } from './branch.entity.ts';
import * as branches from './branch.store.ts';
import type { PartyFeeFixingRow } from './fee.entity.ts';
import { listFixingsOfYear } from './fee.store.ts';
import { problemOfRow } from './file-problem.ts';
import { feeFixed, incomePlace, type FixedAmount } from './fixing.service.ts';
import { compareMember, refuseEarlierMonth, type Comparison, type NewMember } from './member.ts';
import { memberElsewhere, openPerson } from './member.service.ts';

/** A row of a file that is right by itself, ready to be entered. */
export interface Candidate {
  readonly sheet: string;
  readonly row: number;
  readonly member: NewMember;
  /** As it is kept, sealed. */
  readonly person: Omit<PartyMemberRow, 'id'>;
  readonly fixed: FixedAmount | null;
}

/** What stands in the database of the people of a file. */
export interface Known {
  readonly row: PartyMemberRow;
  /** Oldest first. */
  readonly memberships: readonly PartyMembershipRow[];
  /** The one they are in now. */
  readonly open: PartyMembershipRow | null;
  readonly fixing: PartyFeeFixingRow | null;
}

/** A candidate with what is to be done for them. */
export interface Step {
  readonly candidate: Candidate;
  readonly known: Known | null;
  readonly changes: Comparison['changes'];
  readonly isTakenIn: boolean;
  readonly isFixed: boolean;
}

export async function knownOf(
  writer: Writer,
  candidates: readonly Candidate[],
): Promise<ReadonlyMap<string, Known>> {
  const rows = await branches.listMembersOfPersons(
    writer,
    candidates.map(({ person }) => person.personKey),
  );
  const ids = rows.map(({ id }) => id);
  const memberships = await branches.listMemberships(writer, ids);
  const ofMember = Map.groupBy(memberships, ({ memberId }) => memberId);
  const year = candidates.find(({ fixed }) => fixed !== null)?.fixed?.year;
  const fixings = year === undefined ? [] : await listFixingsOfYear(writer, ids, year);
  const fixed = new Map(fixings.map((one) => [one.memberId, one]));
  return new Map(
    rows.map((row) => {
      const own = ofMember.get(row.id) ?? [];
      const open = own.find(({ untilMonth }) => untilMonth === null) ?? null;
      const fixing = fixed.get(row.id) ?? null;
      return [row.personKey, { row, memberships: own, open, fixing }];
    }),
  );
}

/** What is to be done for a candidate, and what speaks against it. */
export function stepFor(
  deps: Deps,
  candidate: Candidate,
  known: Known | null,
): Step & { readonly problems: readonly FileProblem[] } {
  if (known === null)
    return {
      candidate,
      known,
      changes: {},
      isTakenIn: true,
      isFixed: isTold(candidate),
      problems: [],
    };
  const { changes, problems } = standingOf(deps, candidate, known);
  return {
    candidate,
    known,
    changes,
    isTakenIn: known.open === null,
    isFixed: isTold(candidate) && known.fixing === null,
    problems: [...problems, ...feeProblems(deps, candidate, known)],
  };
}

function isTold({ fixed }: Candidate): boolean {
  return fixed !== null;
}

/** What a file may change of who is here, and what it contradicts. */
function standingOf(
  deps: Deps,
  candidate: Candidate,
  { row, memberships, open }: Known,
): { readonly changes: Comparison['changes']; readonly problems: FileProblem[] } {
  if (open === null) {
    const early = refusalsOf(() => refuseEarlierMonth(memberships, candidate.member.fromMonth));
    return { changes: {}, problems: early.map((refusal) => problemOfRow(candidate, refusal)) };
  }
  if (open.branchCode !== candidate.member.branchCode)
    return { changes: {}, problems: [problemOfRow(candidate, memberElsewhere())] };
  const { changes, differing } = compareWithKnown(deps, row, open, candidate.member);
  if (differing.length === 0) return { changes, problems: [] };
  const place = { sheet: candidate.sheet, row: candidate.row, column: null };
  return { changes, problems: [partyProblem('MEMBER_DIFFERS', place, differing.join('、'))] };
}

function feeProblems(
  deps: Deps,
  candidate: Candidate,
  { row, fixing }: Known,
): readonly FileProblem[] {
  const { fixed } = candidate;
  if (fixed === null || fixing === null || isSameFee(deps, row, fixing, fixed)) return [];
  return [problemOfRow(candidate, feeFixed(fixed.year))];
}

function compareWithKnown(
  deps: Deps,
  row: PartyMemberRow,
  { fromMonth }: PartyMembershipRow,
  member: NewMember,
): Comparison {
  const { villageCode, joinedOn, probationUntil } = row;
  const facts = { ...openPerson(deps, row), villageCode, joinedOn, probationUntil, fromMonth };
  return compareMember(facts, member);
}

function isSameFee(
  deps: Deps,
  { personKey }: PartyMemberRow,
  fixing: PartyFeeFixingRow,
  { kind, monthlyFen, monthlyIncomeFen, year }: FixedAmount,
): boolean {
  const income = deps.vault.open(fixing.incomeSealed, incomePlace(personKey, year));
  return (
    fixing.kind === kind &&
    fixing.monthlyFen === monthlyFen &&
    fenFromYuan(income) === monthlyIncomeFen
  );
}
