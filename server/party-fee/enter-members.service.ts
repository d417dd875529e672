import type { Deps } from '../context.ts';
import type { Writer } from '../database/database.ts';
import type { Actor } from '../shared/actor.ts';
import { fenFromYuan } from '../shared/money.ts';
import type { FileProblem } from '../subsidy/office-file/office-file.ts';
import { partyProblem } from '../subsidy/party-file/party-problem.ts';
import type { PartyMemberRow, PartyMembershipRow } from './branch.entity.ts';
import * as branches from './branch.store.ts';
import type { PartyFeeFixingRow } from './fee.entity.ts';
import { insertFixings, listFixingsOfYear } from './fee.store.ts';
import { problemOfRow } from './file-problem.ts';
import { feeFixed, fixingRow, incomePlace, type FixedAmount } from './fixing.service.ts';
import { compareMember, type Comparison, type NewMember } from './member.ts';
import { memberElsewhere, openMembership, openPerson } from './member.service.ts';

/** A row of a file that is right by itself, ready to be entered. */
export interface Candidate {
  readonly sheet: string;
  readonly row: number;
  readonly member: NewMember;
  /** As it is kept, sealed. */
  readonly person: Omit<PartyMemberRow, 'id'>;
  readonly fixed: FixedAmount | null;
}

export interface EnteredMembers {
  readonly newCount: number;
  readonly changedCount: number;
  readonly unchangedCount: number;
  /** Amounts fixed. */
  readonly fixedCount: number;
}

export interface Outcome {
  readonly entered: EnteredMembers | null;
  readonly problems: readonly FileProblem[];
}

/** What stands in the database of the people of a file. */
interface Known {
  readonly row: PartyMemberRow;
  /** The branch they are in now. */
  readonly open: PartyMembershipRow | null;
  readonly fixing: PartyFeeFixingRow | null;
}

/** A candidate with what is to be done for them. */
interface Step {
  readonly candidate: Candidate;
  readonly known: Known | null;
  readonly changes: Comparison['changes'];
  readonly isTakenIn: boolean;
  readonly isFixed: boolean;
}

/**
 * Enters all of them in one transaction, or, with anything against one of them or `isClear` false,
 * none. Throws a duplicate key when another branch takes one of them at the same moment.
 */
export async function enterMembers(
  deps: Deps,
  actor: Actor,
  branchCode: string,
  candidates: readonly Candidate[],
  isClear: boolean,
): Promise<Outcome> {
  return deps.database.write(async (writer) => {
    await branches.lockBranch(writer, branchCode);
    const known = await knownOf(writer, candidates);
    const problems: FileProblem[] = [];
    const steps = candidates.map((candidate) => {
      const step = stepFor(deps, candidate, known.get(candidate.person.personKey) ?? null);
      problems.push(...step.problems);
      return step;
    });
    if (!isClear || problems.length > 0) return { entered: null, problems };
    await takeSteps(deps, actor, writer, steps);
    return { entered: counted(steps), problems };
  });
}

async function knownOf(
  writer: Writer,
  candidates: readonly Candidate[],
): Promise<ReadonlyMap<string, Known>> {
  const rows = await branches.listMembersOfPersons(
    writer,
    candidates.map(({ person }) => person.personKey),
  );
  const ids = rows.map(({ id }) => id);
  const memberships = await branches.listMemberships(writer, ids);
  const open = new Map(
    memberships.filter((one) => one.untilMonth === null).map((one) => [one.memberId, one]),
  );
  const year = candidates.find(({ fixed }) => fixed !== null)?.fixed?.year;
  const fixings = year === undefined ? [] : await listFixingsOfYear(writer, ids, year);
  const fixed = new Map(fixings.map((one) => [one.memberId, one]));
  return new Map(
    rows.map((row) => [
      row.personKey,
      { row, open: open.get(row.id) ?? null, fixing: fixed.get(row.id) ?? null },
    ]),
  );
}

function stepFor(
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
  { row, open }: Known,
): { readonly changes: Comparison['changes']; readonly problems: FileProblem[] } {
  if (open === null) return { changes: {}, problems: [] };
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

async function takeSteps(
  deps: Deps,
  actor: Actor,
  writer: Writer,
  steps: readonly Step[],
): Promise<void> {
  const strangers = steps.filter(({ known }) => known === null).map(({ candidate }) => candidate);
  await branches.insertMembers(
    writer,
    strangers.map(({ person }) => person),
  );
  const inserted = await branches.listMembersOfPersons(
    writer,
    strangers.map(({ person }) => person.personKey),
  );
  const ids = new Map(inserted.map(({ personKey, id }) => [personKey, id]));
  const idOf = ({ known, candidate }: Step) =>
    known?.row.id ?? ids.get(candidate.person.personKey)!;
  for (const step of steps) {
    if (step.known === null) continue;
    const change = step.isTakenIn ? step.candidate.person : changedColumns(step);
    if (change !== null) await branches.saveMember(writer, step.known.row.id, change);
  }
  const takenIn = steps.filter((step) => step.isTakenIn);
  await branches.insertMemberships(
    writer,
    takenIn.map((step) => openMembership(deps, actor, idOf(step), step.candidate.member)),
  );
  await insertFixings(
    writer,
    steps.flatMap((step) => {
      const { fixed, person } = step.candidate;
      const member = { id: idOf(step), personKey: person.personKey };
      return step.isFixed && fixed !== null ? fixingRow(deps, actor, member, fixed) : [];
    }),
  );
}

/** What the file tells anew of somebody who is here; null for nothing. */
function changedColumns({ candidate, changes }: Step): Partial<PartyMemberRow> | null {
  if (Object.keys(changes).length === 0) return null;
  const { accountSealed, phoneSealed, villageCode, probationUntil, ...person } = candidate.person;
  const { recordedById, recordedAt } = person;
  return {
    ...('account' in changes ? { accountSealed } : {}),
    ...('phone' in changes ? { phoneSealed } : {}),
    ...('villageCode' in changes ? { villageCode } : {}),
    ...('probationUntil' in changes ? { probationUntil } : {}),
    recordedById,
    recordedAt,
  };
}

function counted(steps: readonly Step[]): EnteredMembers {
  const newCount = steps.filter(({ isTakenIn }) => isTakenIn).length;
  const changedCount = steps.filter(
    (step) => !step.isTakenIn && changedColumns(step) !== null,
  ).length;
  return {
    newCount,
    changedCount,
    unchangedCount: steps.length - newCount - changedCount,
    fixedCount: steps.filter(({ isFixed }) => isFixed).length,
  };
}
