import type { Reader, Writer } from '../database/database.ts';
import { ExplanationRow } from './explanation.entity.ts';

const CHUNK = 500;

/** Oldest first. */
export function listExplanations(reader: Reader, rosterId: number): Promise<ExplanationRow[]> {
  return reader.find(ExplanationRow, { where: { rosterId }, order: { id: 'ASC' } });
}

export async function insertExplanations(
  writer: Writer,
  rows: readonly Omit<ExplanationRow, 'id'>[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK)
    await writer.insert(ExplanationRow, rows.slice(start, start + CHUNK));
}
