import type { Deps } from '../context.ts';
import type { Writer } from '../database/database.ts';
import { isDuplicate } from '../database/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import { checkAll, hasLength, isNullOr } from '../shared/check-all.ts';
import { dayOf, type Day } from '../shared/day.ts';
import { yuanFromFen, type Fen } from '../shared/money.ts';
import type { Page, PageRequest } from '../shared/page.ts';
import { Refusal } from '../shared/refusal.ts';
import { memberFees } from './account.service.ts';
import { requireBranch } from './branch.service.ts';
import { lockBranch } from './branch.store.ts';
import { accountOf, mostPayable, type MemberFile } from './dues.ts';
import type { PartyFeeEntryRow } from './fee.entity.ts';
import * as store from './fee.store.ts';
import {
  ENTRY_KINDS,
  LEAST_CONTRIBUTION_FEN,
  statementOf,
  type EntryKind,
  type Statement,
  type UseItem,
} from './ledger.ts';
import { requireMemberFile } from './member.service.ts';
import { isYearSummarised } from './summary.store.ts';
import { monthOf, type Month } from './month.ts';

interface NewEntry {
  readonly amountFen: Fen;
  readonly paidOn: Day;
  readonly receipt: string | null;
  readonly note: string | null;
}

export interface NewPayment extends NewEntry {
  readonly memberId: number;
  readonly receipt: string;
  /** The branch's decision, for several months at once. */
  readonly consent: string | null;
}

export interface NewSpending extends NewEntry {
  readonly branchCode: string;
  readonly kind: Extract<EntryKind, 'REMITTANCE' | 'CONTRIBUTION_REMITTANCE' | 'USE'>;
  readonly item: UseItem | null;
}

/**
 * Records what a member paid as dues. Throws BAD_INPUT, WRONG_STATE for a member who left,
 * RECEIPT_USED, YEAR_CLOSED.
 */
export async function recordDues(deps: Deps, actor: Actor, input: NewPayment): Promise<number> {
  const { member, memberships, branchCode } = await requireMemberFile(deps, actor, input.memberId);
  if (memberships.at(-1)?.untilMonth !== null)
    throw new Refusal('WRONG_STATE', '这名党员已经转出，请由现在的党支部收取党费。');
  const fees = (await memberFees(deps, [member.id])).get(member.id)!;
  const consent = input.consent?.trim() || null;
  refuseTooMuch(fees, monthOf(dayOf(deps.clock.now())), input.amountFen, consent);
  return record(deps, actor, { ...input, kind: 'DUES', branchCode, item: null, consent });
}

/** At most a year ahead, and ahead at all only with the branch's consent. */
function refuseTooMuch(fees: MemberFile, month: Month, fen: Fen, consent: string | null): void {
  const { months, owingFen } = accountOf(fees, month);
  if (months.at(-1)?.dueFen === null)
    throw new Refusal('WRONG_STATE', '这名党员今年的月交纳数额还没有核定，请先核定再收。');
  const most = mostPayable(fees, month);
  if (fen > most)
    throw new Refusal(
      'BAD_INPUT',
      `最多可以收 ${yuanFromFen(most)} 元（欠交的和今后一年的）。请核对金额；一次交 1000 元以上的大额党费另行登记。`,
    );
  if (fen > owingFen && consent === null)
    throw new Refusal(
      'BAD_INPUT',
      `到本月为止应交 ${yuanFromFen(owingFen)} 元，多交的是今后的党费，要经党支部同意。请在 consent 写明是哪次会议同意的。`,
    );
}

/** Records a one-off of 1,000 yuan or more, which goes whole to the Centre. */
export async function recordContribution(
  deps: Deps,
  actor: Actor,
  input: NewPayment,
): Promise<number> {
  const { branchCode } = await requireMemberFile(deps, actor, input.memberId);
  if (input.amountFen < LEAST_CONTRIBUTION_FEN)
    throw new Refusal('BAD_INPUT', '大额党费是一次 1000 元以上的；不到 1000 元的请登记为党费。');
  return record(deps, actor, { ...input, kind: 'CONTRIBUTION', branchCode, item: null });
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
  if (entry === null) throw new Refusal('NOT_FOUND', '没有这一笔，请核对编号。');
  await requireBranch(deps, actor, entry.branchCode);
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
  refuseBadEntry({ ...entry, receipt, note }, dayOf(now));
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
        ? new Refusal('RECEIPT_USED', '这个收据号已经登记过，请核对是不是同一笔。')
        : new Refusal('WRONG_STATE', '这一笔已经冲销过了。');
    });
}

function refuseBadEntry(entry: Recorded, today: Day): void {
  const { amountFen, paidOn, receipt, note, consent, memberId, reversesId } = entry;
  const needsReceipt = memberId !== null && reversesId === undefined;
  checkAll(
    [amountFen > 0 && amountFen <= 10_000_000_000, '金额应大于 0 元、不超过一亿元'],
    [paidOn >= '2008-01-01' && paidOn <= today, '日期应在今天以前'],
    [!needsReceipt || receipt !== null, '请填写收据号'],
    [isNullOr(receipt, /^[\p{L}\d-]{1,40}$/u), '收据号只用字母、汉字、数字和 -，最多 40 个'],
    [hasLength(note ?? '', 0, 200), '备注最多 200 字'],
    [hasLength(consent ?? '', 0, 100), '同意的说明 consent 最多 100 字'],
  );
}

async function refuseClosedYear(writer: Writer, branchCode: string, year: number): Promise<void> {
  await lockBranch(writer, branchCode);
  // A branch taken in later would show, as the difference to what was published, what few paid.
  if (
    (await store.isYearClosed(writer, branchCode, year)) ||
    (await isYearSummarised(writer, year))
  )
    throw new Refusal(
      'YEAR_CLOSED',
      `${year} 年已经结账公布，不能再记。请记在今年，并在备注写明是补记哪一年的。`,
    );
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
