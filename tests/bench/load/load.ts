import { fork } from 'node:child_process';
import { once } from 'node:events';

/** Requests sent again and again, in turn, over connections kept open. */
export interface LoadJob {
  readonly url: string;
  readonly requests: readonly {
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  }[];
  readonly connections: number;
  readonly seconds: number;
  /** So many whatever the server does, or as many as it can when null. */
  readonly perSecond: number | null;
}

export interface LoadResult {
  /** Milliseconds of each request. */
  readonly times: readonly number[];
  readonly failures: number;
  readonly seconds: number;
}

export interface Loader {
  /** Throws when a single answer was not right: a server that fails fast is not quick. */
  run(job: LoadJob): Promise<LoadResult>;
  stop(): void;
}

/** A process that sends requests, so that sending takes no time of whoever measures. */
export function startLoader(): Loader {
  const child = fork(new URL('./loader.ts', import.meta.url), { serialization: 'advanced' });
  const died = once(child, 'exit').then(([code]) => {
    throw new Error(`the loader ended with ${String(code)}`);
  });
  // Told to whoever waits for it; when nobody does, it ended because it was told to.
  died.catch(() => undefined);
  return {
    run: async (job) => {
      child.send(job);
      const [result] = (await Promise.race([once(child, 'message'), died])) as [LoadResult];
      if (result.failures > 0)
        throw new Error(`${result.failures} of ${result.times.length} answers were not right`);
      return result;
    },
    stop: () => child.disconnect(),
  };
}
