import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endOfImport, startImporting } from '../support/imports.ts';
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

/** Fewer of both to try something out: LIANXIN_KILL_ROWS=20000 LIANXIN_KILLS=4. */
const ROWS = Number(process.env.LIANXIN_KILL_ROWS ?? 100_000);
const KILLS = Number(process.env.LIANXIN_KILLS ?? 20);
/** A dead process keeps its work for as long as its lease lasts; then it is done anew. */
const LONGEST_MS = 15_000 + 240_000;

let file: { name: string; bytes: Uint8Array };
beforeAll(async () => {
  const rows = Array.from({ length: ROWS }, (_, n) => row(n + 1));
  file = { name: 'a.xlsx', bytes: await xlsx({ name: '前潘村', rows: [HEADER, ...rows] }) };
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

/** Every kill has a period of its own, so that no import leads to the draft of another. */
const periodOf = (kill: number) =>
  `${2000 + Math.floor(kill / 12)}-${String(1 + (kill % 12)).padStart(2, '0')}`;

/** Sends the file in; the import's number, or null when the server went away before it told. */
async function send(url: string, period: string): Promise<string | null> {
  const roster = await signedIn(url, 'roster');
  const input = { programmeCode: 'FARMLAND_FERTILITY', period };
  const { data, text } = await startImporting(roster, file, input);
  if (data === null) throw new Error(text);
  return data.startRosterImport.id;
}

const importsOf = (on: Installation, period: string) =>
  query<{ stage: string; runs: number }>(
    on,
    `SELECT stage, runs FROM roster_import WHERE period = '${period}'`,
  );

async function draftsOf(on: Installation, period: string): Promise<number[]> {
  const found = await query<{ rows: number | string }>(
    on,
    `SELECT (SELECT COUNT(*) FROM roster_entry e WHERE e.roster_id = r.id) AS \`rows\`
     FROM roster r WHERE r.period = '${period}'`,
  );
  return found.map(({ rows }) => Number(rows));
}

async function piecesIn(on: Installation): Promise<number> {
  const [found] = await query<{ pieces: number | string }>(
    on,
    'SELECT COUNT(*) AS pieces FROM roster_upload',
  );
  return Number(found!.pieces);
}

/** Waits for the imports of a period to end by themselves. */
async function endedImports(on: Installation, period: string) {
  for (const until = performance.now() + LONGEST_MS; performance.now() < until; await wait(500)) {
    const imports = await importsOf(on, period);
    if (imports.every(({ stage }) => stage === 'DONE')) return imports;
  }
  throw new Error(
    `the import of ${period} does not go on: ${JSON.stringify(await importsOf(on, period))}`,
  );
}

describe.each(ENGINES)('a server killed while it imports, on %s', (engine) => {
  test(
    'leaves the old state or the whole draft, and the import goes on by itself',
    async () => {
      const on = await installed(engine);
      let server = await startServer(on);
      const begun = performance.now();
      const roster = await signedIn(server.url, 'roster');
      const first = await send(server.url, '2030');
      const whole = await endOfLongImport(roster, first!);
      expect(whole).toMatchObject({ stage: 'DONE', roster: { storedRowCount: ROWS } });
      const wholeMs = performance.now() - begun;

      const story: string[] = [];
      for (let kill = 1; kill <= KILLS; kill += 1) {
        const period = periodOf(kill);
        // Spread over the whole import, and by chance within each part.
        const afterMs = Math.round((wholeMs * (kill - 1 + Math.random())) / KILLS);
        const answer = send(server.url, period).catch(() => null);
        await wait(afterMs);
        await server.kill();
        const acknowledged = await answer;

        const left = await draftsOf(on, period);
        const [job] = await importsOf(on, period);
        expect([[], [ROWS]], story.join('\n')).toContainEqual(left);
        if (acknowledged !== null) expect(job).toBeDefined();
        server = await startServer(on);
        const restarted = performance.now();
        const ended = await endedImports(on, period);
        const waitedMs = performance.now() - restarted;
        story.push(
          `${afterMs} ms: ${job?.stage ?? 'not sent in'}, ${left[0] ?? 'no'} rows; done after ${waitedMs | 0} ms`,
        );
        expect(await draftsOf(on, period), story.join('\n')).toEqual(ended.map(() => ROWS));
        expect(await piecesIn(on)).toBe(0);
        expect(await partialRosters(on)).toEqual([]);
        expect(await damage(on)).toEqual([]);
      }

      await server.terminate();
      console.log(`${engine}: ${ROWS} rows in ${wholeMs | 0} ms\n${story.join('\n')}`);
    },
    KILLS * (LONGEST_MS + 120_000),
  );
});

async function endOfLongImport(...of: Parameters<typeof endOfImport>) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await endOfImport(...of);
    } catch (error) {
      if (tries === 10) throw error;
    }
  }
}
