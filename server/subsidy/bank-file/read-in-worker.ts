import { fileReader, readInProcess } from '../import/read-in-process.ts';
import type { RosterFile } from '../import/reading.ts';
import type { BankFileDays, BankReading } from './bank-reading.ts';

/** What the worker is given. */
export interface BankFileJob {
  readonly file: RosterFile;
  readonly days: BankFileDays;
}

const READER = fileReader('bank-file.worker', import.meta.url);

/**
 * Reads a bank's return file in a process of its own, as a roster is read. Throws Refusal
 * FILE_EMPTY, FILE_UNSUPPORTED, FILE_UNREADABLE or FILE_TOO_LARGE.
 */
export function readBankFileInWorker(
  { name, bytes }: RosterFile,
  days: BankFileDays,
): Promise<BankReading> {
  const job: BankFileJob = { file: { name, bytes }, days };
  return readInProcess(READER, job, '发放结果');
}
