import { Mutex } from '../../shared/mutex.ts';
import { Refusal, type RefusalCode, type RefusalDetails } from '../../shared/refusal.ts';
import { runJob, type JobLimits } from '../../shared/worker-job.ts';
import type { AppliedCorrection } from './corrections.ts';
import { checkFile } from './file-kind.ts';
import type { SubsidyProgramme } from '../programme.ts';
import type { RosterFile, RosterReading } from './reading.ts';
import type { Places } from './villages.ts';

/** What the worker is given. */
export interface RosterJob {
  readonly file: RosterFile;
  readonly programme: SubsidyProgramme;
  readonly places: Places;
  readonly corrections: readonly AppliedCorrection[];
}

/** What it answers; a Refusal does not survive the way between processes as what it is. */
export type RosterJobResult =
  | { readonly kind: 'read'; readonly reading: RosterReading }
  | {
      readonly kind: 'refused';
      readonly code: RefusalCode;
      readonly message: string;
      readonly details: RefusalDetails;
    }
  | { readonly kind: 'broken'; readonly error: unknown };

const LIMITS: JobLimits = { heapMegabytes: 384, milliseconds: 30_000 };

/** Ten clerks at once must not take ten heaps and every core from the look-ups. */
const oneAtATime = new Mutex();

const WORKER = new URL(
  `./roster.worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`,
  import.meta.url,
);

/**
 * Reads a roster file in a process of its own, so that nothing in a file can hold up or bring down
 * the server. What its first bytes and its zip directory give away is refused before one is started.
 * `limits` is for tests.
 * Throws Refusal FILE_EMPTY, FILE_UNSUPPORTED, FILE_UNREADABLE, FILE_TOO_LARGE or BAD_INPUT.
 */
export async function readRosterInWorker(
  file: RosterFile,
  programme: SubsidyProgramme,
  { townName, villages }: Places,
  corrections: readonly AppliedCorrection[] = [],
  limits: JobLimits = LIMITS,
): Promise<RosterReading> {
  checkFile(file);
  // Entities and class instances are not for the way between processes: only what the reader needs.
  const job: RosterJob = {
    file: { name: file.name, bytes: file.bytes },
    programme: { ...programme },
    places: { townName, villages: villages.map(({ code, name }) => ({ code, name })) },
    corrections,
  };
  const outcome = await oneAtATime.run(() => runJob<RosterJobResult>(WORKER, job, limits));
  if (outcome.kind === 'limit')
    throw new Refusal(
      'FILE_TOO_LARGE',
      '文件太大或太复杂，没能读完。请只留名册内容另存一份，或按村拆成几个文件后重新上传。',
    );
  const { result } = outcome;
  if (result.kind === 'broken') throw result.error;
  if (result.kind === 'refused') throw new Refusal(result.code, result.message, result.details);
  return result.reading;
}
