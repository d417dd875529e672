import { Worker } from 'node:worker_threads';

/** What a job may use before it is ended. */
export interface JobLimits {
  /** JavaScript heap of the thread; buffers of bytes lie outside it. */
  readonly heapMegabytes: number;
  readonly milliseconds: number;
}

/** `limit`: the thread ran out of memory or time and was ended; nothing of it is left. */
export type JobOutcome<T> =
  | { readonly kind: 'done'; readonly result: T }
  | { readonly kind: 'limit'; readonly which: 'memory' | 'time' };

/**
 * Runs one job in a thread of its own and ends the thread: its first message is the result. A job
 * that wants too much memory or time takes only its thread with it. `script` has the ending of the
 * file that calls (.ts under a runner that strips types, .js when built). Rejects when the thread
 * breaks for any other reason, which is a bug.
 */
export function runJob<T>(
  script: URL,
  job: { readonly data: unknown; readonly transfer: ArrayBuffer[] },
  limits: JobLimits,
): Promise<JobOutcome<T>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, {
      workerData: job.data,
      transferList: job.transfer,
      resourceLimits: {
        maxOldGenerationSizeMb: limits.heapMegabytes,
        maxYoungGenerationSizeMb: 16,
      },
      // The thread has no use for secrets, nor for the flags of the process.
      env: {},
      execArgv: [],
    });
    const end = (settle: () => void) => {
      clearTimeout(timer);
      void worker.terminate();
      settle();
    };
    const timer = setTimeout(
      () => end(() => resolve({ kind: 'limit', which: 'time' })),
      limits.milliseconds,
    );
    worker.once('message', (result: T) => end(() => resolve({ kind: 'done', result })));
    worker.once('error', (error: NodeJS.ErrnoException) =>
      end(() =>
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? resolve({ kind: 'limit', which: 'memory' })
          : reject(error),
      ),
    );
    worker.once('exit', (code) => end(() => reject(new Error(`worker thread ended with ${code}`))));
  });
}
