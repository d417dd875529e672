import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertTown, loadOffices } from '../../../server/database/demo/demo-town.ts';
import { claim } from '../../../server/subsidy/import-lease.service.ts';
import { startImportWorker } from '../../../server/subsidy/import-worker.service.ts';
import { RosterImportRow, RosterUploadRow } from '../../../server/subsidy/roster-import.entity.ts';
import { MOST_RUNS } from '../../../server/subsidy/roster-import.ts';
import { RosterEntryRow, RosterRow } from '../../../server/subsidy/roster.entity.ts';
import { runImport } from '../../../server/subsidy/run-import.service.ts';
import { startImport } from '../../../server/subsidy/start-import.service.ts';
import { openUpload } from '../../../server/subsidy/upload.service.ts';
import type { Client } from '../../support/client.ts';
import { refusalCode } from '../../support/editions.ts';
import {
  cancelImporting,
  endOfImport,
  fallSilent,
  FARMLAND_2026,
  importElsewhere,
  lookAtImport,
  startImporting,
  villagers,
} from '../../support/imports.ts';
import { importFile } from '../../support/rosters.ts';
import { openTestDatabase, openTown, type Town } from '../../support/town.ts';

let town: Town;
let clerk: Client;
/** No two tests send the same people in. */
let next = 1;

beforeAll(async () => {
  town = await openTown();
  clerk = await town.staff('roster');
});
afterAll(() => town.close());

function people(count: number) {
  next += count;
  return villagers(next - count, next - 1);
}

const rosters = () => town.deps.database.read.count(RosterRow);
const pieces = (importId: number | string) =>
  town.deps.database.read.countBy(RosterUploadRow, { importId: Number(importId) });
const stored = (id: number) => town.deps.database.read.findOneByOrFail(RosterImportRow, { id });

describe('an import that is started', () => {
  it('is told at once, and comes to its end by itself', async () => {
    const { data, text } = await startImporting(clerk, await people(30));
    expect(data?.startRosterImport, text).toMatchObject({ stage: 'WAITING', roster: null });
    const { id } = data!.startRosterImport;
    expect(await endOfImport(clerk, id)).toMatchObject({
      stage: 'DONE',
      rowsDone: 30,
      rowsInAll: 30,
      refusalCode: null,
      roster: { storedRowCount: 30 },
    });
    expect(await pieces(id)).toBe(0);
  });

  it('tells of a refused file what the import that waits tells', async () => {
    const file = { name: 'a.csv', bytes: Buffer.from('你好,世界,三\n1,2,3\n') };
    const waited = await importFile(clerk, 'FARMLAND_FERTILITY', '2026', file);
    const { data } = await startImporting(clerk, file);
    const told = await endOfImport(clerk, data!.startRosterImport.id);
    expect(told).toMatchObject({
      stage: 'REFUSED',
      refusalCode: refusalCode(waited),
      refusalMessage: waited.errors[0]!.message,
      roster: null,
    });
    expect(await pieces(told.id)).toBe(0);
  });

  it('is not started for what its first bytes give away: nothing of that is kept', async () => {
    const before = await town.deps.database.read.count(RosterImportRow);
    const picture = { name: 'a.xlsx', bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]) };
    const waited = await importFile(clerk, 'FARMLAND_FERTILITY', '2026', picture);
    expect(refusalCode(waited)).toBe('FILE_UNSUPPORTED');
    expect(refusalCode(await startImporting(clerk, picture))).toBe('FILE_UNSUPPORTED');
    expect(await town.deps.database.read.count(RosterImportRow)).toBe(before);
  });

  it.each([
    ['a programme nobody knows', { programmeCode: 'NONE', period: '2026' }],
    ['a period that is none', { ...FARMLAND_2026, period: '2026-13' }],
  ])('is not started for %s', async (_what, input) => {
    const before = await town.deps.database.read.count(RosterImportRow);
    expect(refusalCode(await startImporting(clerk, await people(1), input))).toBe('BAD_INPUT');
    expect(await town.deps.database.read.count(RosterImportRow)).toBe(before);
  });

  it('is listed for its clerk, the latest first, page by page', async () => {
    const { data } = await startImporting(clerk, await people(1));
    const list =
      'query ($after: String) { rosterImports(first: 2, after: $after) {' +
      ' totalCount endCursor hasNextPage nodes { id fileName } } }';
    type Listed = {
      rosterImports: { totalCount: number; endCursor: string; nodes: { id: string }[] };
    };
    const first = (await clerk.must<Listed>(list)).rosterImports;
    expect(first.nodes[0]?.id).toBe(data!.startRosterImport.id);
    const { rosterImports } = await clerk.must<Listed>(list, { after: first.endCursor });
    const ids = [...first.nodes, ...rosterImports.nodes].map(({ id }) => Number(id));
    expect(ids).toEqual(ids.toSorted((one, other) => other - one));
    expect(new Set(ids).size).toBe(4);
  });
});

describe('a file that waits to be read', () => {
  it('of twenty megabytes is kept sealed, whole and in small pieces', async () => {
    const bytes = Buffer.from(randomBytes(10 * 1024 * 1024).toString('hex'));
    const id = await importElsewhere(town, { name: 'a.csv', bytes });
    const job = await stored(id);
    const found = await town.deps.database.read.findBy(RosterUploadRow, { importId: id });
    expect(Math.max(...found.map(({ content }) => content.length))).toBeLessThanOrEqual(48_000);
    const clear = [0, 1, 2].map((at) => bytes.subarray(at, at + 30).toString('base64url'));
    expect(found.some(({ content }) => clear.some((text) => content.includes(text)))).toBe(false);
    expect(bytes.equals(await openUpload(town.deps, job))).toBe(true);
    expect((await cancelImporting(clerk, id)).errors).toEqual([]);
    expect(await pieces(id)).toBe(0);
  }, 60_000);

  it('opens for its own import only', async () => {
    const one = await importElsewhere(town, await people(3));
    const other = await importElsewhere(town, await people(4));
    const { importKey } = await stored(other);
    await expect(openUpload(town.deps, { id: one, importKey })).rejects.toThrow();
    for (const id of [one, other]) await cancelImporting(clerk, id);
  });
});

describe('an import whose process is gone', () => {
  it('is left alone while the process may live, and then finished by another', async () => {
    const id = await importElsewhere(town, await people(20));
    await wait(1_500);
    expect(await lookAtImport(clerk, id)).toMatchObject({ stage: 'READING', finishedAt: null });
    await fallSilent(town, id);
    expect(await endOfImport(clerk, id)).toMatchObject({
      stage: 'DONE',
      roster: { storedRowCount: 20 },
    });
  });

  it('is finished by whoever waits for the same file', async () => {
    const file = await people(20);
    const before = await rosters();
    const id = await importElsewhere(town, file);
    const waiting = importFile(clerk, 'FARMLAND_FERTILITY', '2026', file);
    await wait(500);
    await fallSilent(town, id);
    const { data } = await waiting;
    expect(data?.id).toBe((await lookAtImport(clerk, id)).roster?.id);
    expect(await rosters()).toBe(before + 1);
  });

  it('makes one draft even when that process was only slow', async () => {
    const before = await rosters();
    const id = await importElsewhere(town, await people(20));
    await fallSilent(town, id);
    const first = await claim(town.deps, id);
    await fallSilent(town, id);
    const second = await claim(town.deps, id);
    await Promise.all([runImport(town.deps, first!), runImport(town.deps, second!)]);
    expect(await lookAtImport(clerk, id)).toMatchObject({ stage: 'DONE' });
    expect(await rosters()).toBe(before + 1);
  });

  it('is not tried for ever', async () => {
    const id = await importElsewhere(town, await people(2));
    await town.deps.database.write(async (writer) => {
      await writer.update(RosterImportRow, id, { runs: MOST_RUNS });
    });
    await fallSilent(town, id);
    const told = await endOfImport(clerk, id);
    expect(told).toMatchObject({ stage: 'REFUSED', refusalCode: 'FILE_UNREADABLE', roster: null });
    expect(told.refusalMessage).toMatch(/请/);
  });
});

describe('a server that closes', () => {
  it('gives what it has not finished back, and the next one finishes it', async () => {
    const before = await rosters();
    const id = await importElsewhere(town, await people(1_200));
    await fallSilent(town, id);
    const run = await claim(town.deps, id);
    const closing = new AbortController();
    const { vault } = town.deps;
    let count = 0;
    const seal: typeof vault.seal = (plain, place) => {
      count += 1;
      if (count === 1_600) closing.abort();
      return vault.seal(plain, place);
    };
    await runImport({ ...town.deps, vault: { ...vault, seal } }, run!, { closing: closing.signal });
    expect(count).toBeLessThan(3_600);
    expect(await rosters()).toBe(before);
    expect(await endOfImport(clerk, id)).toMatchObject({ roster: { storedRowCount: 1_200 } });
  });
});

describe('a process that looks for imports', () => {
  it('leaves nothing half done when it stops, and another finishes it', async () => {
    const stored = await openTestDatabase();
    const { database } = stored;
    const deps = { ...town.deps, database };
    await loadOffices(deps);
    await insertTown(deps);
    const actor = { staffId: 1, name: 'roster', displayName: '', roles: [] };
    const started = await startImport(deps, actor, FARMLAND_2026, await people(3_000), null);
    const bugs: unknown[] = [];
    const first = startImportWorker(deps, (bug) => bugs.push(bug));
    const job = () => database.read.findOneByOrFail(RosterImportRow, { id: started.id });
    while ((await job()).stage === 'WAITING') await wait(20);
    await first.stop();
    expect(['WAITING', 'DONE']).toContain((await job()).stage);

    const second = startImportWorker(deps, (bug) => bugs.push(bug));
    while ((await job()).finishedAt === null) await wait(50);
    await second.stop();
    expect(await job()).toMatchObject({ stage: 'DONE', rowsDone: 3_000 });
    expect(await database.read.count(RosterEntryRow)).toBe(3_000);
    expect(await database.read.count(RosterUploadRow)).toBe(0);
    expect(bugs).toEqual([]);
    await stored.close();
  });
});

describe('an import that is cancelled', () => {
  it('leaves nothing of the file', async () => {
    const id = await importElsewhere(town, await people(3));
    const { data, text } = await cancelImporting(clerk, id);
    expect(data?.cancelRosterImport, text).toMatchObject({ stage: 'CANCELLED', roster: null });
    expect(await pieces(id)).toBe(0);
  });

  it.each([
    ['before it is read', 0],
    ['while it is sealed', 1],
    ['when the last row is sealed', 900],
  ])('%s makes no draft', async (_when, atSeal) => {
    const before = await rosters();
    const entries = await town.deps.database.read.count(RosterEntryRow);
    const id = await importElsewhere(town, await people(300));
    await fallSilent(town, id);
    const run = await claim(town.deps, id);
    const { vault } = town.deps;
    let count = 0;
    let cancelled = atSeal === 0 ? cancelImporting(clerk, id) : null;
    await cancelled;
    const seal: typeof vault.seal = (plain, place) => {
      count += 1;
      if (count === atSeal) cancelled = cancelImporting(clerk, id);
      return vault.seal(plain, place);
    };
    const database: Town['deps']['database'] = {
      ...town.deps.database,
      // What is cancelled meanwhile is cancelled before the draft is stored.
      write: async (work) => {
        await cancelled;
        return town.deps.database.write(work);
      },
    };
    await runImport({ ...town.deps, database, vault: { ...vault, seal } }, run!);
    expect((await cancelled!).data?.cancelRosterImport.stage).toBe('CANCELLED');
    expect(await lookAtImport(clerk, id)).toMatchObject({ stage: 'CANCELLED', roster: null });
    expect(await rosters()).toBe(before);
    expect(await town.deps.database.read.count(RosterEntryRow)).toBe(entries);
  });

  it('tells whoever waits for it', async () => {
    const file = await people(3);
    const id = await importElsewhere(town, file);
    const waiting = importFile(clerk, 'FARMLAND_FERTILITY', '2026', file);
    await wait(300);
    await cancelImporting(clerk, id);
    expect(refusalCode(await waiting)).toBe('WRONG_STATE');
  });

  it('must not have ended', async () => {
    const { data } = await startImporting(clerk, await people(3));
    const { id } = data!.startRosterImport;
    await endOfImport(clerk, id);
    expect(refusalCode(await cancelImporting(clerk, id))).toBe('WRONG_STATE');
    expect(await lookAtImport(clerk, id)).toMatchObject({ stage: 'DONE' });
  });
});
