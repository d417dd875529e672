import type { Reader, Writer } from '../database/database.ts';
import { RotationArrangementRow } from './rotation.entity.ts';

/** The arrangement in force; null while nobody arranged anything. */
export async function findLatest(reader: Reader): Promise<RotationArrangementRow | null> {
  const [latest] = await reader.find(RotationArrangementRow, {
    order: { version: 'DESC' },
    take: 1,
  });
  return latest ?? null;
}

export async function insertArrangement(
  writer: Writer,
  arrangement: RotationArrangementRow,
): Promise<void> {
  await writer.insert(RotationArrangementRow, arrangement);
}
