import { Client } from '../../support/client.ts';
import { knownOperation } from '../../support/known-operation.ts';
import { account, idNumber } from '../../support/roster-files.ts';
import { figuresOf, printTable, type Figures } from '../load/figures.ts';
import type { Loader, LoadResult } from '../load/load.ts';
import { inTurns, residentRequests } from './resident.ts';
import type { BenchTown } from './town.ts';

/** A device may ask sixty times in ten minutes. */
const OPENINGS = 25;

/** The same people among few rows and among many. */
export async function measureLookUps(
  towns: ReadonlyMap<string, BenchTown>,
  loader: Loader,
  rounds: number,
  seconds: number,
): Promise<void> {
  const stacks = new Map(
    [...towns].map(([title, town]) => [title, { ...town, requests: residentRequests(town) }]),
  );
  const job = { connections: 2, perSecond: null };
  print('`resident`, 2 connections', await inTurns(stacks, loader, job, rounds, seconds));
  const opened = new Map<string, Figures>();
  for (const [title, town] of towns) opened.set(title, figuresOf([await openSessions(town)]));
  print('`openResidentSession`, one after the other, with its floor of 250 ms', opened);
}

async function openSessions({ url }: BenchTown): Promise<LoadResult> {
  const visitor = new Client(url);
  const open = knownOperation('OpenResidentSession');
  const times: number[] = [];
  const began = performance.now();
  for (let n = 0; n < OPENINGS; n += 1) {
    const asked = performance.now();
    await visitor.must(open, { idNumber: idNumber(n), proof: account(n).slice(-4) });
    times.push(performance.now() - asked);
  }
  return { times, failures: 0, seconds: (performance.now() - began) / 1000 };
}

function print(title: string, figures: ReadonlyMap<string, Figures>): void {
  const [first] = figures.values();
  const rows = [...figures].map(([size, { p50, p95, p99 }]) => [
    size,
    ...[p50, p95, p99].map((ms) => ms.toFixed(2)),
    (p95 / first!.p95).toFixed(2),
  ]);
  printTable(title, ['roster rows', 'p50 ms', 'p95', 'p99', 'p95 is ×'], rows);
}
