import { LessThanOrEqual } from 'typeorm';
import type { Reader, Writer } from '../database/database.ts';
import { ResidentSessionRow, WindowCodeRow } from './resident.entity.ts';

export function findSession(reader: Reader, tokenHash: string): Promise<ResidentSessionRow | null> {
  return reader.findOneBy(ResidentSessionRow, { tokenHash });
}

/** Stores a new session and clears away those that have ended. */
export async function insertSession(
  writer: Writer,
  session: ResidentSessionRow,
  now: Date,
): Promise<void> {
  await writer.delete(ResidentSessionRow, { endsAt: LessThanOrEqual(now) });
  await writer.insert(ResidentSessionRow, session);
}

export async function moveSession(writer: Writer, tokenHash: string, idleAt: Date): Promise<void> {
  await writer.update(ResidentSessionRow, { tokenHash }, { idleAt });
}

export async function deleteSession(writer: Writer, tokenHash: string): Promise<void> {
  await writer.delete(ResidentSessionRow, { tokenHash });
}

/** In place of an earlier one of the same person; those that ran out are cleared away. */
export async function insertCode(writer: Writer, code: WindowCodeRow, now: Date): Promise<void> {
  await writer.delete(WindowCodeRow, [
    { personKey: code.personKey },
    { validUntil: LessThanOrEqual(now) },
  ]);
  await writer.insert(WindowCodeRow, code);
}

export function findCode(reader: Reader, personKey: string): Promise<WindowCodeRow | null> {
  return reader.findOneBy(WindowCodeRow, { personKey });
}

/** True for the one who took it; `codeKey` keeps a newer code from going with the old. */
export async function takeCode(
  writer: Writer,
  personKey: string,
  codeKey: string,
): Promise<boolean> {
  return (await writer.delete(WindowCodeRow, { personKey, codeKey })).affected === 1;
}
