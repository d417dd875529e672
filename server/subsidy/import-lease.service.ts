import { hostname } from 'node:os';
import type { Deps } from '../context.ts';
import { changeClaimed, claimImport } from './roster-import.store.ts';
import type { RosterImportRow } from './roster-import.entity.ts';
import { LEASE_MS } from './roster-import.ts';

/** One run of an import by one process. */
export interface Run {
  readonly id: number;
  readonly by: string;
}

/** What ends a run from outside: another has the import now, it was cancelled, or the server closes. */
export class RunEnded extends Error {
  override readonly name = 'RunEnded';
}

const BEAT_MS = LEASE_MS / 3;

export function newRunName(): string {
  return `${hostname().slice(0, 60)} ${process.pid} ${crypto.randomUUID()}`;
}

/** Leases are about processes, not the office's day: they go by the database's own time. */
export function leaseEnd(deps: Deps): Date {
  return new Date(deps.database.clock.now().getTime() + LEASE_MS);
}

/** Takes an import up; null when it has ended or is somebody's. */
export async function claim(deps: Deps, id: number): Promise<Run | null> {
  const by = newRunName();
  const lease = { by, until: leaseEnd(deps), now: deps.database.clock.now() };
  const isMine = await deps.database.write((writer) => claimImport(writer, id, lease));
  return isMine ? { id, by } : null;
}

/** Gives an import back before its end, for after `milliseconds`; false when it was no longer ours. */
export async function giveBack(
  deps: Deps,
  run: Run,
  change: { readonly runs: number; readonly milliseconds: number },
): Promise<boolean> {
  const claimedUntil = new Date(deps.database.clock.now().getTime() + change.milliseconds);
  return deps.database.write((writer) =>
    changeClaimed(writer, run, { stage: 'WAITING', runs: change.runs, claimedUntil }),
  );
}

export interface Lease {
  /** Tells where the run is. Throws RunEnded when the import is no longer this run's. */
  readonly tell: (change: Partial<RosterImportRow>) => Promise<void>;
  /** Throws RunEnded when the import is known to be no longer this run's. */
  readonly check: () => void;
  readonly isLost: () => boolean;
  readonly stop: () => void;
}

/** Keeps the import this run's for as long as it lasts, in a few small writes. */
export function keepLease(deps: Deps, run: Run): Lease {
  let isLost = false;
  let isTelling = false;
  let hasTold = true;
  const tell = async (change: Partial<RosterImportRow>) => {
    isTelling = true;
    try {
      const told = { ...change, claimedUntil: leaseEnd(deps) };
      const isMine = await deps.database.write((writer) => changeClaimed(writer, run, told));
      if (!isMine) isLost = true;
      hasTold = true;
    } finally {
      isTelling = false;
    }
    if (isLost) throw new RunEnded();
  };
  const timer = setInterval(() => {
    if (isTelling || hasTold) hasTold = false;
    // A database that is away is met by the run itself.
    else tell({}).catch(() => undefined);
  }, BEAT_MS / 2);
  timer.unref();
  return {
    tell,
    check: () => {
      if (isLost) throw new RunEnded();
    },
    isLost: () => isLost,
    stop: () => clearInterval(timer),
  };
}
