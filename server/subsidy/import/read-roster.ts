import { runAnsweredJob } from '../../shared/answered-job.ts';
import { Mutex } from '../../shared/mutex.ts';
import type { JobLimits } from '../../shared/worker-job.ts';
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
  return oneAtATime.run(() =>
    runAnsweredJob<RosterReading>(
      WORKER,
      job,
      limits,
      '文件太大或太复杂，没能读完。请只留名册内容另存一份，或按村拆成几个文件后重新上传。',
    ),
  );
}
