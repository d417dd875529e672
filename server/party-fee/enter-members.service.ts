import type { Deps } from '../context.ts';
import type { Writer } from '../database/database.ts';
import type { Actor } from '../shared/actor.ts';
import type { FileProblem } from '../subsidy/office-file/office-file.ts';
import type { PartyMemberRow } from './branch.entity.ts';
import * as branches from './branch.store.ts';
import { insertFixings } from './fee.store.ts';
import { fixingRow } from './fixing.service.ts';
import { openMembership } from './member.service.ts';
import { knownOf, stepFor, type Candidate, type Step } from './plan-members.service.ts';

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
