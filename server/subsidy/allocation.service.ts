import type { Deps } from '../context.ts';
import { isDuplicate } from '../database/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import { dayOf } from '../shared/day.ts';
import type { Fen } from '../shared/money.ts';
import type { Period } from '../shared/period.ts';
import { Refusal } from '../shared/refusal.ts';
import { staffNames } from '../staff/staff.service.ts';
import type { AllocationRow } from './allocation.entity.ts';
import { allocatedFen, checkAllocation, type NewAllocation } from './allocation.ts';
import * as store from './allocation.store.ts';
import { programmeOfPeriod } from './programme.service.ts';

export interface Allocation extends AllocationRow {
  readonly recordedBy: string;
  /** Another entry takes it back. */
  readonly isReversed: boolean;
}

/** What was given for a programme and period, entry by entry, and what stands of it. */
export interface Allocations {
  readonly entries: readonly Allocation[];
  /** Null when nothing was recorded, or all of it taken back. */
  readonly totalFen: Fen | null;
}

export async function allocationsOf(
  deps: Deps,
  programmeCode: string,
  period: Period,
): Promise<Allocations> {
  const rows = await store.listAllocations(deps.database.read, programmeCode, period);
  const names = await staffNames(
    deps,
    rows.map(({ recordedById }) => recordedById),
  );
  const reversed = new Set(rows.flatMap(({ reversesId }) => reversesId ?? []));
  const entries = rows.map((row) => ({
    ...row,
    recordedBy: names.get(row.recordedById) ?? '',
    isReversed: reversed.has(row.id),
  }));
  return { entries, totalFen: allocatedFen(rows) };
}

/** Several for one programme and period add up. Throws BAD_INPUT, WRONG_STATE. Returns the id. */
export async function recordAllocation(
  deps: Deps,
  actor: Actor,
  given: NewAllocation,
): Promise<number> {
  await programmeOfPeriod(deps, given);
  checkAllocation(given, dayOf(deps.clock.now()));
  return deps.database.write((writer) =>
    store.insertAllocation(writer, {
      ...given,
      documentNumber: given.documentNumber.trim(),
      reversesId: null,
      reason: null,
      ...signed(deps, actor),
    }),
  );
}

/** A wrong entry is taken back by one against it; both stay. Throws BAD_INPUT, WRONG_STATE. */
export async function reverseAllocation(
  deps: Deps,
  actor: Actor,
  id: number,
  reason: string,
): Promise<AllocationRow> {
  const why = reason.trim();
  if (why === '' || [...why].length > 500)
    throw new Refusal('BAD_INPUT', '请写明冲销的原因 reason，1 到 500 字。');
  const wrong = await store.findAllocation(deps.database.read, id);
  if (wrong === null) throw new Refusal('NOT_FOUND', '没有这笔资金分配，请核对编号。');
  if (wrong.reversesId !== null)
    throw new Refusal('WRONG_STATE', '这一笔是冲销，不能再冲销；请重新登记正确的金额。');
  const { id: reversesId, ...same } = wrong;
  const against = {
    ...same,
    amountFen: -wrong.amountFen,
    reversesId,
    reason: why,
    ...signed(deps, actor),
  };
  await deps.database
    .write((writer) => store.insertAllocation(writer, against))
    .catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
      throw new Refusal('WRONG_STATE', '这笔资金分配已经冲销过了。');
    });
  return wrong;
}

function signed(deps: Deps, actor: Actor) {
  return { recordedById: actor.staffId, recordedAt: deps.clock.now() };
}
