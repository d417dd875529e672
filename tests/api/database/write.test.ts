import 'reflect-metadata';
import { setTimeout as wait } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { VillageRow } from '../../../server/town/town.entity.ts';
import { openTestDatabase, type StoredTown } from '../../support/town.ts';
import { engine, plainSource } from './engine.ts';

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
  await stored.database.write((writer) =>
    writer.createQueryBuilder().delete().from(VillageRow).execute(),
  );
});

type Transact = (work: (writer: EntityManager) => Promise<unknown>) => Promise<unknown>;

const throughTypeorm: Transact = (work) => plain.transaction(work);
const throughHelper: Transact = (work) => stored.database.write(work);

const insert = (writer: EntityManager, code: string) =>
  writer.insert(VillageRow, { code, name: code, position: 1 });

const storedCodes = async (): Promise<string[]> => {
  const rows = await stored.database.read.find(VillageRow, { order: { code: 'ASC' } });
  return rows.map(({ code }) => code);
};

/** One transaction takes its time and fails; another begins and succeeds meanwhile. */
async function overlap(transact: Transact): Promise<{ acknowledged: boolean }> {
  const failing = transact(async (writer) => {
    await insert(writer, 'failing');
    await wait(100);
    throw new Error('the rules say no');
  });
  const succeeding = wait(20).then(() => transact((writer) => insert(writer, 'succeeding')));
  const [failed, succeeded] = await Promise.allSettled([failing, succeeding]);
  expect(failed.status).toBe('rejected');
  return { acknowledged: succeeded.status === 'fulfilled' };
}

describe('beside a transaction that is rolled back', () => {
  test('plain TypeORM loses an acknowledged write on SQLite', async () => {
    expect(await overlap(throughTypeorm)).toEqual({ acknowledged: true });
    expect(await storedCodes()).toEqual(engine === 'sqlite' ? [] : ['succeeding']);
  });

  test('the helper loses none', async () => {
    expect(await overlap(throughHelper)).toEqual({ acknowledged: true });
    expect(await storedCodes()).toEqual(['succeeding']);
  });

  test('a hundred writes at a time, each third failing, keep exactly those acknowledged', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 100 }, (_, n) =>
        stored.database.write(async (writer) => {
          const code = String(n).padStart(3, '0');
          await insert(writer, code);
          await wait(n % 4);
          if (n % 3 === 0) throw new Error('the rules say no');
          return code;
        }),
      ),
    );
    const acknowledged = outcomes.flatMap((outcome) =>
      outcome.status === 'fulfilled' ? [outcome.value] : [],
    );
    expect(acknowledged).toHaveLength(66);
    expect(await storedCodes()).toEqual(acknowledged);
  });
});

describe('while a transaction is open', () => {
  /** What `look` finds between an insert and its rollback. */
  async function between(transact: Transact, look: () => Promise<number>): Promise<number> {
    let found = -1;
    const rolledBack = transact(async (writer) => {
      await insert(writer, 'uncommitted');
      found = await look();
      throw new Error('the rules say no');
    });
    await expect(rolledBack).rejects.toThrow('the rules say no');
    return found;
  }

  test('plain TypeORM shows its rows to everybody on SQLite', async () => {
    const found = await between(throughTypeorm, () => plain.manager.count(VillageRow));
    expect(found).toBe(engine === 'sqlite' ? 1 : 0);
  });

  test('readers do not see its rows', async () => {
    const found = await between(throughHelper, () => stored.database.read.count(VillageRow));
    expect(found).toBe(0);
  });

  test('readers see them as soon as it is acknowledged', async () => {
    await throughHelper((writer) => insert(writer, 'committed'));
    expect(await storedCodes()).toEqual(['committed']);
  });
});

test('what a failed transaction wrote is gone, and the next one is not harmed', async () => {
  const failed = stored.database.write(async (writer) => {
    await insert(writer, 'a');
    await insert(writer, 'a');
  });
  await expect(failed).rejects.toThrow();
  await stored.database.write((writer) => insert(writer, 'b'));
  expect(await storedCodes()).toEqual(['b']);
});

if (engine === 'sqlite') {
  describe('on SQLite', () => {
    test.each<[string, (reader: EntityManager) => Promise<unknown>]>([
      ['an insert', (reader) => insert(reader, 'beside')],
      ['an update', (reader) => reader.update(VillageRow, { code: 'x' }, { name: 'y' })],
      ['a delete', (reader) => reader.delete(VillageRow, { code: 'x' })],
      ['a transaction', (reader) => reader.transaction((writer) => insert(writer, 'beside'))],
    ])('%s through the reader fails', async (_what, write) => {
      await expect(write(stored.database.read)).rejects.toThrow(/readonly/);
      expect(await storedCodes()).toEqual([]);
    });

    test('closing waits for the writes that were asked for', async () => {
      const own = await openTestDatabase();
      const second = await plainSource(own);
      const writing = own.database.write(async (writer) => {
        await wait(50);
        await insert(writer, 'late');
      });
      await Promise.all([writing, own.close()]);
      expect(await second.manager.count(VillageRow)).toBe(1);
      await second.destroy();
    });

    test.each([
      ['journal_mode', 'wal'],
      ['synchronous', 2],
      ['foreign_keys', 1],
      ['busy_timeout', 5_000],
    ])('the writer has %s %s', async (pragma, value) => {
      const [row] = await stored.database.write((writer) =>
        writer.query<Record<string, unknown>[]>(`PRAGMA ${pragma}`),
      );
      expect(Object.values(row!)).toEqual([value]);
    });
  });
}
