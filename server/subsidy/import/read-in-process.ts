import { runAnsweredJob } from '../../shared/answered-job.ts';
import { Mutex } from '../../shared/mutex.ts';
import type { JobLimits } from '../../shared/worker-job.ts';
import { checkFile } from './file-kind.ts';
import type { RosterFile } from './reading.ts';

const LIMITS: JobLimits = { heapMegabytes: 384, milliseconds: 30_000 };

/** Ten clerks at once must not take ten heaps and every core from the look-ups. */
const oneAtATime = new Mutex();

/** What answers a job with a file: the module `name` (without its ending) beside `importer`. */
export function fileReader(name: string, importer: string): URL {
  return new URL(`./${name}${importer.endsWith('.ts') ? '.ts' : '.js'}`, importer);
}

/**
 * Reads an office's file in a process of its own, so that nothing in a file can hold up or bring
 * down the server. What its first bytes and its zip directory give away is refused before one is
 * started. `content` is what else would make a file too large: 名册内容. `limits` is for tests.
 * Throws Refusal FILE_EMPTY, FILE_UNSUPPORTED, FILE_UNREADABLE, FILE_TOO_LARGE and what the reader
 * throws.
 */
export async function readInProcess<Job extends { readonly file: RosterFile }, T>(
  reader: URL,
  job: Job,
  content: string,
  limits: JobLimits = LIMITS,
): Promise<T> {
  checkFile(job.file);
  const tooMuch = `文件太大或太复杂，没能读完。请只留${content}另存一份，或拆成几个文件后重新上传。`;
  return oneAtATime.run(() => runAnsweredJob<T>(reader, job, limits, tooMuch));
}
