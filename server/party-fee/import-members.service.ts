import type { Deps } from '../context.ts';
import { isDuplicate } from '../database/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import { refusalsOf } from '../shared/check-all.ts';
import { dayOf } from '../shared/day.ts';
import { isBlocking, type FileProblem } from '../subsidy/office-file/office-file.ts';
import { toldProblems } from '../subsidy/office-file/read-office-file.ts';
import { readMembersInWorker } from '../subsidy/party-file/read-in-worker.ts';
import type { FeeLine, MemberLine } from '../subsidy/party-file/party-reading.ts';
import type { RosterFile } from '../subsidy/import/reading.ts';
import { findTown, villagesByCode } from '../town/town.service.ts';
import { requireBranch } from './branch.service.ts';
import { enterMembers, type EnteredMembers } from './enter-members.service.ts';
import { problemOfRow } from './file-problem.ts';
import { fixedAmount, refuseOtherYear, type FixedAmount } from './fixing.service.ts';
import { cleanMember, type NewMember } from './member.ts';
import { describePerson } from './member.service.ts';
import type { Candidate } from './plan-members.service.ts';

/** What became of a list of members: every row taken in, or nothing when a problem is BLOCKING. */
export interface TakenMembers {
  /** Null when nothing was taken in. */
  readonly entered: EnteredMembers | null;
  readonly rowCount: number;
  readonly problems: readonly FileProblem[];
}

/** Members prepared at one go; then it is the turn of whoever else waits. */
const CHUNK = 200;
/** Another branch may take one of the members at the same moment; then it is asked again. */
const MOST_RUNS = 3;

/**
 * Takes the members of a file into a branch, and fixes what they pay in `year` unless it is null.
 * Throws NOT_FOUND, BAD_INPUT and what reading a file throws.
 */
export async function importMembers(
  deps: Deps,
  actor: Actor,
  { branchCode, year }: { readonly branchCode: string; readonly year: number | null },
  file: RosterFile,
): Promise<TakenMembers> {
  await requireBranch(deps, actor, branchCode);
  if (year !== null) refuseOtherYear(year, dayOf(deps.clock.now()));
  const villages = await villagesByCode(deps);
  const { name: townName } = await findTown(deps);
  const places = { townName, villages: [...villages.values()] };
  const reading = await readMembersInWorker(file, places, year);
  const problems: FileProblem[] = [...reading.problems];
  const candidates: Candidate[] = [];
  for (const [at, line] of reading.rows.entries()) {
    if (at % CHUNK === CHUNK - 1) await new Promise(setImmediate);
    const prepared = prepare(deps, actor, { branchCode, year, villages }, line);
    if ('faults' in prepared) problems.push(...prepared.faults);
    else candidates.push(prepared);
  }
  const isClear = !problems.some(isBlocking);
  const outcome = await enter(deps, actor, branchCode, candidates, isClear);
  return {
    entered: outcome.entered,
    rowCount: reading.rowCount,
    problems: toldProblems([...problems, ...outcome.problems]),
  };
}

interface Where {
  readonly branchCode: string;
  readonly year: number | null;
  readonly villages: ReadonlyMap<string, unknown>;
}

/** A row by itself: its facts checked and sealed, its amount reckoned. */
function prepare(
  deps: Deps,
  actor: Actor,
  { branchCode, year, villages }: Where,
  line: MemberLine,
): Candidate | { readonly faults: FileProblem[] } {
  let member: NewMember | null = null;
  let fixed: FixedAmount | null = null;
  const refusals = refusalsOf(
    () => {
      member = cleanMember({ ...line, branchCode }, villages, dayOf(deps.clock.now()));
    },
    () => {
      fixed = line.fee === null || year === null ? null : amountOf(line.fee, year);
    },
  );
  if (member === null || refusals.length > 0)
    return { faults: refusals.map((refusal) => problemOfRow(line, refusal)) };
  const { idNumber } = member as NewMember;
  const personKey = deps.vault.personKey(idNumber);
  const person = describePerson(deps, actor, member, personKey);
  return { sheet: line.sheet, row: line.row, member, person, fixed };
}

/** For farmers the amount is what the branch set; for others it may differ from the standard. */
function amountOf({ monthlyFen, ...fee }: FeeLine, year: number): FixedAmount {
  const told =
    fee.kind === 'FARMER' ? { setFen: monthlyFen, monthlyFen: null } : { setFen: null, monthlyFen };
  const fixed = fixedAmount({ ...fee, ...told, year });
  // A remark beside the standard's amount explains nothing.
  return fixed.monthlyFen === fixed.quotedFen ? { ...fixed, reason: null } : fixed;
}

async function enter(
  deps: Deps,
  actor: Actor,
  branchCode: string,
  candidates: readonly Candidate[],
  isClear: boolean,
) {
  for (let run = 1; ; run += 1) {
    try {
      return await enterMembers(deps, actor, branchCode, candidates, isClear);
    } catch (error) {
      if (run === MOST_RUNS || !isDuplicate(error)) throw error;
    }
  }
}
