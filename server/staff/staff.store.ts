import { LessThanOrEqual } from 'typeorm';
import type { Reader, Writer } from '../database/database.ts';
import type { Actor } from '../shared/actor.ts';
import type { StaffRole } from './roles.ts';
import { StaffRoleRow, StaffRow, StaffSessionRow } from './staff.entity.ts';

export function findStaffByName(reader: Reader, name: string): Promise<StaffRow | null> {
  return reader.findOneBy(StaffRow, { name });
}

export async function findActor(reader: Reader, staffId: number): Promise<Actor | null> {
  const lines = await reader
    .createQueryBuilder(StaffRow, 'staff')
    .leftJoin(StaffRoleRow, 'held', 'held.staffId = staff.id')
    .select(ACTOR_LINE)
    .where('staff.id = :staffId', { staffId })
    .orderBy(BY_ROLE)
    .getRawMany<ActorLine>();
  return actorOf(staffId, lines);
}

export interface OpenSession {
  readonly session: StaffSessionRow;
  readonly actor: Actor | null;
}

/** Every request of staff asks this: one statement, and the hash of the password stays where it is. */
export async function findSession(reader: Reader, tokenHash: string): Promise<OpenSession | null> {
  const { entities, raw } = await reader
    .createQueryBuilder(StaffSessionRow, 'session')
    .innerJoin(StaffRow, 'staff', 'staff.id = session.staffId')
    .leftJoin(StaffRoleRow, 'held', 'held.staffId = staff.id')
    .addSelect(ACTOR_LINE)
    .where('session.tokenHash = :tokenHash', { tokenHash })
    .orderBy(BY_ROLE)
    .getRawAndEntities<ActorLine>();
  const [session] = entities;
  return session === undefined ? null : { session, actor: actorOf(session.staffId, raw) };
}

const ACTOR_LINE = [
  'staff.name AS name',
  'staff.displayName AS displayName',
  'held.role AS role',
  'held.scope AS scope',
];
const BY_ROLE = { 'held.role': 'ASC', 'held.scope': 'ASC' } as const;

function actorOf(staffId: number, lines: readonly ActorLine[]): Actor | null {
  const [first] = lines;
  if (first === undefined) return null;
  const { name, displayName } = first;
  return { staffId, name, displayName, roles: lines.flatMap(heldRole) };
}

/** A role somebody holds; a single line without one for somebody who holds none. */
interface ActorLine {
  readonly name: string;
  readonly displayName: string;
  readonly role: StaffRole | null;
  readonly scope: string | null;
}

function heldRole({ role, scope }: ActorLine): Actor['roles'] {
  return role === null ? [] : [{ role, scope: scope === '' ? null : scope }];
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
