import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HEADER, row, xlsx } from '../support/roster-files.ts';
import {
  ENGINES,
  install,
  signedIn,
  startServer,
  type Engine,
  type Installation,
} from './support/server.ts';
import { damage, partialRosters, query } from './support/stored.ts';

const ROWS = 20_000;
const KILLS = 6;
const IMPORT = `mutation ($file: Upload!, $input: ImportRosterInput!) {
  importRoster(file: $file, input: $input) { id storedRowCount }
}`;

let file: Uint8Array;
beforeAll(async () => {
  const rows = Array.from({ length: ROWS }, (_, n) => row(n + 1));
  file = await xlsx({ name: '前潘村', rows: [HEADER, ...rows] });
}, 120_000);

const ends: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const end of ends.toReversed()) await end();
});

async function installed(engine: Engine): Promise<Installation> {
  const on = await install(engine);
  ends.push(() => on.remove());
  return on;
}

/** Imports; the number of rows acknowledged, or null when the server went away. */
async function importFile(url: string, name: string): Promise<number | null> {
  const roster = await signedIn(url, 'roster');
  const { data, text } = await roster.upload<{ importRoster: { storedRowCount: number } }>(
    IMPORT,
    { input: { programmeCode: 'FARMLAND_FERTILITY', period: '2026' } },
    { name, bytes: file },
  );
  if (data === null) throw new Error(text);
  return data.importRoster.storedRowCount;
}

const named = (on: Installation, name: string) =>
  query<{ rows: number | string }>(
    on,
    `SELECT (SELECT COUNT(*) FROM roster_entry e WHERE e.roster_id = r.id) AS \`rows\`
     FROM roster r WHERE r.file_name = '${name}'`,
  );

describe.each(ENGINES)('a server killed while it imports, on %s', (engine) => {
  test('leaves the roster absent or complete, and starts again', async () => {
    const on = await installed(engine);
    let server = await startServer(on);
    const begun = performance.now();
    expect(await importFile(server.url, 'whole.xlsx')).toBe(ROWS);
    const wholeMs = performance.now() - begun;

    const story: string[] = [];
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const name = `${kill}.xlsx`;
      // Spread over the whole import, and by chance within each part.
      const afterMs = Math.round((wholeMs * (kill - 1 + Math.random())) / KILLS);
      const answer = importFile(server.url, name).catch(() => null);
      await wait(afterMs);
      await server.kill();
      const acknowledged = await answer;

      server = await startServer(on);
      const [stored] = await named(on, name);
      story.push(`${afterMs} ms: ${stored?.rows ?? 'absent'}, started ${server.startMs | 0} ms`);
      expect([undefined, ROWS], story.join('\n')).toContain(stored && Number(stored.rows));
      if (acknowledged !== null) expect(stored).toBeDefined();
      expect(await partialRosters(on)).toEqual([]);
      expect(await damage(on)).toEqual([]);
    }

    expect(await importFile(server.url, 'again.xlsx')).toBe(ROWS);
    await server.terminate();
    console.log(`${engine}: ${ROWS} rows in ${wholeMs | 0} ms\n${story.join('\n')}`);
  });
});
