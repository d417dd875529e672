import { sha256Hex } from '../shared/crypto.ts';
import type { AppliedCorrection } from './import/corrections.ts';

/** What an import goes through; the last three end it. */
export const IMPORT_STAGES = [
  'WAITING',
  'READING',
  'SEALING',
  'STORING',
  'DONE',
  'REFUSED',
  'CANCELLED',
] as const;
export type ImportStage = (typeof IMPORT_STAGES)[number];

export const OPEN_STAGES = ['WAITING', 'READING', 'SEALING', 'STORING'] as const;

export function isOpen(stage: ImportStage): boolean {
  return (OPEN_STAGES as readonly string[]).includes(stage);
}

/** How long a job belongs to a process that says nothing. */
export const LEASE_MS = 15_000;

/** A job that five processes could not bring to an end is not tried again: it may be what ends them. */
export const MOST_RUNS = 5;

/** Bytes of a file in one stored piece: sealed just under 48,000 characters. */
export const PIECE_BYTES = 35_960;

const MOST_MARKS = 16;
const FEWEST_ROWS = 2_000;

/** Rows after which progress is told anew: a hundred thousand rows cost sixteen small writes. */
export function rowsBetweenMarks(rows: number): number {
  return Math.max(FEWEST_ROWS, Math.ceil(rows / MOST_MARKS));
}

/** Equal when the same clerk sends the same file in for the same, read in the same way. */
export function importKey(what: {
  readonly programmeCode: string;
  readonly period: string;
  /** A CSV's name may say whose village it is; a workbook's says nothing and is null. */
  readonly sheetName: string | null;
  readonly fileHash: string;
  readonly staffId: number;
  readonly corrections: readonly AppliedCorrection[];
}): string {
  const { programmeCode, period, sheetName, fileHash, staffId } = what;
  const corrections = what.corrections.map(({ header, field }) => `${field} ${header}`).toSorted();
  return sha256Hex(
    JSON.stringify([programmeCode, period, sheetName, fileHash, staffId, corrections]),
  );
}
