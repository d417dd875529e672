import type { Deps } from '../context.ts';
import type { Writer } from '../database/database.ts';
import { Refusal } from '../shared/refusal.ts';
import { payeesOf } from '../subsidy/roster.service.ts';
import { openAccount } from './account.ts';
import { carryFinder } from './carry-over.ts';
import type { BankReturnRow, PaymentEntryRow } from './payment.entity.ts';
import {
  hasLedger,
  insertEntries,
  insertReturn,
  listEntries,
  listStandingReturns,
  lockLedger,
} from './payment.store.ts';

/**
 * What was paid on a roster counts for the one published in its place: its files and entries are
 * entered there again, each at its person's row. Returns what the publication writes; doing it twice
 * enters nothing twice.
 */
export async function carryPayments(
  deps: Deps,
  from: number,
  to: number,
): Promise<(writer: Writer) => Promise<void>> {
  const isPaid = await hasLedger(deps.database.read, from);
  // Frozen both: what is read and decrypted here does not hold up the transaction.
  const [before, after] = isPaid
    ? await Promise.all([payeesOf(deps, from), payeesOf(deps, to)])
    : [[], []];
  const find = carryFinder(before, after);

  return async (writer) => {
    const now = deps.clock.now();
    await lockLedger(writer, from, now);
    const entries = await listEntries(writer, from);
    if (entries.length === 0) return;
    if (!isPaid) throw new Refusal('STALE', '正好有人在登记这份名册的发放，请再发布一次。');
    await lockLedger(writer, to, now);
    const told = await listEntries(writer, to);
    const entered = new Set(
      (await listStandingReturns(writer, to)).map(({ fileHash }) => fileHash),
    );
    const placed = (entry: PaymentEntryRow, file: BankReturnRow | undefined) => {
      const account = openAccount(deps.vault, entry, file);
      return { ...entry, rosterId: to, ...find({ ...entry, account }) };
    };
    for (const file of (await listStandingReturns(writer, from)).toReversed()) {
      if (entered.has(file.fileHash)) continue;
      const own = entries
        .filter(({ returnId }) => returnId === file.id)
        .map((entry) => placed(entry, file));
      const unmatchedCount = own.filter(({ position }) => position === null).length;
      const returnId = await insertReturn(writer, {
        ...withoutId(file),
        rosterId: to,
        unmatchedCount,
      });
      await insertEntries(
        writer,
        own.map((entry) => ({ ...withoutId(entry), returnId })),
      );
    }
    // What the office ordered for somebody who is not on the roster any more has no object.
    const orders = entries
      .filter(({ returnId }) => returnId === null)
      .map((entry) => placed(entry, undefined))
      .map((order) => ({ ...withoutId(order), match: null, accountDiffers: false }))
      .filter((order) => order.position !== null && !told.some((known) => isSame(known, order)));
    await insertEntries(writer, orders);
  };
}

type Order = Pick<PaymentEntryRow, 'position' | 'state' | 'enteredAt'>;

function isSame(one: Order, other: Order): boolean {
  return (
    one.position === other.position &&
    one.state === other.state &&
    one.enteredAt.getTime() === other.enteredAt.getTime()
  );
}

function withoutId<T extends { id: number }>({ id: _, ...row }: T): Omit<T, 'id'> {
  return row;
}
