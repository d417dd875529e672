import { runAnsweredJob } from '../../shared/answered-job.ts';
import { Mutex } from '../../shared/mutex.ts';
import type { JobLimits } from '../../shared/worker-job.ts';
import { checkFile } from '../import/file-kind.ts';
import type { RosterFile } from '../import/reading.ts';
import type { Places } from '../import/villages.ts';
import type { MemberReading, PaymentReading } from './party-reading.ts';
import type { PartyFileJob } from './read-party-file.ts';

const LIMITS: JobLimits = { heapMegabytes: 384, milliseconds: 30_000 };

const oneAtATime = new Mutex();

const WORKER = new URL(
  `./party-file.worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`,
  import.meta.url,
);

/** Throws Refusal FILE_EMPTY, FILE_UNSUPPORTED, FILE_UNREADABLE or FILE_TOO_LARGE. */
export function readMembersInWorker(
  { name, bytes }: RosterFile,
  { townName, villages }: Places,
  year: number | null,
): Promise<MemberReading> {
  // Entities and class instances are not for the way between processes: only what the reader needs.
  const places = { townName, villages: villages.map(({ code, name }) => ({ code, name })) };
  return run({ kind: 'MEMBERS', file: { name, bytes }, places, year });
}

/** Throws Refusal FILE_EMPTY, FILE_UNSUPPORTED, FILE_UNREADABLE or FILE_TOO_LARGE. */
export function readPaymentsInWorker({ name, bytes }: RosterFile): Promise<PaymentReading> {
  return run({ kind: 'PAYMENTS', file: { name, bytes } });
}

async function run<T>(job: PartyFileJob): Promise<T> {
  checkFile(job.file);
  return oneAtATime.run(() =>
    runAnsweredJob<T>(
      WORKER,
      job,
      LIMITS,
      '文件太大或太复杂，没能读完。请只留名单另存一份，或拆成几个文件后重新上传。',
    ),
  );
}
