import { Refusal, type RefusalCode, type RefusalDetails } from './refusal.ts';
import { runJob, type JobLimits } from './worker-job.ts';

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

/** The whole of a `*.worker.ts`: one job in, one answer out, then the process ends. */
export function answerJob<Job, T>(work: (job: Job) => Promise<T>): void {
  // Whoever stops the server may signal the whole group: what is being read is still answered.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);
  process.once('message', (job: Job) => {
    void answerOf(() => work(job)).then((answer) =>
      process.send!(answer, () => process.disconnect()),
    );
  });
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
  job: object,
  limits: JobLimits,
  atLimit: string,
): Promise<T> {
  const outcome = await runJob<JobAnswer<T>>(script, job, limits);
  if (outcome.kind === 'limit') throw new Refusal('FILE_TOO_LARGE', atLimit);
  const { result: answer } = outcome;
  if (answer.kind === 'broken') throw answer.error;
  if (answer.kind === 'refused') throw new Refusal(answer.code, answer.message, answer.details);
  return answer.result;
}
