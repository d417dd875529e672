import { LessThanOrEqual } from 'typeorm';
import type { Reader, Writer } from '../database/database.ts';
import type { Actor } from '../shared/actor.ts';
import { StaffRoleRow, StaffRow, StaffSessionRow } from './staff.entity.ts';

export function findStaffByName(reader: Reader, name: string): Promise<StaffRow | null> {
  return reader.findOneBy(StaffRow, { name });
}

export async function findActor(reader: Reader, staffId: number): Promise<Actor | null> {
  const staff = await reader.findOneBy(StaffRow, { id: staffId });
  if (staff === null) return null;
  const roles = await reader.findBy(StaffRoleRow, { staffId });
  return {
    staffId,
    name: staff.name,
    displayName: staff.displayName,
    roles: roles.map(({ role, scope }) => ({ role, scope: scope === '' ? null : scope })),
  };
}

/** Display names by staff id, for histories. */
export async function findDisplayNames(
  reader: Reader,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await reader
    .createQueryBuilder(StaffRow, 'staff')
    .where('staff.id IN (:...ids)', { ids: [...new Set(ids)] })
    .getMany();
  return new Map(rows.map((row) => [row.id, row.displayName]));
}

export function findSession(reader: Reader, tokenHash: string): Promise<StaffSessionRow | null> {
  return reader.findOneBy(StaffSessionRow, { tokenHash });
}

/** Stores a new session and clears away those that have ended. */
export async function insertSession(
  writer: Writer,
  session: StaffSessionRow,
  now: Date,
): Promise<void> {
  await writer.delete(StaffSessionRow, { endsAt: LessThanOrEqual(now) });
  await writer.insert(StaffSessionRow, session);
}

export async function moveSession(writer: Writer, tokenHash: string, idleAt: Date): Promise<void> {
  await writer.update(StaffSessionRow, { tokenHash }, { idleAt });
}

export async function deleteSession(writer: Writer, tokenHash: string): Promise<void> {
  await writer.delete(StaffSessionRow, { tokenHash });
}
