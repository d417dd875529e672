import type { Reader, Writer } from '../database/database.ts';
import { CatalogueEntryRow, CatalogueRevisionRow } from './catalogue.entity.ts';
import type { CatalogueEntry } from './catalogue.ts';

/** Every entry with its latest wording, in the order of the catalogue. */
export async function listEntries(reader: Reader): Promise<CatalogueEntry[]> {
  const [rows, revisions] = await Promise.all([
    reader.find(CatalogueEntryRow, { order: { position: 'ASC', code: 'ASC' } }),
    reader.find(CatalogueRevisionRow, { order: { number: 'ASC' } }),
  ]);
  const latest = new Map(revisions.map((revision) => [revision.code, revision]));
  return rows.map((row) => inForce(row, latest.get(row.code)!));
}

export async function findEntry(reader: Reader, code: string): Promise<CatalogueEntry | null> {
  const row = await reader.findOneBy(CatalogueEntryRow, { code });
  if (row === null) return null;
  const [latest] = await listRevisions(reader, code);
  return inForce(row, latest!);
}

/** What an entry said over time, newest first. */
export function listRevisions(reader: Reader, code: string): Promise<CatalogueRevisionRow[]> {
  return reader.find(CatalogueRevisionRow, { where: { code }, order: { number: 'DESC' } });
}

/** By code, the day each entry came into the catalogue. */
export async function firstRevisions(reader: Reader): Promise<ReadonlyMap<string, Date>> {
  const rows = await reader.find(CatalogueRevisionRow, { where: { number: 1 } });
  return new Map(rows.map(({ code, at }) => [code, at]));
}

export async function insertEntry(writer: Writer, code: string): Promise<void> {
  const position = await writer.count(CatalogueEntryRow);
  await writer.insert(CatalogueEntryRow, { code, position });
}

export async function insertRevision(
  writer: Writer,
  revision: Omit<CatalogueRevisionRow, 'id'>,
): Promise<void> {
  await writer.insert(CatalogueRevisionRow, revision);
}

export async function deleteEntry(writer: Writer, code: string): Promise<void> {
  await writer.delete(CatalogueRevisionRow, { code });
  await writer.delete(CatalogueEntryRow, { code });
}

/** Holds the entry until the transaction ends: nobody opens a disclosure under it meanwhile. */
export async function lockEntry(writer: Writer, code: string): Promise<void> {
  // SQLite has one writer at a time anyway, and no word for it.
  if (writer.dataSource.options.type === 'better-sqlite3') return;
  await writer
    .createQueryBuilder(CatalogueEntryRow, 'entry')
    .where('entry.code = :code', { code })
    .setLock('pessimistic_write')
    .getOne();
}

function inForce(
  { code, position }: CatalogueEntryRow,
  { number, content, isRetired }: CatalogueRevisionRow,
): CatalogueEntry {
  return { code, position, revision: number, isRetired, ...content };
}
