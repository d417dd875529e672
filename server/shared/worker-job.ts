import { fork } from 'node:child_process';
import { getCompileCacheDir } from 'node:module';
import { constants, setPriority } from 'node:os';
import { dirname } from 'node:path';

/** What a job may use before it is ended. */
export interface JobLimits {
  /** JavaScript heap of the worker; buffers of bytes lie outside it. */
  readonly heapMegabytes: number;
  readonly milliseconds: number;
}

/** `limit`: the worker ran out of memory or time and was ended; nothing of it is left. */
export type JobOutcome<T> =
  | { readonly kind: 'done'; readonly result: T }
  | { readonly kind: 'limit'; readonly which: 'memory' | 'time' };

/** How the runtime (abort) and the kernel (its out-of-memory killer) end what wants too much. */
const OUT_OF_MEMORY: ReadonlySet<string | null> = new Set(['SIGABRT', 'SIGTRAP', 'SIGKILL']);

export interface Job {
  readonly message: object;
  /** Comes on standard input, which needs no copies as a message does. */
  readonly input: Uint8Array;
}

/**
 * Runs one job in a process of its own, which is given a message and bytes and answers with one
 * message. It is a process and not a thread because a thread that crashes takes the server with it.
 * `script` has the ending of the file that calls (.ts under a runner that strips types, .js when
 * built). Rejects when the worker breaks for any other reason, which is a bug.
 */
export function runJob<T>(
  script: URL,
  { message, input }: Job,
  limits: JobLimits,
): Promise<JobOutcome<T>> {
  return new Promise((resolve, reject) => {
    const worker = fork(script, {
      serialization: 'advanced',
      // The worker has no use for secrets, nor for the flags of this process.
      env: compileCache(),
      // A large young generation is for servers: it takes a hundred megabytes to save nothing here.
      execArgv: [`--max-old-space-size=${limits.heapMegabytes}`, '--max-semi-space-size=8'],
      // Of a file's content nothing may reach the log, not even in a crash's last words.
      stdio: ['pipe', 'ignore', 'ignore', 'ipc'],
    });
    if (worker.pid !== undefined) setPriority(worker.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      worker.kill('SIGKILL');
    }, limits.milliseconds);
    worker.once('message', (result) => resolve({ kind: 'done', result: result as T }));
    worker.once('error', reject);
    worker.once('exit', (code, signal) => {
      clearTimeout(timer);
      if (isLate) resolve({ kind: 'limit', which: 'time' });
      else if (OUT_OF_MEMORY.has(signal)) resolve({ kind: 'limit', which: 'memory' });
      else reject(new Error(`worker ended with ${signal ?? code}`));
    });
    worker.send(message, (error) => error && reject(error));
    // Whoever ends before all is read says so by its exit.
    worker.stdin?.on('error', () => undefined).end(input);
  });
}

/** Where compiled code is kept, so that a worker starts sooner; nothing else of the environment. */
function compileCache(): NodeJS.ProcessEnv {
  const folder = getCompileCacheDir();
  // What Node tells is its own folder within the one that was named.
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: dirname(folder) };
}
