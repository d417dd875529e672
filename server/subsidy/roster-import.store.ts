import { In, LessThan, MoreThan, Not, IsNull } from 'typeorm';
import type { Reader, Writer } from '../database/database.ts';
import { insertRows } from '../database/insert-rows.ts';
import { decodeCursor, pageOf, type Page, type PageRequest } from '../shared/page.ts';
import { RosterImportRow, RosterUploadRow } from './roster-import.entity.ts';
import { OPEN_STAGES } from './roster-import.ts';

/** Pieces in one INSERT: half a megabyte, far below what MariaDB takes in one packet. */
const PIECES_AT_ONCE = 10;

const IS_OPEN = { stage: In([...OPEN_STAGES]) };

/** Fails on its unique key while an import with the same `openKey` is open. */
export async function insertImport(
  writer: Writer,
  row: Omit<RosterImportRow, 'id'>,
): Promise<number> {
  const { identifiers } = await writer.insert(RosterImportRow, { ...row });
  return (identifiers[0] as { id: number }).id;
}

export async function deleteImport(writer: Writer, id: number): Promise<void> {
  await writer.delete(RosterImportRow, id);
}

export function findImport(reader: Reader, id: number): Promise<RosterImportRow | null> {
  return reader.findOneBy(RosterImportRow, { id });
}

export function findOpenImport(reader: Reader, openKey: string): Promise<RosterImportRow | null> {
  return reader.findOneBy(RosterImportRow, { openKey });
}

export function findLastDone(reader: Reader, importKey: string): Promise<RosterImportRow | null> {
  return reader.findOne(RosterImportRow, {
    where: { importKey, stage: 'DONE' },
    order: { id: 'DESC' },
  });
}

/** The oldest import that is nobody's: not begun, given up, or of a process that fell silent. */
export async function findUnclaimed(reader: Reader, now: Date): Promise<number | null> {
  const row = await reader.findOne(RosterImportRow, {
    select: { id: true },
    where: [
      { openKey: Not(IsNull()), claimedUntil: IsNull() },
      { openKey: Not(IsNull()), claimedUntil: LessThan(now) },
    ],
    order: { id: 'ASC' },
  });
  return row?.id ?? null;
}

/** False when it has ended or another was quicker. */
export async function claimImport(
  writer: Writer,
  id: number,
  lease: { readonly by: string; readonly until: Date; readonly now: Date },
): Promise<boolean> {
  const { affected } = await writer
    .createQueryBuilder()
    .update(RosterImportRow)
    .set({
      claimedBy: lease.by,
      claimedUntil: lease.until,
      stage: 'READING',
      rowsDone: 0,
      runs: () => 'runs + 1',
    })
    .where('id = :id AND open_key IS NOT NULL', { id })
    .andWhere('(claimed_until IS NULL OR claimed_until < :now)', { now: lease.now })
    .execute();
  return affected === 1;
}

/** Changes an open import that this run still has; false when it is no longer this run's. */
export async function changeClaimed(
  writer: Writer,
  { id, by }: { readonly id: number; readonly by: string },
  change: Partial<RosterImportRow>,
): Promise<boolean> {
  const { affected } = await writer.update(
    RosterImportRow,
    { id, claimedBy: by, ...IS_OPEN },
    change,
  );
  return affected === 1;
}

/** False when it has ended meanwhile. */
export async function cancelOpen(writer: Writer, id: number, finishedAt: Date): Promise<boolean> {
  const change = { stage: 'CANCELLED', openKey: null, claimedUntil: null, finishedAt } as const;
  const { affected } = await writer.update(RosterImportRow, { id, ...IS_OPEN }, change);
  return affected === 1;
}

export async function insertUpload(
  writer: Writer,
  importId: number,
  pieces: readonly string[],
): Promise<void> {
  for (let from = 0; from < pieces.length; from += PIECES_AT_ONCE) {
    const rows = pieces.slice(from, from + PIECES_AT_ONCE).map((content, at) => {
      return { importId, position: from + at + 1, content };
    });
    await insertRows(writer, RosterUploadRow, rows);
  }
}

export async function deleteUpload(writer: Writer, importId: number): Promise<void> {
  await writer.delete(RosterUploadRow, { importId });
}

/** The pieces of a file in their order, a few at a time. */
export async function* everyPiece(
  reader: Reader,
  importId: number,
): AsyncGenerator<RosterUploadRow> {
  for (let after = 0; ; after += PIECES_AT_ONCE) {
    const pieces = await reader.find(RosterUploadRow, {
      where: { importId, position: MoreThan(after) },
      order: { position: 'ASC' },
      take: PIECES_AT_ONCE,
    });
    yield* pieces;
    if (pieces.length < PIECES_AT_ONCE) return;
  }
}

/** What a person sent in, the latest first. */
export async function pageImports(
  reader: Reader,
  requestedById: number,
  request: PageRequest,
): Promise<Page<RosterImportRow>> {
  const after = decodeCursor(request);
  const [fetched, totalCount] = await Promise.all([
    reader.find(RosterImportRow, {
      where: { requestedById, ...(after === null ? {} : { id: LessThan(after) }) },
      order: { id: 'DESC' },
      take: request.first + 1,
    }),
    reader.countBy(RosterImportRow, { requestedById }),
  ]);
  return pageOf(fetched, request, totalCount, ({ id }) => id);
}
