import type { LoadResult } from './load.ts';

export interface Figures {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly perSecond: number;
}

/** The figures of several rounds taken together. */
export function figuresOf(rounds: readonly LoadResult[]): Figures {
  const times = rounds.flatMap((round) => round.times).sort((a, b) => a - b);
  const seconds = rounds.reduce((sum, round) => sum + round.seconds, 0);
  const at = (share: number) => times[Math.floor((times.length - 1) * share)]!;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), perSecond: times.length / seconds };
}

/** A table in Markdown, ready for the README. */
export function printTable(title: string, head: readonly string[], rows: readonly string[][]) {
  console.log(`\n${title}\n`);
  const lines = [head, head.map(() => '---'), ...rows];
  for (const line of lines) console.log(`| ${line.join(' | ')} |`);
}

/** Stacks beside each other; the ratio is of requests a second, this one to that of each line. */
export function printStacks(title: string, ours: string, stacks: ReadonlyMap<string, Figures>) {
  const own = stacks.get(ours)!;
  const rows = [...stacks].map(([name, { p50, p95, p99, perSecond }]) => [
    name,
    ...[p50, p95, p99].map((ms) => ms.toFixed(2)),
    perSecond.toFixed(0),
    name === ours ? '' : (own.perSecond / perSecond).toFixed(2),
  ]);
  printTable(title, ['stack', 'p50 ms', 'p95', 'p99', 'requests/s', 'ours is ×'], rows);
}
