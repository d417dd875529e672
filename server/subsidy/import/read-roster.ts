import { Mutex } from '../../shared/mutex.ts';
import { Refusal, type RefusalCode, type RefusalDetails } from '../../shared/refusal.ts';
import { runJob, type JobLimits } from '../../shared/worker-job.ts';
import { checkFile } from './file-kind.ts';
import type { SubsidyProgramme } from '../programme.ts';
import type { RosterFile, RosterReading } from './reading.ts';
import type { Places } from './villages.ts';

/** What the worker thread is given. */
export interface RosterJob {
  readonly file: RosterFile;
  readonly programme: SubsidyProgramme;
  readonly places: Places;
}

/** What it answers; a Refusal does not survive the way between threads as what it is. */
export type RosterJobResult =
  | { readonly kind: 'read'; readonly reading: RosterReading }
  | {
      readonly kind: 'refused';
      readonly code: RefusalCode;
      readonly message: string;
      readonly details: RefusalDetails;
    };

const LIMITS: JobLimits = { heapMegabytes: 384, milliseconds: 30_000 };

/** Ten clerks at once must not take ten heaps and every core from the look-ups. */
const oneAtATime = new Mutex();

const THREAD = new URL(
  `./roster.worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`,
  import.meta.url,
);

/**
 * Reads a roster file in a thread of its own, so that nothing in a file can hold up or bring down
 * the server. What its first bytes and its zip directory give away is refused before a thread is
 * started. The caller keeps `file.bytes`. `limits` is for tests.
 * Throws Refusal FILE_EMPTY, FILE_UNSUPPORTED, FILE_UNREADABLE or FILE_TOO_LARGE.
 */
export async function readRosterInWorker(
  file: RosterFile,
  programme: SubsidyProgramme,
  { townName, villages }: Places,
  limits: JobLimits = LIMITS,
): Promise<RosterReading> {
  checkFile(file);
  const bytes = Uint8Array.from(file.bytes);
  // Entities and class instances are not for the way between threads: only what the reader needs.
  const job: RosterJob = {
    file: { name: file.name, bytes },
    programme: { ...programme },
    places: { townName, villages: villages.map(({ code, name }) => ({ code, name })) },
  };
  const outcome = await oneAtATime.run(() =>
    runJob<RosterJobResult>(THREAD, { data: job, transfer: [bytes.buffer] }, limits),
  );
  if (outcome.kind === 'limit')
    throw new Refusal(
      'FILE_TOO_LARGE',
      '文件太大或太复杂，没能读完。请只留名册内容另存一份，或按村拆成几个文件后重新上传。',
    );
  if (outcome.result.kind === 'refused')
    throw new Refusal(outcome.result.code, outcome.result.message, outcome.result.details);
  return outcome.result.reading;
}
