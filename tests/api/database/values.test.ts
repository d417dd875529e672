import 'reflect-metadata';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ResidentSessionRow } from '../../../server/resident/resident.entity.ts';
import { RosterRow } from '../../../server/subsidy/roster.entity.ts';
import { VillageRow } from '../../../server/town/town.entity.ts';
import { openTestDatabase, type StoredTown } from '../../support/town.ts';
import { engine, plainSource } from './engine.ts';

let stored: StoredTown;
beforeAll(async () => {
  stored = await openTestDatabase();
});
afterAll(() => stored.close());

let used = 0;
const next = () => String((used += 1));

describe('an instant comes back to the millisecond', () => {
  test.each([
    ['1970-01-01T00:00:00.001Z', 'the first'],
    ['1986-05-04T00:30:00.500Z', 'the night China put its clocks on'],
    ['1991-09-14T17:30:00.250Z', 'the hour China lived twice'],
    ['2026-11-24T02:42:00.999Z', 'today'],
    ['2026-12-31T16:00:00.000Z', 'New Year in Anhui'],
    ['2038-01-19T03:14:08.001Z', 'beyond 32 bits'],
    ['9999-12-31T23:59:59.999Z', 'the last'],
  ])('%s, %s', async (iso) => {
    const tokenHash = next();
    const at = new Date(iso);
    await stored.database.write((writer) =>
      writer.insert(ResidentSessionRow, { tokenHash, personKey: 'p', idleAt: at, endsAt: at }),
    );
    const row = await stored.database.read.findOneByOrFail(ResidentSessionRow, { tokenHash });
    expect([row.idleAt.toISOString(), row.endsAt.toISOString()]).toEqual([iso, iso]);
    const [found] = await stored.database.read.findBy(ResidentSessionRow, {
      tokenHash,
      endsAt: at,
    });
    expect(found?.tokenHash).toBe(tokenHash);
  });
});

describe('text comes back as it was', () => {
  test.each([
    ['䶮㛃𬍛'],
    ['😀'],
    ['欧阳春华　'],
    ['ends in spaces  '],
    [''],
    ['quote \' " \\ ` %_'],
    ['á is not á'],
    ['ﷺ'.repeat(60)],
    ['𬍛'.repeat(60)],
  ])('%j', async (name) => {
    const code = next();
    await stored.database.write((writer) => writer.insert(VillageRow, { code, name, position: 1 }));
    const row = await stored.database.read.findOneByOrFail(VillageRow, { code });
    expect(row.name).toBe(name);
  });

  test.each([
    ['letter case', 'x2', 'X2'],
    ['an accent', 'e', 'é'],
    ['the rare character', '䶮', '㛃'],
    ['the emoji', '😀', '😁'],
    ['full width', 'A', 'Ａ'],
    ['composed or not', '\u00e1', 'a\u0301'],
  ])('and two keys that differ in %s are two', async (_difference, one, other) => {
    await stored.database.write(async (writer) => {
      await writer.insert(VillageRow, { code: one, name: 'one', position: 1 });
      await writer.insert(VillageRow, { code: other, name: 'other', position: 2 });
    });
    const { read } = stored.database;
    expect((await read.findOneByOrFail(VillageRow, { code: one })).name).toBe('one');
    expect((await read.findOneByOrFail(VillageRow, { code: other })).name).toBe('other');
  });

  test('longer than its column is refused by MariaDB, never cut', async () => {
    const code = next();
    const insert = stored.database.write((writer) =>
      writer.insert(VillageRow, { code, name: '名'.repeat(61), position: 1 }),
    );
    const outcome = await insert.then(
      () => 'stored',
      () => 'refused',
    );
    expect(outcome).toBe(engine === 'mariadb' ? 'refused' : 'stored');
    const row = await stored.database.read.findOneBy(VillageRow, { code });
    expect(row?.name ?? null).toBe(outcome === 'stored' ? '名'.repeat(61) : null);
  });
});

describe('money comes back as the same number', () => {
  test.each([0, 1, -1, 156_797_228, 2 ** 31, 2 ** 53 - 1, -(2 ** 53) + 1])(
    '%i fen',
    async (totalFen) => {
      const id = await insertRoster(totalFen);
      const row = await stored.database.read.findOneByOrFail(RosterRow, { id });
      expect(row.totalFen).toBe(totalFen);
      expect(typeof row.totalFen).toBe('number');
    },
  );

  async function insertRoster(totalFen: number): Promise<number> {
    const roster = {
      programmeCode: 'P',
      period: '2026',
      fileName: '名册.xlsx',
      fileHash: 'f',
      contentHash: 'c',
      rowCount: 1,
      storedRowCount: 1,
      blockingCount: 0,
      totalFen,
      importedById: 1,
      importedAt: new Date(0),
      columns: [],
    };
    const { identifiers } = await stored.database.write((writer) =>
      writer.insert(RosterRow, roster),
    );
    return (identifiers[0] as { id: number }).id;
  }
});

if (engine === 'mariadb') {
  describe('on a MariaDB server that is lax', () => {
    const asServer = (mode: string) =>
      stored.database.read.query('SET GLOBAL sql_mode = ?', [mode]);
    let formerMode: string;
    let source: DataSource;
    beforeAll(async () => {
      const [row] = await stored.database.read.query<{ mode: string }[]>(
        'SELECT @@GLOBAL.sql_mode AS mode',
      );
      formerMode = row!.mode;
      await asServer('ANSI_QUOTES,NO_BACKSLASH_ESCAPES');
      source = await plainSource(stored);
    });
    afterAll(async () => {
      await asServer(formerMode);
      await source.destroy();
    });

    test('every connection is strict, and as we write our statements', async () => {
      const asked = Array.from({ length: 10 }, () =>
        source.query<{ id: number; mode: string }[]>(
          'SELECT CONNECTION_ID() AS id, @@sql_mode AS mode, SLEEP(0.2)',
        ),
      );
      const rows = (await Promise.all(asked)).flat();
      expect(new Set(rows.map(({ id }) => id)).size).toBe(10);
      for (const { mode } of rows) {
        expect(mode).toContain('STRICT_ALL_TABLES');
        expect(mode).not.toMatch(/ANSI_QUOTES|NO_BACKSLASH_ESCAPES/);
      }
    });

    test('a text that is too long is refused, not cut', async () => {
      const village = { code: next(), name: '村'.repeat(61), position: 1 };
      await expect(source.manager.insert(VillageRow, village)).rejects.toThrow(/too long/i);
      expect(await source.manager.countBy(VillageRow, { code: village.code })).toBe(0);
    });
  });
}
