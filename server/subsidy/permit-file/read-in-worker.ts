import { fileReader, readInProcess } from '../import/read-in-process.ts';
import type { RosterFile } from '../import/reading.ts';
import type { PermitReading } from './permit-problem.ts';

/** What the worker is given. */
export interface PermitFileJob {
  readonly file: RosterFile;
}

const READER = fileReader('permit-file.worker', import.meta.url);

/**
 * Reads a list of permits in a process of its own, as a roster is read; whole names stay there.
 * Throws Refusal FILE_EMPTY, FILE_UNSUPPORTED, FILE_UNREADABLE or FILE_TOO_LARGE.
 */
export function readPermitsInWorker({ name, bytes }: RosterFile): Promise<PermitReading> {
  const job: PermitFileJob = { file: { name, bytes } };
  return readInProcess(READER, job, '证号和姓名两列');
}
