import { readSync } from 'node:fs';
import { Refusal, type RefusalCode, type RefusalDetails } from './refusal.ts';
import { runJob, type JobLimits } from './worker-job.ts';

/** A job is about a file, and whatever else it has to know. */
export interface FileJob {
  readonly file: { readonly name: string; readonly bytes: Uint8Array };
}

/** The same as a message; the file itself comes on standard input. */
type FileJobMessage<Job extends FileJob> = Omit<Job, 'file'> & {
  readonly file: { readonly name: string; readonly length: number };
};

/** What a job's process answers; a Refusal does not survive the way between processes as what it is. */
type JobAnswer<T> =
  | { readonly kind: 'done'; readonly result: T }
  | {
      readonly kind: 'refused';
      readonly code: RefusalCode;
      readonly message: string;
      readonly details: RefusalDetails;
    }
  | { readonly kind: 'broken'; readonly error: unknown };

const STANDARD_INPUT = 0;

/** The whole of a `*.worker.ts`: one job in, one answer out, then the process ends. */
export function answerJob<Job extends FileJob, T>(work: (job: Job) => Promise<T>): void {
  // Whoever stops the server may signal the whole group: what is being read is still answered.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);
  process.once('message', ({ file: { name, length }, ...rest }: FileJobMessage<Job>) => {
    void answerOf(() => {
      const file = { name, bytes: readInput(length) };
      return work({ ...rest, file } as unknown as Job);
    }).then((answer) => process.send!(answer, () => process.disconnect()));
  });
}

/** Into the one place where it stays. It waits meanwhile, for there is nothing else to do. */
function readInput(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length;) {
    const read = readSync(STANDARD_INPUT, bytes, at, length - at, null);
    if (read === 0) throw new Error('the file did not arrive as a whole');
    at += read;
  }
  return bytes;
}

async function answerOf<T>(work: () => Promise<T>): Promise<JobAnswer<T>> {
  try {
    return { kind: 'done', result: await work() };
  } catch (error) {
    if (!(error instanceof Refusal)) return { kind: 'broken', error };
    const { code, message, details } = error;
    return { kind: 'refused', code, message, details };
  }
}

/**
 * Runs a job in a process of its own (see runJob) and returns what it answers, or throws what it
 * threw. A process that wants too much is ended: FILE_TOO_LARGE with `atLimit`.
 */
export async function runAnsweredJob<T>(
  script: URL,
  { file, ...rest }: FileJob,
  limits: JobLimits,
  atLimit: string,
): Promise<T> {
  const message = { ...rest, file: { name: file.name, length: file.bytes.length } };
  const outcome = await runJob<JobAnswer<T>>(script, { message, input: file.bytes }, limits);
  if (outcome.kind === 'limit') throw new Refusal('FILE_TOO_LARGE', atLimit);
  const { result: answer } = outcome;
  if (answer.kind === 'broken') throw answer.error;
  if (answer.kind === 'refused') throw new Refusal(answer.code, answer.message, answer.details);
  return answer.result;
}
