import type { Reader, Writer } from '../database/database.ts';
import type { Period } from '../shared/period.ts';
import { AllocationRow } from './allocation.entity.ts';

/** Every entry of a programme and period, oldest first. */
export function listAllocations(
  reader: Reader,
  programmeCode: string,
  period: Period,
): Promise<AllocationRow[]> {
  return reader.find(AllocationRow, { where: { programmeCode, period }, order: { id: 'ASC' } });
}

export function findAllocation(reader: Reader, id: number): Promise<AllocationRow | null> {
  return reader.findOneBy(AllocationRow, { id });
}

/** The unique key on `reverses_id` decides between two who take an entry back at once. */
export async function insertAllocation(
  writer: Writer,
  allocation: Omit<AllocationRow, 'id'>,
): Promise<number> {
  const { identifiers } = await writer.insert(AllocationRow, allocation);
  return (identifiers[0] as { id: number }).id;
}
