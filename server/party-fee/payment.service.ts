import type { Deps } from '../context.ts';
import type { Writer } from '../database/database.ts';
import type { Actor } from '../shared/actor.ts';
import { dayOf, type Day } from '../shared/day.ts';
import type { Fen } from '../shared/money.ts';
import { memberFees } from './account.service.ts';
import { lockBranch } from './branch.store.ts';
import { closedYears } from './closed-year.service.ts';
import type { PartyFeeEntryRow } from './fee.entity.ts';
import * as store from './fee.store.ts';
import { requireMemberFile } from './member.service.ts';
import { PaymentBook, type Payment } from './payment-book.ts';

export interface NewPayment {
  readonly memberId: number;
  readonly amountFen: Fen;
  readonly paidOn: Day;
  readonly receipt: string;
  readonly note: string | null;
  /** The branch's decision, for several months at once. */
  readonly consent: string | null;
}

/**
 * Records what a member paid as dues. Throws BAD_INPUT, WRONG_STATE for a member who left,
 * RECEIPT_USED, YEAR_CLOSED.
 */
export function recordDues(deps: Deps, actor: Actor, input: NewPayment): Promise<number> {
  return recordPayment(deps, actor, cleanPayment({ ...input, kind: 'DUES' }));
}

/** Records a one-off of 1,000 yuan or more, which goes whole to the Centre. Throws the same. */
export function recordContribution(deps: Deps, actor: Actor, input: NewPayment): Promise<number> {
  return recordPayment(deps, actor, cleanPayment({ ...input, kind: 'CONTRIBUTION' }));
}

async function recordPayment(deps: Deps, actor: Actor, payment: Payment): Promise<number> {
  const { branchCode } = await requireMemberFile(deps, actor, payment.memberId);
  const now = deps.clock.now();
  return deps.database.write(async (writer) => {
    const book = await openBook(writer, branchCode, [payment], dayOf(now));
    const [fault] = book.take(payment);
    if (fault !== undefined) throw fault;
    return store.insertEntry(writer, paymentEntry(branchCode, payment, actor, now));
  });
}

/** As it is kept: nothing but spaces is nothing. */
export function cleanPayment(payment: Payment): Payment {
  const trimmed = (text: string | null) => text?.trim() || null;
  const { receipt, note, consent } = payment;
  return {
    ...payment,
    receipt: trimmed(receipt),
    note: trimmed(note),
    consent: trimmed(consent),
  };
}

/**
 * What these payments are judged by, behind the branch's lock: who records at the same moment waits
 * here and then reads what the first has recorded.
 */
export async function openBook(
  writer: Writer,
  branchCode: string,
  payments: readonly Payment[],
  today: Day,
): Promise<PaymentBook> {
  await lockBranch(writer, branchCode);
  const years = new Set(payments.map(({ paidOn }) => Number(paidOn.slice(0, 4))));
  const receipts = payments.flatMap(({ receipt }) => receipt ?? []);
  const memberIds = new Set(payments.map(({ memberId }) => memberId));
  return new PaymentBook({
    branchCode,
    today,
    members: await memberFees(writer, [...memberIds]),
    closedYears: await closedYears(writer, branchCode, years),
    usedReceipts: new Set(await store.listUsedReceipts(writer, branchCode, receipts)),
  });
}

export function paymentEntry(
  branchCode: string,
  payment: Payment,
  { staffId }: Actor,
  recordedAt: Date,
): Omit<PartyFeeEntryRow, 'id'> {
  return {
    ...payment,
    branchCode,
    item: null,
    reversesId: null,
    recordedById: staffId,
    recordedAt,
  };
}
