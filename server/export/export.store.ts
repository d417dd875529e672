import { IsNull, LessThan } from 'typeorm';
import type { Reader, Writer } from '../database/database.ts';
import { decodeCursor, pageOf, type Page, type PageRequest } from '../shared/page.ts';
import { ExportEventRow, RosterExportRow } from './export.entity.ts';

export async function insertExport(
  writer: Writer,
  row: Omit<RosterExportRow, 'id'>,
): Promise<number> {
  const { identifiers } = await writer.insert(RosterExportRow, row);
  return (identifiers[0] as { id: number }).id;
}

export function findExport(reader: Reader, id: number): Promise<RosterExportRow | null> {
  return reader.findOneBy(RosterExportRow, { id });
}

/** Newest first; of one person when `requestedById` is set. */
export async function pageExports(
  reader: Reader,
  requestedById: number | null,
  request: PageRequest,
): Promise<Page<RosterExportRow>> {
  const before = decodeCursor(request);
  const where = requestedById === null ? {} : { requestedById };
  const [fetched, totalCount] = await Promise.all([
    reader.find(RosterExportRow, {
      where: { ...where, ...(before === null ? {} : { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: request.first + 1,
    }),
    reader.countBy(RosterExportRow, where),
  ]);
  return pageOf(fetched, request, totalCount, ({ id }) => id);
}

/** False when somebody decided meanwhile. */
export async function saveDecision(
  writer: Writer,
  id: number,
  decision: Pick<RosterExportRow, 'decision' | 'decidedById' | 'decidedAt' | 'refusalReason'>,
): Promise<boolean> {
  const { affected } = await writer.update(
    RosterExportRow,
    { id, decision: IsNull(), servedAt: IsNull() },
    decision,
  );
  return affected === 1;
}

/** Of several who fetch at once exactly one is told true. */
export async function saveServed(writer: Writer, id: number, servedAt: Date): Promise<boolean> {
  const { affected } = await writer.update(
    RosterExportRow,
    { id, servedAt: IsNull() },
    { servedAt },
  );
  return affected === 1;
}

export async function insertEvent(
  writer: Writer,
  event: Omit<ExportEventRow, 'id'>,
): Promise<void> {
  await writer.insert(ExportEventRow, event);
}
