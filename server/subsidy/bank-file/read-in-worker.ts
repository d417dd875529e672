import { runAnsweredJob } from '../../shared/answered-job.ts';
import { Mutex } from '../../shared/mutex.ts';
import type { JobLimits } from '../../shared/worker-job.ts';
import { checkFile } from '../import/file-kind.ts';
import type { RosterFile } from '../import/reading.ts';
import type { BankFileDays, BankReading } from './bank-reading.ts';

/** What the worker is given. */
export interface BankFileJob {
  readonly file: RosterFile;
  readonly days: BankFileDays;
}

const LIMITS: JobLimits = { heapMegabytes: 384, milliseconds: 30_000 };

const oneAtATime = new Mutex();

const WORKER = new URL(
  `./bank-file.worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`,
  import.meta.url,
);

/**
 * Reads a bank's return file in a process of its own, as a roster is read. Throws Refusal
 * FILE_EMPTY, FILE_UNSUPPORTED, FILE_UNREADABLE or FILE_TOO_LARGE.
 */
export async function readBankFileInWorker(
  { name, bytes }: RosterFile,
  days: BankFileDays,
): Promise<BankReading> {
  const file = { name, bytes };
  checkFile(file);
  const job: BankFileJob = { file, days };
  return oneAtATime.run(() =>
    runAnsweredJob<BankReading>(
      WORKER,
      job,
      LIMITS,
      '文件太大或太复杂，没能读完。请只留发放结果另存一份，或拆成几个文件后重新上传。',
    ),
  );
}
