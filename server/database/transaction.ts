import { setTimeout as wait } from 'node:timers/promises';
import { QueryFailedError, type DataSource } from 'typeorm';
import type { Writer } from './database.ts';

/**
 * Codes that mean "nothing was written, try the whole transaction again": deadlock, lock wait and (by
 * default since MariaDB 11.6) a row newer than the snapshot, write conflicts of TiDB, a busy SQLite
 * file.
 */
const TRANSIENT = new Set<string | number>([
  1213,
  1205,
  1020,
  8002,
  9007,
  '40001',
  'SQLITE_BUSY',
  'SQLITE_BUSY_SNAPSHOT',
]);

const DUPLICATE = new Set<string | number>([
  'ER_DUP_ENTRY',
  'SQLITE_CONSTRAINT_UNIQUE',
  'SQLITE_CONSTRAINT_PRIMARYKEY',
]);

const MAX_RUNS = 5;
const BASE_WAIT_MS = 20;

/** Runs `work` in one transaction, at most five times when the database asks to try again. */
export async function runTransaction<T>(
  source: DataSource,
  work: (writer: Writer) => Promise<T>,
): Promise<T> {
  for (let run = 1; ; run += 1) {
    try {
      return await source.transaction(work);
    } catch (error) {
      if (run === MAX_RUNS || !isTransient(error)) throw error;
      await wait(jitteredWait(run));
    }
  }
}

export function isTransient(error: unknown): boolean {
  return namesOneOf(error, TRANSIENT);
}

/** True when a unique key decided against the one who came second. */
export function isDuplicate(error: unknown): boolean {
  return namesOneOf(error, DUPLICATE);
}

function namesOneOf(error: unknown, codes: ReadonlySet<string | number>): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const { errno, sqlState, code } = error.driverError as {
    errno?: number;
    sqlState?: string;
    code?: string;
  };
  return [errno, sqlState, code].some((value) => value !== undefined && codes.has(value));
}

/** Doubles with each run and is spread over ±50 %, so that two rivals do not meet again. */
function jitteredWait(run: number): number {
  const spread = crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32;
  return BASE_WAIT_MS * 2 ** run * (0.5 + spread);
}
