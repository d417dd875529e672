import { LessThanOrEqual } from 'typeorm';
import type { Reader, Writer } from '../database/database.ts';
import { ResidentSessionRow } from './resident.entity.ts';

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
