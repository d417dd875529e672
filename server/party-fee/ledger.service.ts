import type { Deps } from '../context.ts';
import type { Writer } from '../database/database.ts';
import { isDuplicate } from '../database/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import { dayOf, type Day } from '../shared/day.ts';
import type { Fen } from '../shared/money.ts';
import type { Page, PageRequest } from '../shared/page.ts';
import { Refusal } from '../shared/refusal.ts';
import { mayKeep, requireBranch } from './branch.service.ts';
import { lockBranch } from './branch.store.ts';
import type { PartyFeeEntryRow } from './fee.entity.ts';
import * as store from './fee.store.ts';
import {
  ENTRY_KINDS,
  receiptUsed,
  statementOf,
  yearClosed,
  type EntryKind,
  type Statement,
  type UseItem,
} from './ledger.ts';
import { isYearClosed } from './closed-year.service.ts';
import { refuseBadEntry } from './payment-book.ts';

interface NewEntry {
  readonly amountFen: Fen;
  readonly paidOn: Day;
  readonly receipt: string | null;
  readonly note: string | null;
}

export interface NewSpending extends NewEntry {
  readonly branchCode: string;
  readonly kind: Extract<EntryKind, 'REMITTANCE' | 'CONTRIBUTION_REMITTANCE' | 'USE'>;
  readonly item: UseItem | null;
}

/** Records what left the branch: remitted upward, or used. Throws BAD_INPUT, YEAR_CLOSED. */
export async function recordSpending(
  deps: Deps,
  actor: Actor,
  input: NewSpending,
): Promise<number> {
  await requireBranch(deps, actor, input.branchCode);
  if (ENTRY_KINDS[input.kind].hasItem !== (input.item !== null))
    throw new Refusal('BAD_INPUT', '使用党费要写明用途 item；上缴的不写用途。请改后重试。');
  return record(deps, actor, { ...input, memberId: null, consent: null });
}

/** Takes an entry back with one of the same amount. Throws NOT_FOUND, WRONG_STATE, YEAR_CLOSED. */
export async function reverseEntry(
  deps: Deps,
  actor: Actor,
  id: number,
  reason: string,
): Promise<number> {
  const entry = await store.findEntry(deps.database.read, id);
  // The same for a line of another branch: nobody learns which numbers there are.
  if (entry === null || !mayKeep(actor, entry.branchCode))
    throw new Refusal('NOT_FOUND', '没有这一笔，请核对编号。');
  if (entry.reversesId !== null)
    throw new Refusal('WRONG_STATE', '这一笔本身就是冲销，不能再冲；请重新登记正确的一笔。');
  const note = reason.trim();
  if (note === '') throw new Refusal('BAD_INPUT', '请写明冲销的原因，1 到 200 字。');
  return record(deps, actor, { ...entry, receipt: null, consent: null, note, reversesId: id });
}

type Recorded = NewEntry &
  Pick<PartyFeeEntryRow, 'branchCode' | 'memberId' | 'kind' | 'item' | 'consent'> & {
    readonly reversesId?: number;
  };

async function record(deps: Deps, actor: Actor, entry: Recorded): Promise<number> {
  const receipt = entry.receipt?.trim() || null;
  const note = entry.note?.trim() || null;
  const now = deps.clock.now();
  refuseBadEntry({ ...entry, receipt, note }, dayOf(now), false);
  const { branchCode, memberId, kind, amountFen, paidOn, item, consent } = entry;
  return deps.database
    .write(async (writer) => {
      await refuseClosedYear(writer, branchCode, Number(paidOn.slice(0, 4)));
      const reversesId = entry.reversesId ?? null;
      const row = { branchCode, memberId, kind, amountFen, paidOn, receipt, item, note, consent };
      const signed = { recordedById: actor.staffId, recordedAt: now };
      return store.insertEntry(writer, { ...row, reversesId, ...signed });
    })
    .catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
      throw entry.reversesId === undefined
        ? receiptUsed()
        : new Refusal('WRONG_STATE', '这一笔已经冲销过了。');
    });
}

async function refuseClosedYear(writer: Writer, branchCode: string, year: number): Promise<void> {
  await lockBranch(writer, branchCode);
  if (await isYearClosed(writer, branchCode, year)) throw yearClosed(year);
}

/** Closes a past year: what is reported no longer changes. Throws BAD_INPUT, WRONG_STATE. */
export async function closeYear(
  deps: Deps,
  actor: Actor,
  branchCode: string,
  year: number,
): Promise<void> {
  await requireBranch(deps, actor, branchCode);
  const now = deps.clock.now();
  if (year >= Number(dayOf(now).slice(0, 4)) || year < 2008)
    throw new Refusal('BAD_INPUT', '只能结过去的年度，请核对年份。');
  const row = { branchCode, year, closedById: actor.staffId, closedAt: now };
  await deps.database
    .write(async (writer) => {
      await lockBranch(writer, branchCode);
      await store.insertClosedYear(writer, row);
    })
    .catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
      throw new Refusal('WRONG_STATE', '这一年已经结过账了。');
    });
}

export interface BranchStatement {
  readonly ofYear: Statement;
  /** With all years before: what is in hand. */
  readonly untilYear: Statement;
  readonly isClosed: boolean;
}

export async function branchStatement(
  deps: Deps,
  actor: Actor,
  branchCode: string,
  year: number,
): Promise<BranchStatement> {
  await requireBranch(deps, actor, branchCode);
  const { read } = deps.database;
  const entries = await store.listEntriesUntil(read, branchCode, year);
  return {
    ofYear: statementOf(entries.filter(({ paidOn }) => paidOn.startsWith(String(year)))),
    untilYear: statementOf(entries),
    isClosed: await store.isYearClosed(read, branchCode, year),
  };
}

export async function pageEntries(
  deps: Deps,
  actor: Actor,
  branchCode: string,
  year: number,
  request: PageRequest,
): Promise<Page<PartyFeeEntryRow>> {
  await requireBranch(deps, actor, branchCode);
  return store.pageEntries(deps.database.read, branchCode, year, request);
}
