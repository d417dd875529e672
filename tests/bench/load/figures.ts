import type { LoadResult } from './load.ts';

export interface Figures {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly perSecond: number;
  /** Processor time the server took for a request: other work on the machine hardly changes it. */
  readonly cpuMs: number;
}

/** What was asked of a server in one round, and the processor time it took for all of it. */
export type Round = LoadResult & { readonly cpuMs: number };

/** The figures of several rounds taken together. */
export function figuresOf(rounds: readonly (LoadResult & Partial<Round>)[]): Figures {
  const times = rounds.flatMap((round) => round.times).sort((a, b) => a - b);
  const seconds = rounds.reduce((sum, round) => sum + round.seconds, 0);
  const at = (share: number) => times[Math.floor((times.length - 1) * share)]!;
  const cpuMs = rounds.reduce((sum, round) => sum + (round.cpuMs ?? NaN), 0) / times.length;
  const perSecond = times.length / seconds;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), perSecond, cpuMs };
}

/** A table in Markdown, ready for the README. */
export function printTable(title: string, head: readonly string[], rows: readonly string[][]) {
  console.log(`\n${title}\n`);
  const lines = [head, head.map(() => '---'), ...rows];
  for (const line of lines) console.log(`| ${line.join(' | ')} |`);
}

/** Stacks beside each other; ratios are of requests a second and per processor time, ours to each. */
export function printStacks(title: string, ours: string, stacks: ReadonlyMap<string, Figures>) {
  const own = stacks.get(ours)!;
  const rows = [...stacks].map(([name, { p50, p95, p99, perSecond, cpuMs }]) => [
    name,
    ...[p50, p95, p99].map((ms) => ms.toFixed(2)),
    perSecond.toFixed(0),
    cpuMs.toFixed(2),
    name === ours ? '' : (own.perSecond / perSecond).toFixed(2),
    name === ours ? '' : (cpuMs / own.cpuMs).toFixed(2),
  ]);
  const head = ['stack', 'p50 ms', 'p95', 'p99', 'requests/s', 'processor ms', 'ours ×'];
  printTable(title, [...head, 'by processor ×'], rows);
}
