import { Between, In, MoreThanOrEqual } from 'typeorm';
import type { Reader, Writer } from '../database/database.ts';
import { decodeCursor, pageOf, type Page, type PageRequest } from '../shared/page.ts';
import { insertAll } from '../database/insert-all.ts';
import {
  PartyFeeEntryRow,
  PartyFeeFixingRow,
  PartyFeeReliefRow,
  PartyFeeYearRow,
} from './fee.entity.ts';

export async function insertFixing(
  writer: Writer,
  fixing: Omit<PartyFeeFixingRow, 'id'>,
): Promise<void> {
  await writer.insert(PartyFeeFixingRow, { ...fixing });
}

export async function insertFixings(
  writer: Writer,
  fixings: readonly Omit<PartyFeeFixingRow, 'id'>[],
): Promise<void> {
  await insertAll(writer, PartyFeeFixingRow, fixings);
}

/** What was fixed for these members in a year. */
export function listFixingsOfYear(
  reader: Reader,
  memberIds: readonly number[],
  year: number,
): Promise<PartyFeeFixingRow[]> {
  return reader.findBy(PartyFeeFixingRow, { memberId: In(memberIds), year });
}

export async function insertRelief(
  writer: Writer,
  relief: Omit<PartyFeeReliefRow, 'id'>,
): Promise<void> {
  await writer.insert(PartyFeeReliefRow, { ...relief });
}

export async function insertEntry(
  writer: Writer,
  entry: Omit<PartyFeeEntryRow, 'id'>,
): Promise<number> {
  const { identifiers } = await writer.insert(PartyFeeEntryRow, { ...entry });
  return (identifiers[0] as { id: number }).id;
}

export async function insertEntries(
  writer: Writer,
  entries: readonly Omit<PartyFeeEntryRow, 'id'>[],
): Promise<void> {
  await insertAll(writer, PartyFeeEntryRow, entries);
}

/** Which of these receipts stand in a branch's ledger. */
export async function listUsedReceipts(
  reader: Reader,
  branchCode: string,
  receipts: readonly string[],
): Promise<string[]> {
  const used = await reader.find(PartyFeeEntryRow, {
    select: { receipt: true },
    where: { branchCode, receipt: In(receipts) },
  });
  return used.flatMap(({ receipt }) => receipt ?? []);
}

export function findEntry(reader: Reader, id: number): Promise<PartyFeeEntryRow | null> {
  return reader.findOneBy(PartyFeeEntryRow, { id });
}

/** Everything that is known of these members' fees, oldest first. */
export async function listFeesOf(reader: Reader, memberIds: readonly number[]) {
  if (memberIds.length === 0) return { fixings: [], reliefs: [], entries: [] };
  const of = <T extends { id: number; memberId: number | null }>(entity: new () => T) =>
    reader
      .createQueryBuilder(entity, 'fee')
      .where('fee.memberId IN (:...memberIds)', { memberIds })
      .orderBy('fee.id')
      .getMany();
  const [fixings, reliefs, entries] = await Promise.all([
    of(PartyFeeFixingRow),
    of(PartyFeeReliefRow),
    of(PartyFeeEntryRow),
  ]);
  return { fixings, reliefs, entries };
}

/** A branch's entries of a year, in the order they were recorded. */
export function listEntriesOfYear(
  reader: Reader,
  branchCode: string,
  year: number,
): Promise<PartyFeeEntryRow[]> {
  return reader.find(PartyFeeEntryRow, {
    where: { branchCode, paidOn: Between(`${year}-01-01`, `${year}-12-31`) },
    order: { id: 'ASC' },
  });
}

/** Entries of a branch up to and including a year: what is in hand at its end. */
export function listEntriesUntil(
  reader: Reader,
  branchCode: string,
  year: number,
): Promise<PartyFeeEntryRow[]> {
  return reader.find(PartyFeeEntryRow, {
    where: { branchCode, paidOn: Between('0000-00-00', `${year}-12-31`) },
    order: { id: 'ASC' },
  });
}

export async function pageEntries(
  reader: Reader,
  branchCode: string,
  year: number,
  request: PageRequest,
): Promise<Page<PartyFeeEntryRow>> {
  const after = decodeCursor(request) ?? 0;
  const all = await listEntriesOfYear(reader, branchCode, year);
  const fetched = all.filter(({ id }) => id > after).slice(0, request.first + 1);
  return pageOf(fetched, request, all.length, ({ id }) => id);
}

/** Also when a later year is closed: what it brought forward was reported with it. */
export async function isYearClosed(
  reader: Reader,
  branchCode: string,
  year: number,
): Promise<boolean> {
  return reader.existsBy(PartyFeeYearRow, { branchCode, year: MoreThanOrEqual(year) });
}

export async function insertClosedYear(writer: Writer, year: PartyFeeYearRow): Promise<void> {
  await writer.insert(PartyFeeYearRow, { ...year });
}
