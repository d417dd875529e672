import 'reflect-metadata';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import { QueryFailedError, type DataSource, type EntityManager } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Refusal } from '../../../server/shared/refusal.ts';
import { VillageRow } from '../../../server/town/town.entity.ts';
import { openTestDatabase, type StoredTown } from '../../support/town.ts';
import { engine, plainSource, sqliteFile } from './engine.ts';

let stored: StoredTown;
let plain: DataSource;
beforeAll(async () => {
  stored = await openTestDatabase();
  plain = await plainSource(stored);
});
afterAll(async () => {
  await plain.destroy();
  await stored.close();
});
beforeEach(async () => {
  await stored.database.write(async (writer) => {
    await writer.createQueryBuilder().delete().from(VillageRow).execute();
    await writer.insert(VillageRow, [
      { code: 'one', name: '', position: 0 },
      { code: 'two', name: '', position: 0 },
    ]);
  });
});

type Transact = (work: (writer: EntityManager) => Promise<unknown>) => Promise<unknown>;

const add = (writer: EntityManager, code: string) =>
  writer.increment(VillageRow, { code }, 'position', 1);

const positions = async (): Promise<number[]> => {
  const rows = await stored.database.read.find(VillageRow, { order: { code: 'ASC' } });
  return rows.map(({ position }) => position);
};

/** Two transactions that want the same two rows, each first the one the other wants last. */
function crossing(transact: Transact): Promise<PromiseSettledResult<unknown>[]> {
  const both = ['one', 'two'];
  const inOrder = (codes: readonly string[]) =>
    transact(async (writer) => {
      await add(writer, codes[0]!);
      await wait(100);
      await add(writer, codes[1]!);
    });
  return Promise.allSettled([inOrder(both), inOrder(both.toReversed())]);
}

/** How often `work` ran, and what became of it. */
async function countRuns(work: (writer: EntityManager, run: number) => Promise<unknown>) {
  let runs = 0;
  const error = await stored.database
    .write((writer) => work(writer, (runs += 1)))
    .then(
      () => null,
      (reason: unknown) => reason,
    );
  return { runs, error };
}

test('transactions that lock two rows in opposite order both succeed', async () => {
  const outcomes = await crossing((work) => stored.database.write(work));
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
  expect(await positions()).toEqual([2, 2]);
});

test('eight transactions over the same rows in any order all succeed', async () => {
  const writes = Array.from({ length: 8 }, (_, n) =>
    stored.database.write(async (writer) => {
      await add(writer, n % 2 === 0 ? 'one' : 'two');
      await wait(1);
      await add(writer, n % 2 === 0 ? 'two' : 'one');
    }),
  );
  await Promise.all(writes);
  expect(await positions()).toEqual([8, 8]);
});

describe('run once only is', () => {
  test.each<[string, (writer: EntityManager) => Promise<unknown>]>([
    ['a refusal', () => Promise.reject(new Refusal('STALE', '已有人改过'))],
    ['a bug', () => Promise.reject(new TypeError('not a function'))],
    ['a broken key', (writer) => writer.insert(VillageRow, { code: 'one', name: '', position: 0 })],
    ['a broken statement', (writer) => writer.query('SELECT nothing FROM nowhere')],
  ])('%s', async (_what, fail) => {
    const { runs, error } = await countRuns(async (writer) => {
      await add(writer, 'one');
      await fail(writer);
    });
    expect(runs).toBe(1);
    expect(error).toBeInstanceOf(Error);
    expect(await positions()).toEqual([0, 0]);
  });

  test('work that succeeds', async () => {
    expect(await countRuns((writer) => add(writer, 'one'))).toEqual({ runs: 1, error: null });
    expect(await positions()).toEqual([1, 0]);
  });
});

if (engine === 'mariadb') {
  describe('on MariaDB', () => {
    test('plain TypeORM loses one of two crossing transactions to a deadlock', async () => {
      const outcomes = await crossing((work) => plain.transaction(work));
      const errors = outcomes.flatMap((outcome) =>
        outcome.status === 'rejected' ? [outcome.reason as QueryFailedError] : [],
      );
      expect(errors.map(({ driverError }) => driverError)).toMatchObject([{ errno: 1213 }]);
    });

    test.each([
      ['a deadlock', "SIGNAL SQLSTATE '40001'"],
      ['a lock wait', "SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 1205"],
      ['a conflict of a cluster', "SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 1213"],
      ['a conflict of TiDB', "SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 9007"],
      ['a row newer than the snapshot', "SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 1020"],
    ])('%s each time is given up after five runs', async (_what, signal) => {
      const { runs, error } = await countRuns(async (writer) => {
        await add(writer, 'one');
        await writer.query(signal);
      });
      expect(runs).toBe(5);
      expect(error).toBeInstanceOf(QueryFailedError);
      expect(await positions()).toEqual([0, 0]);
    });

    test.each([1, 2, 3, 4])('after %i deadlocks it succeeds, and once only', async (deadlocks) => {
      const { runs, error } = await countRuns(async (writer, run) => {
        await add(writer, 'one');
        if (run <= deadlocks) await writer.query("SIGNAL SQLSTATE '40001'");
      });
      expect({ runs, error }).toEqual({ runs: deadlocks + 1, error: null });
      expect(await positions()).toEqual([1, 0]);
    });

    test('a row changed since it was read is read again under snapshot isolation', async () => {
      const { runs, error } = await countRuns(async (writer, run) => {
        await writer.query('SET SESSION innodb_snapshot_isolation = ON');
        await writer.findOneByOrFail(VillageRow, { code: 'one' });
        if (run === 1) await plain.transaction((other) => add(other, 'one'));
        await add(writer, 'one');
      });
      expect({ runs, error }).toEqual({ runs: 2, error: null });
      expect(await positions()).toEqual([2, 0]);
    });
  });
}

if (engine === 'sqlite') {
  describe('on SQLite', () => {
    test('a write made beside it by another process is met by running again', async () => {
      const { runs, error } = await countRuns(async (writer, run) => {
        await writer.findOneByOrFail(VillageRow, { code: 'one' });
        if (run === 1) await plain.transaction((other) => add(other, 'two'));
        await add(writer, 'one');
      });
      expect({ runs, error }).toEqual({ runs: 2, error: null });
      expect(await positions()).toEqual([1, 1]);
    });

    test('a file that is always busy is given up after five runs', async () => {
      const { runs, error } = await countRuns(async (writer) => {
        await writer.findOneByOrFail(VillageRow, { code: 'one' });
        await plain.transaction((other) => add(other, 'two'));
        await add(writer, 'one');
      });
      expect(runs).toBe(5);
      expect(error).toMatchObject({ driverError: { code: 'SQLITE_BUSY_SNAPSHOT' } });
      expect(await positions()).toEqual([0, 5]);
    });

    test('a lock that another process holds for a moment is waited for', async () => {
      const holder = holdLock(sqliteFile(stored.dataFolder), 700);
      await once(holder.stdout, 'data');
      const started = performance.now();
      expect(await countRuns((writer) => add(writer, 'one'))).toEqual({ runs: 1, error: null });
      expect(performance.now() - started).toBeGreaterThan(300);
      await once(holder, 'exit');
      expect(await positions()).toEqual([1, 0]);
    });

    test('without waiting the lock would have been an error', async () => {
      const holder = holdLock(sqliteFile(stored.dataFolder), 700);
      await once(holder.stdout, 'data');
      const impatient = new BetterSqlite3(sqliteFile(stored.dataFolder), { timeout: 0 });
      expect(() => impatient.exec('BEGIN IMMEDIATE')).toThrow(/locked/);
      impatient.close();
      await once(holder, 'exit');
    });
  });
}

/** Another process takes the write lock, says so, and lets go after a while. */
function holdLock(file: string, milliseconds: number) {
  const script = `
    const database = new (require('better-sqlite3'))(process.argv[1]);
    database.exec('BEGIN IMMEDIATE');
    console.log('locked');
    setTimeout(() => database.exec('COMMIT'), ${milliseconds});`;
  return spawn(process.execPath, ['-e', script, file], { stdio: ['ignore', 'pipe', 'inherit'] });
}
