import { readFileSync } from 'node:fs';

/** MiB of what is each process's own: the program both run (some 40 MiB) is in memory once. */
export interface MemoryPeak {
  /** The server above what it had before. */
  readonly server: number;
  /** The process that reads the file, from its start to its end. */
  readonly reader: number;
  /** Both at one moment, above what the server had before. */
  readonly together: number;
}

const SAMPLE_MS = 25;

/**
 * Watches the server and the processes it starts (Linux: /proc). `usual` is what the server's memory
 * rises and falls by without what is watched.
 */
export function watchMemory(serverPid: number, usual = 0): { done(): MemoryPeak } {
  const before = ownMiB(serverPid) + usual;
  const peak = { server: 0, reader: 0, together: 0 };
  const timer = setInterval(() => {
    const server = Math.max(0, ownMiB(serverPid) - before);
    const reader = readersOf(serverPid).reduce((sum, pid) => sum + ownMiB(pid), 0);
    peak.server = Math.max(peak.server, server);
    peak.reader = Math.max(peak.reader, reader);
    peak.together = Math.max(peak.together, server + reader);
  }, SAMPLE_MS);
  return {
    done: () => {
      clearInterval(timer);
      return peak;
    },
  };
}

/** Milliseconds of processor time a process has taken; the kernel counts in hundredths of a second. */
export function processorMs(pid: number): number {
  const afterName = words(`/proc/${pid}/stat`)
    .join(' ')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(afterName[11]) + Number(afterName[12])) * 10;
}

/** A process that is just being started is still a copy of the server, and takes none of its own. */
function readersOf(pid: number): number[] {
  const children = words(`/proc/${pid}/task/${pid}/children`).map(Number);
  return children.filter((child) => words(`/proc/${child}/cmdline`).join().includes('.worker.'));
}

/** Nothing for a process that has ended meanwhile. */
function ownMiB(pid: number): number {
  const status = words(`/proc/${pid}/status`);
  const kiB = (name: string) => Number(status[status.indexOf(name) + 1] ?? 0);
  return status.length === 0 ? 0 : (kiB('RssAnon:') + kiB('RssShmem:')) / 1024;
}

function words(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split(/\s+/).filter(Boolean);
  } catch {
    return [];
  }
}
