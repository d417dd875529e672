import type { Deps } from '../context.ts';
import { yuanFromFen } from '../shared/money.ts';
import { Refusal } from '../shared/refusal.ts';
import { allocationsOf } from './allocation.service.ts';
import { listExplanations, listWarnings } from './proof.store.ts';
import { rosterFacts, type RosterFacts } from './roster.service.ts';

/** Why a roster cannot be submitted yet; nothing when it can. */
export async function refuseUnprovenRoster(deps: Deps, rosterId: number): Promise<void> {
  const facts = (await rosterFacts(deps, [rosterId])).get(rosterId)!;
  if (facts.blockingCount > 0)
    throw new Refusal(
      'ROSTER_HAS_PROBLEMS',
      `名册还有 ${facts.blockingCount} 个必须改正的问题，请在表格里改好、重新导入，再换上新的名册。`,
      { rosterDraftId: String(rosterId), blocking: facts.blockingCount },
    );
  const unexplained = await countUnexplained(deps, rosterId);
  if (unexplained > 0)
    throw new Refusal(
      'WARNINGS_UNEXPLAINED',
      `名册还有 ${unexplained} 条提醒没有说明。请逐条核实，用 explainRosterWarnings 写明情况后再提交。`,
      { rosterDraftId: String(rosterId), unexplained },
    );
  const difference = await fundDifference(deps, facts);
  if (difference !== null)
    throw new Refusal('FUNDS_DIFFER', difference, { rosterDraftId: String(rosterId) });
}

export async function countUnexplained(deps: Deps, rosterId: number): Promise<number> {
  const { read } = deps.database;
  const [warnings, explanations] = await Promise.all([
    listWarnings(read, rosterId, null),
    listExplanations(read, rosterId),
  ]);
  const explained = new Set(explanations.map(({ position }) => position));
  return warnings.filter(({ position }) => !explained.has(position)).length;
}

/** How the roster's sum differs from the money given; null when it does not, or none is recorded. */
export async function fundDifference(
  deps: Deps,
  { programme, period, totalFen }: RosterFacts,
): Promise<string | null> {
  const allocated = (await allocationsOf(deps, programme.code, period)).totalFen;
  if (allocated === null || allocated === totalFen) return null;
  const [given, promised] = [yuanFromFen(allocated), yuanFromFen(totalFen)];
  const difference = yuanFromFen(Math.abs(allocated - totalFen));
  return `${programme.name} ${period} 下达资金 ${given} 元，名册合计 ${promised} 元，相差 ${difference} 元。请核对名册，或补记、更正资金分配后再提交。`;
}
