import { In, MoreThan } from 'typeorm';
import type { Reader, Writer } from '../database/database.ts';
import { insertAll } from '../database/insert-all.ts';
import { PermitListRow, PermitRow } from './permit.entity.ts';
import type { Permit } from './permit.ts';

/** By id; ids that do not exist are absent. */
export async function findPermitLists(
  reader: Reader,
  ids: readonly number[],
): Promise<PermitListRow[]> {
  return ids.length === 0 ? [] : reader.findBy(PermitListRow, { id: In([...ids]) });
}

/** Lists that were imported with the same content. */
export function findListsLike(reader: Reader, contentHash: string): Promise<PermitListRow[]> {
  return reader.findBy(PermitListRow, { contentHash });
}

/** All permits of a list, by number. */
export function listPermits(reader: Reader, listId: number): Promise<PermitRow[]> {
  return reader.find(PermitRow, { where: { listId }, order: { position: 'ASC' } });
}

/** So many permits behind a position, by number. */
export function listPermitsAfter(
  reader: Reader,
  listId: number,
  after: number,
  most: number,
): Promise<PermitRow[]> {
  return reader.find(PermitRow, {
    where: { listId, position: MoreThan(after) },
    order: { position: 'ASC' },
    take: most,
  });
}

export async function insertPermitList(
  writer: Writer,
  list: Omit<PermitListRow, 'id'>,
  permits: readonly Permit[],
): Promise<number> {
  const { identifiers } = await writer.insert(PermitListRow, { ...list });
  const { id: listId } = identifiers[0] as { id: number };
  const rows = permits.map((permit, at) => ({ listId, position: at + 1, ...permit }));
  await insertAll(writer, PermitRow, rows);
  return listId;
}
