import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { DRAFT_INPUT } from '../support/editions.ts';
import type { Client } from '../support/client.ts';
import {
  ENGINES,
  install,
  signedIn,
  startInVain,
  startServer,
  type Engine,
  type Installation,
} from './support/server.ts';
import { damage, query } from './support/stored.ts';

const ends: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const end of ends.toReversed()) await end();
});

async function installed(engine: Engine): Promise<Installation> {
  const on = await install(engine);
  ends.push(() => on.remove());
  return on;
}

const DRAFT = 'mutation ($input: DraftDisclosureInput!) { draftDisclosure(input: $input) { id } }';

/** Drafts one after the other until the server is gone; the ids it acknowledged. */
async function draftUntilGone(by: Client, acknowledged: string[]): Promise<void> {
  for (;;) {
    const answer = await by
      .run<{ draftDisclosure: { id: string } }>(DRAFT, { input: DRAFT_INPUT })
      .catch(() => null);
    if (answer === null || answer.data === null) return;
    acknowledged.push(answer.data.draftDisclosure.id);
  }
}

async function lost(on: Installation, acknowledged: readonly string[]): Promise<string[]> {
  const editions = await query<{ id: number }>(on, 'SELECT id FROM edition');
  const stored = new Set(editions.map(({ id }) => String(id)));
  return acknowledged.filter((id) => !stored.has(id));
}

describe.each(ENGINES)('under eight drafters, on %s', (engine) => {
  test('a server that is killed loses nothing it acknowledged, nor half of anything', async () => {
    const on = await installed(engine);
    const acknowledged: string[] = [];
    for (let kill = 1; kill <= 3; kill += 1) {
      const server = await startServer(on);
      const drafter = await signedIn(server.url, 'drafter');
      const before = acknowledged.length;
      const drafting = Array.from({ length: 8 }, () => draftUntilGone(drafter, acknowledged));
      await wait(400 + Math.random() * 1_200);
      await server.kill();
      await Promise.all(drafting);
      expect(acknowledged.length).toBeGreaterThan(before);
      expect(await lost(on, acknowledged)).toEqual([]);
    }
    const orphans = await query(
      on,
      `SELECT e.id FROM edition e LEFT JOIN edition_event v ON v.edition_id = e.id
       WHERE v.id IS NULL
       UNION ALL
       SELECT d.id FROM disclosure d LEFT JOIN edition e ON e.disclosure_id = d.id
       WHERE e.id IS NULL`,
    );
    expect(orphans).toEqual([]);
    expect(await damage(on)).toEqual([]);
    console.log(`${engine}: 3 kills, ${acknowledged.length} acknowledged, 0 lost`);
  });

  test('a server told to stop answers what it began, within ten seconds, and ends with 0', async () => {
    const on = await installed(engine);
    const server = await startServer(on);
    const drafter = await signedIn(server.url, 'drafter');
    const acknowledged: string[] = [];
    const drafting = Array.from({ length: 8 }, () => draftUntilGone(drafter, acknowledged));
    await wait(500);
    const { code, milliseconds } = await server.terminate();
    await Promise.all(drafting);
    expect(code).toBe(0);
    expect(milliseconds).toBeLessThanOrEqual(10_000);
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(await lost(on, acknowledged)).toEqual([]);
    console.log(`${engine}: stopped in ${milliseconds | 0} ms`);
  });
});

test('a second server on the same port says so and leaves the first alone', async () => {
  const on = await installed('SQLite');
  const server = await startServer(on);
  const port = new URL(server.url).port;
  const { code, said } = await startInVain(on, { PORT: port });
  expect(code).not.toBe(0);
  expect(said).toContain('端口已被占用');
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  await server.terminate();
});
