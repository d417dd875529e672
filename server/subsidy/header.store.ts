import type { Reader, Writer } from '../database/database.ts';
import { RosterColumnRow, RosterHeaderRow } from './roster-import.entity.ts';

/** What is remembered of a programme's headers, the latest first. */
export function listHeaders(
  reader: Reader,
  programmeCode: string,
  limit: number,
): Promise<RosterHeaderRow[]> {
  return reader.find(RosterHeaderRow, {
    where: { programmeCode },
    order: { rememberedAt: 'DESC', id: 'DESC' },
    take: limit,
  });
}

/** What was remembered of a header before is replaced. */
export async function saveHeaders(
  writer: Writer,
  headers: readonly Omit<RosterHeaderRow, 'id'>[],
): Promise<void> {
  if (headers.length === 0) return;
  const rows = headers.map((header) => ({ ...header }));
  await writer.upsert(RosterHeaderRow, rows, ['programmeCode', 'headerKey']);
}

/** False when there is none. */
export async function deleteHeader(
  writer: Writer,
  programmeCode: string,
  headerKey: string,
): Promise<boolean> {
  const { affected } = await writer.delete(RosterHeaderRow, { programmeCode, headerKey });
  return affected === 1;
}

export function listColumns(reader: Reader, rosterId: number): Promise<RosterColumnRow[]> {
  return reader.find(RosterColumnRow, { where: { rosterId }, order: { position: 'ASC' } });
}
