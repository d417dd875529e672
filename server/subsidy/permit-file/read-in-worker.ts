import { runAnsweredJob } from '../../shared/answered-job.ts';
import { Mutex } from '../../shared/mutex.ts';
import type { JobLimits } from '../../shared/worker-job.ts';
import { checkFile } from '../import/file-kind.ts';
import type { RosterFile } from '../import/reading.ts';
import type { PermitReading } from './permit-problem.ts';

const LIMITS: JobLimits = { heapMegabytes: 384, milliseconds: 30_000 };

const oneAtATime = new Mutex();

const WORKER = new URL(
  `./permit-file.worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`,
  import.meta.url,
);

/**
 * Reads a list of permits in a process of its own, as a roster is read; whole names stay there.
 * Throws Refusal FILE_EMPTY, FILE_UNSUPPORTED, FILE_UNREADABLE or FILE_TOO_LARGE.
 */
export async function readPermitsInWorker({ name, bytes }: RosterFile): Promise<PermitReading> {
  const file = { name, bytes };
  checkFile(file);
  return oneAtATime.run(() =>
    runAnsweredJob<PermitReading>(
      WORKER,
      file,
      LIMITS,
      '文件太大或太复杂，没能读完。请只留证号和姓名两列另存一份，重新上传。',
    ),
  );
}
