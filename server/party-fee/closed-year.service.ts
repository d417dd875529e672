import type { Reader } from '../database/database.ts';
import * as store from './fee.store.ts';
import { isYearSummarised } from './summary.store.ts';

/**
 * Whether a branch takes nothing more for a year: it was closed, or the figures of it were prepared
 * for the public. A branch taken in after that would show, as the difference, what few paid.
 */
export async function isYearClosed(
  reader: Reader,
  branchCode: string,
  year: number,
): Promise<boolean> {
  return (
    (await store.isYearClosed(reader, branchCode, year)) || (await isYearSummarised(reader, year))
  );
}

/** Those of the years that take nothing more. */
export async function closedYears(
  reader: Reader,
  branchCode: string,
  years: Iterable<number>,
): Promise<Set<number>> {
  const closed = new Set<number>();
  for (const year of years) if (await isYearClosed(reader, branchCode, year)) closed.add(year);
  return closed;
}
