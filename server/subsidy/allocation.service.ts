import type { Deps } from '../context.ts';
import { isDuplicate } from '../database/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import { checkAll, hasLength } from '../shared/check-all.ts';
import { dayOf, type Day } from '../shared/day.ts';
import type { Fen } from '../shared/money.ts';
import { isPeriod } from '../shared/period.ts';
import { Refusal } from '../shared/refusal.ts';
import type { FundAllocationRow } from './proof.entity.ts';
import * as store from './proof.store.ts';
import { requireProgramme } from './roster.service.ts';

export interface NewAllocation {
  readonly programmeCode: string;
  readonly period: string;
  readonly amountFen: Fen;
  readonly documentNumber: string;
  readonly documentOn: Day;
}

/** Records money given from above for a programme and period. Throws BAD_INPUT, NOT_FOUND. */
export async function recordAllocation(
  deps: Deps,
  actor: Actor,
  input: NewAllocation,
): Promise<number> {
  requireProgramme(input.programmeCode);
  const now = deps.clock.now();
  const documentNumber = input.documentNumber.trim();
  checkAll(
    [isPeriod(input.period), '期次 period 应写成 2026、2026-10、2026-Q3 或 2026-H1'],
    [input.amountFen > 0, '金额应大于 0 元'],
    [hasLength(documentNumber, 1, 60), '请写明下达资金的文号，最多 60 字'],
    [input.documentOn <= dayOf(now), '文件日期应在今天以前'],
  );
  const signed = { recordedById: actor.staffId, recordedAt: now };
  return deps.database.write((writer) =>
    store.insertAllocation(writer, {
      ...input,
      documentNumber,
      reversesId: null,
      reason: null,
      ...signed,
    }),
  );
}

/** Takes an allocation back; both stay on record. Throws NOT_FOUND, WRONG_STATE, BAD_INPUT. */
export async function reverseAllocation(
  deps: Deps,
  actor: Actor,
  id: number,
  reason: string,
): Promise<number> {
  const row = await store.findAllocation(deps.database.read, id);
  if (row === null) throw new Refusal('NOT_FOUND', '没有这笔资金分配，请核对编号。');
  if (row.reversesId !== null)
    throw new Refusal('WRONG_STATE', '这一笔本身就是冲销；请重新登记正确的一笔。');
  const words = reason.trim();
  checkAll([hasLength(words, 1, 200), '请写明冲销的原因，1 到 200 字']);
  const { programmeCode, period, amountFen, documentNumber, documentOn } = row;
  const copied = { programmeCode, period, amountFen, documentNumber, documentOn };
  const signed = { recordedById: actor.staffId, recordedAt: deps.clock.now() };
  return deps.database
    .write((writer) =>
      store.insertAllocation(writer, { ...copied, reversesId: id, reason: words, ...signed }),
    )
    .catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
      throw new Refusal('WRONG_STATE', '这一笔已经冲销过了。');
    });
}

export interface Allocations {
  /** Reversing ones included, oldest first. */
  readonly rows: readonly FundAllocationRow[];
  /** Null while none is recorded: nothing is then said of the sum. */
  readonly totalFen: Fen | null;
}

export async function allocationsOf(
  deps: Deps,
  programmeCode: string,
  period: string,
): Promise<Allocations> {
  const rows = await store.listAllocations(deps.database.read, programmeCode, period);
  const total = rows.reduce(
    (sum, { amountFen, reversesId }) => sum + (reversesId === null ? amountFen : -amountFen),
    0,
  );
  const standing = rows.length - 2 * rows.filter(({ reversesId }) => reversesId !== null).length;
  return { rows, totalFen: standing === 0 ? null : total };
}
