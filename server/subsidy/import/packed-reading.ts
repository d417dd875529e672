import { packRows, type PackedRows } from '../packed-rows.ts';
import type { ReadRow, RosterReading } from './reading.ts';

/** Few enough that unpacking and packing take less than a millisecond. */
const ROWS_IN_A_PACK = 100;

/** A reading on its way between processes. Whoever stores the rows takes them out one pack at a time. */
export interface PackedReading extends Omit<RosterReading, 'rows'> {
  readonly rows: PackedRows<ReadRow>[];
}

export function packReading(reading: RosterReading): PackedReading {
  const rows: PackedRows<ReadRow>[] = [];
  for (let from = 0; from < reading.rows.length; from += ROWS_IN_A_PACK)
    rows.push(packRows(reading.rows.slice(from, from + ROWS_IN_A_PACK)));
  return { ...reading, rows };
}

export function countRows({ rows }: PackedReading): number {
  return rows.reduce((sum, { count }) => sum + count, 0);
}
