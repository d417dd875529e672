import { knownOperation } from '../../support/known-operation.ts';
import { printStacks } from '../load/figures.ts';
import type { Loader } from '../load/load.ts';
import { inTurns, type Asked } from './resident.ts';
import { startStack } from './stacks/stack.ts';
import type { BenchTown } from './town.ts';

const OURS = 'Lianxin, the whole server';

/** What each kiosk asks every ten seconds, against a server that has the answer at hand. */
export async function measureBulletins(
  town: BenchTown,
  loader: Loader,
  rounds: number,
  seconds: number,
): Promise<void> {
  const body = JSON.stringify({ query: knownOperation('Rotation') });
  const response = await fetch(`${town.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  const answer = await response.text();
  const bytes = await startStack('bytes', { databaseUrl: '', key: '', answer });
  try {
    const requests = [{ headers: {}, body }];
    const stacks = new Map<string, Asked>([
      [OURS, { url: town.url, pid: town.pid, requests }],
      ['node:http, the same bytes', { ...bytes, requests }],
    ]);
    const job = { connections: 8, perSecond: null };
    const figures = await inTurns(stacks, loader, job, rounds, seconds);
    const size = (Buffer.byteLength(answer) / 1024).toFixed(1);
    printStacks(`The kiosk's rotation, ${size} KiB, 8 connections`, OURS, figures);
  } finally {
    bytes.stop();
  }
}
