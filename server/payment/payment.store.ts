import { In, type FindOptionsWhere } from 'typeorm';
import type { Reader, Writer } from '../database/database.ts';
import { BankReturnRow, PaymentEntryRow, PaymentLedgerRow } from './payment.entity.ts';

/** Rows in one INSERT: enough to be quick, few enough for SQLite's 32,766 parameters. */
const CHUNK = 500;

/**
 * First in every transaction that writes to a roster's ledger: who comes second waits here and then
 * reads what the first has entered. The upsert locks, on either database.
 */
export async function lockLedger(writer: Writer, rosterId: number, now: Date): Promise<void> {
  await writer
    .createQueryBuilder()
    .insert()
    .into(PaymentLedgerRow)
    .values({ rosterId, changedAt: now })
    .orUpdate(['changed_at'], ['roster_id'])
    .execute();
}

/** True once anything was entered for the roster. */
export function hasLedger(reader: Reader, rosterId: number): Promise<boolean> {
  return reader.existsBy(PaymentLedgerRow, { rosterId });
}

/** Every entry of a roster, in the order they were made. */
export function listEntries(reader: Reader, rosterId: number): Promise<PaymentEntryRow[]> {
  return reader.find(PaymentEntryRow, { where: { rosterId }, order: { id: 'ASC' } });
}

export interface EntryPlace {
  readonly rosterId: number;
  readonly position: number;
}

/** The entries of these rows, of whatever rosters, in one query. */
export async function listEntriesAt(
  reader: Reader,
  places: readonly EntryPlace[],
): Promise<PaymentEntryRow[]> {
  if (places.length === 0) return [];
  const positions = Map.groupBy(places, ({ rosterId }) => rosterId);
  const where = [...positions].map(([rosterId, all]): FindOptionsWhere<PaymentEntryRow> => ({
    rosterId,
    position: In(all.map(({ position }) => position)),
  }));
  return reader.find(PaymentEntryRow, { where, order: { id: 'ASC' } });
}

export async function insertEntries(
  writer: Writer,
  entries: readonly Omit<PaymentEntryRow, 'id'>[],
): Promise<void> {
  for (let start = 0; start < entries.length; start += CHUNK) {
    await writer
      .createQueryBuilder()
      .insert()
      .into(PaymentEntryRow)
      .values(entries.slice(start, start + CHUNK))
      .updateEntity(false)
      .execute();
    await new Promise(setImmediate);
  }
}

export function hasReturn(reader: Reader, rosterId: number, fileHash: string): Promise<boolean> {
  return reader.existsBy(BankReturnRow, { rosterId, fileHash });
}

export async function insertReturn(
  writer: Writer,
  bankReturn: Omit<BankReturnRow, 'id'>,
): Promise<number> {
  const { identifiers } = await writer.insert(BankReturnRow, bankReturn);
  return (identifiers[0] as { id: number }).id;
}

export async function findReturns(
  reader: Reader,
  ids: readonly number[],
): Promise<BankReturnRow[]> {
  return ids.length === 0 ? [] : reader.findBy(BankReturnRow, { id: In([...ids]) });
}

/** Newest first. */
export function listReturns(reader: Reader, rosterId: number): Promise<BankReturnRow[]> {
  return reader.find(BankReturnRow, { where: { rosterId }, order: { id: 'DESC' } });
}
