import { setTimeout as wait } from 'node:timers/promises';
import type { Deps } from '../context.ts';
import { isUnreachable } from '../database/unreachable.ts';
import { claim } from './import-lease.service.ts';
import { findUnclaimed } from './roster-import.store.ts';
import { runImport } from './run-import.service.ts';

const POLL_MS = 1_000;
/** What is nearly done may end while the server closes; the rest is for whoever comes next. */
const GRACE_MS = 4_000;

export interface ImportWorker {
  /** Takes nothing up any more; what runs is finished in a few seconds or given back. */
  stop(): Promise<void>;
}

/** Takes up imports that are nobody's, one after the other, for as long as the server serves. */
export function startImportWorker(deps: Deps, report: (bug: unknown) => void): ImportWorker {
  const stopping = new AbortController();
  const closing = new AbortController();
  const loop = (async () => {
    while (!stopping.signal.aborted) {
      const hasWorked = await work(deps, closing.signal, report);
      if (!hasWorked) await pause(stopping.signal);
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      const timer = setTimeout(() => closing.abort(), GRACE_MS);
      await loop;
      clearTimeout(timer);
    },
  };
}

/** True when there was something to do. */
async function work(
  deps: Deps,
  closing: AbortSignal,
  report: (bug: unknown) => void,
): Promise<boolean> {
  try {
    const id = await findUnclaimed(deps.database.read, deps.database.clock.now());
    const run = id === null ? null : await claim(deps, id);
    if (run === null) return false;
    await runImport(deps, run, { closing });
    return true;
  } catch (error) {
    if (!isUnreachable(error)) report(error);
    return false;
  }
}

async function pause(stopping: AbortSignal): Promise<void> {
  await wait(POLL_MS, undefined, { signal: stopping, ref: false }).catch(() => undefined);
}
