import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Client, type Answer } from '../support/client.ts';
import { startOwnMariadb, type OwnMariadb } from './support/own-mariadb.ts';
import { install, signedIn, startServer, type RunningServer } from './support/server.ts';
import { query } from './support/stored.ts';

const place = await install('SQLite');
let mariadb: OwnMariadb;
let server: RunningServer;
beforeAll(async () => {
  mariadb = await startOwnMariadb();
  server = await startServer({ ...place, databaseUrl: mariadb.url });
}, 180_000);
afterAll(async () => {
  await server.terminate();
  await mariadb.end();
  await place.remove();
});

const operations = JSON.parse(
  readFileSync(new URL('../../kiosk/src/lib/generated/operations.json', import.meta.url), 'utf8'),
) as { name: string; text: string }[];
/** What the kiosk asks each half minute. */
const ROTATION = operations.find(({ name }) => name === 'Rotation')!.text;

/** A resident before the kiosk, and somebody of the office whose session is read first. */
const ask = (by: Client) => by.run(ROTATION);

const codeOf = ({ errors }: Answer) => errors[0]?.extensions.code ?? 'answered';

async function timed<T>(act: () => Promise<T>): Promise<{ result: T; milliseconds: number }> {
  const begun = performance.now();
  return { result: await act(), milliseconds: performance.now() - begun };
}

test('a database killed under look-ups is “try later” in 3 s, and is there again in 5 s', async () => {
  const staff = await signedIn(server.url, 'office');
  const kiosk = new Client(server.url);
  for (const client of [staff, kiosk]) expect(codeOf(await ask(client))).toBe('answered');

  for (let time = 1; time <= 3; time += 1) {
    let isOver = false;
    const codes = new Map<string, number>();
    let slowestMs = 0;
    const looking = Array.from({ length: 12 }, async (_, n) => {
      while (!isOver) {
        const { result, milliseconds } = await timed(() => ask(n % 2 === 0 ? staff : kiosk));
        slowestMs = Math.max(slowestMs, milliseconds);
        codes.set(codeOf(result), (codes.get(codeOf(result)) ?? 0) + 1);
        await wait(20);
      }
    });
    await wait(300);
    await mariadb.kill();
    await wait(2_000);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
    expect(codes.get('TRY_LATER') ?? 0).toBeGreaterThan(0);

    await mariadb.restart();
    const { milliseconds: recoveryMs } = await timed(async () => {
      while (codeOf(await ask(staff)) === 'TRY_LATER') await wait(20);
    });
    isOver = true;
    await Promise.all(looking);
    console.log(
      `${JSON.stringify(Object.fromEntries(codes))}, slowest ${slowestMs | 0} ms, back in ${recoveryMs | 0} ms`,
    );
    expect(slowestMs).toBeLessThanOrEqual(3_000);
    expect(recoveryMs).toBeLessThanOrEqual(5_000);
    expect([...codes.keys()]).not.toContain('INTERNAL');
  }

  const connections = await query<{ Info: unknown }>(
    { ...place, databaseUrl: mariadb.url },
    'SHOW PROCESSLIST',
  );
  // Ten of the pool, and the one that asks.
  expect(connections.length).toBeLessThanOrEqual(11);
});
