import { In, type FindOptionsWhere, type SelectQueryBuilder } from 'typeorm';
import type { Reader, Writer } from '../database/database.ts';
import {
  BankReturnRow,
  PaymentEntryRow,
  PaymentLedgerRow,
  TakenBackReturnRow,
} from './payment.entity.ts';

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

/** Every entry of a roster that counts, in the order they were made. */
export function listEntries(reader: Reader, rosterId: number): Promise<PaymentEntryRow[]> {
  return standingEntries(reader, [{ rosterId }]);
}

/** The one door to entries: those of a return that was taken back are behind it. */
function standingEntries(
  reader: Reader,
  where: FindOptionsWhere<PaymentEntryRow>[],
): Promise<PaymentEntryRow[]> {
  return reader
    .createQueryBuilder(PaymentEntryRow, 'entry')
    .leftJoin(TakenBackReturnRow, 'back', 'back.returnId = entry.returnId')
    .where('back.returnId IS NULL')
    .andWhere(where)
    .orderBy('entry.id', 'ASC')
    .getMany();
}

export interface EntryPlace {
  readonly rosterId: number;
  readonly position: number;
}

/** The entries of these rows that count, of whatever rosters, in one query. */
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
  return standingEntries(reader, where);
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

/** True while the file is entered and was not taken back. */
export function hasReturn(reader: Reader, rosterId: number, fileHash: string): Promise<boolean> {
  return standingReturns(reader).andWhere({ rosterId, fileHash }).getExists();
}

function standingReturns(reader: Reader): SelectQueryBuilder<BankReturnRow> {
  return reader
    .createQueryBuilder(BankReturnRow, 'bankReturn')
    .leftJoin(TakenBackReturnRow, 'back', 'back.returnId = bankReturn.id')
    .where('back.returnId IS NULL');
}

/** Newest first. */
export function listStandingReturns(reader: Reader, rosterId: number): Promise<BankReturnRow[]> {
  return standingReturns(reader).andWhere({ rosterId }).orderBy('bankReturn.id', 'DESC').getMany();
}

/** Where a return stands: itself and wherever a correction carried it, which copies all it says. */
export function listCopies(
  reader: Reader,
  { fileHash, importedById, importedAt }: BankReturnRow,
): Promise<BankReturnRow[]> {
  return standingReturns(reader).andWhere({ fileHash, importedById, importedAt }).getMany();
}

export async function insertTakenBack(
  writer: Writer,
  rows: readonly TakenBackReturnRow[],
): Promise<void> {
  await writer.insert(
    TakenBackReturnRow,
    rows.map((row) => ({ ...row })),
  );
}

/** Of these returns, those that were taken back, by their id. */
export async function findTakenBack(
  reader: Reader,
  ids: readonly number[],
): Promise<ReadonlyMap<number, TakenBackReturnRow>> {
  if (ids.length === 0) return new Map();
  const rows = await reader.findBy(TakenBackReturnRow, { returnId: In([...ids]) });
  return new Map(rows.map((row) => [row.returnId, row]));
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

/** Newest first, those that were taken back too. */
export function listReturns(reader: Reader, rosterId: number): Promise<BankReturnRow[]> {
  return reader.find(BankReturnRow, { where: { rosterId }, order: { id: 'DESC' } });
}
