import type { Deps } from '../context.ts';
import type { Actor } from '../shared/actor.ts';
import { Refusal } from '../shared/refusal.ts';
import type { RefuseDoubtful } from './doubtful-return.service.ts';
import { newRows } from './matching.ts';
import type { BankReturnRow, PaymentEntryRow } from './payment.entity.ts';
import { refuseReplaced } from './payment.service.ts';
import {
  hasReturn,
  insertEntries,
  insertReturn,
  listEntries,
  lockLedger,
} from './payment.store.ts';

/** A row of a bank's file, ready to be entered. */
export type NewEntry = Omit<PaymentEntryRow, 'id' | 'payeeKey' | 'returnId'> & {
  readonly payeeKey: string;
};

/** Counted and entered behind the ledger's lock, so that two files at once know of each other. */
export async function enterReturn(
  deps: Deps,
  actor: Actor,
  facts: Pick<BankReturnRow, 'rosterId' | 'fileHash' | 'fileName'>,
  entries: readonly NewEntry[],
  refuseDoubtful: RefuseDoubtful,
): Promise<BankReturnRow> {
  const now = deps.clock.now();
  const signed = { importedById: actor.staffId, importedAt: now };
  return deps.database.write(async (writer) => {
    await lockLedger(writer, facts.rosterId, now);
    await refuseReplaced(writer, facts.rosterId);
    if (await hasReturn(writer, facts.rosterId, facts.fileHash)) throw repeated();
    const before = await listEntries(writer, facts.rosterId);
    const fresh = newRows(toldBefore(before), entries);
    if (fresh.length === 0) throw repeated();
    refuseDoubtful(before, fresh);
    const bankReturn = { ...facts, ...counted(entries, fresh), ...signed };
    const returnId = await insertReturn(writer, bankReturn);
    await insertEntries(
      writer,
      fresh.map((entry) => ({ ...entry, returnId })),
    );
    return { ...bankReturn, id: returnId };
  });
}

function toldBefore(entries: readonly PaymentEntryRow[]) {
  return entries.flatMap(({ payeeKey, ...entry }) =>
    payeeKey === null ? [] : [{ ...entry, payeeKey }],
  );
}

function counted(entries: readonly NewEntry[], fresh: readonly NewEntry[]) {
  const paid = fresh.filter(({ state }) => state === 'PAID');
  const returned = fresh.filter(({ state }) => state === 'RETURNED');
  const sum = (all: readonly NewEntry[]) => all.reduce((fen, { amountFen }) => fen + amountFen, 0);
  return {
    rowCount: entries.length,
    repeatedCount: entries.length - fresh.length,
    unmatchedCount: fresh.filter(({ position }) => position === null).length,
    paidCount: paid.length,
    paidFen: sum(paid),
    returnedCount: returned.length,
    returnedFen: sum(returned),
  };
}

export function repeated(): Refusal {
  return new Refusal(
    'RETURN_REPEATED',
    '这份回单已经登记过，里面没有新的发放结果，没有重复记账。请核对是不是选错了文件。',
  );
}
