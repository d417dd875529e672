import 'reflect-metadata';
import { setTimeout as wait } from 'node:timers/promises';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { databaseClock } from '../../../server/database/clock.ts';
import { mariadbSource } from '../../../server/database/data-source.ts';
import { createMariadbDatabase } from '../../support/mariadb.ts';
import { openTestDatabase } from '../../support/town.ts';
import { engine } from './engine.ts';

const YEAR_MS = 365 * 24 * 3_600_000;

const ends: (() => unknown)[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const end of ends.splice(0).toReversed()) await end();
});

async function open() {
  const stored = await openTestDatabase();
  ends.push(() => stored.close());
  return stored;
}

test('the clock tells the present, as instants of their own', async () => {
  const { clock } = (await open()).database;
  const [first, second] = [clock.now(), clock.now()];
  expect(Math.abs(first.getTime() - Date.now())).toBeLessThan(1_000);
  expect(second.getTime()).toBeGreaterThanOrEqual(first.getTime());
  expect(second).not.toBe(first);
});

test('a host clock that is a year wrong moves the time on SQLite only', async () => {
  const { clock } = (await open()).database;
  const before = clock.now().getTime();
  vi.setSystemTime(Date.now() + YEAR_MS);
  const moved = clock.now().getTime() - before;
  expect(Math.round(moved / YEAR_MS)).toBe(engine === 'sqlite' ? 1 : 0);
});

if (engine === 'mariadb') {
  /** One connection, whose session can be given another time. */
  async function session(): Promise<DataSource> {
    const mariadb = await createMariadbDatabase();
    ends.push(() => mariadb.drop());
    // Not `setOptions`: the driver has copied them by then.
    const options = { ...mariadbSource(mariadb.url).options, poolSize: 1 } as DataSourceOptions;
    const source = await new DataSource(options).initialize();
    ends.push(() => source.destroy());
    return source;
  }

  describe('on MariaDB', () => {
    test('it is what NOW(3) says, within 50 ms', async () => {
      const { database } = await open();
      const [row] = await database.read.query<{ now: Date }[]>('SELECT UTC_TIMESTAMP(3) AS now');
      expect(Math.abs(database.clock.now().getTime() - row!.now.getTime())).toBeLessThan(50);
    });

    test.each([
      ['+08:00', '2031-05-06T07:08:09.123Z'],
      ['-05:00', '2020-02-29T23:59:59.999Z'],
      ['SYSTEM', '2026-11-24T02:42:00.001Z'],
    ])('with a session in %s it follows the database to %s', async (zone, iso) => {
      const source = await session();
      await setTime(source, iso);
      await source.query('SET time_zone = ?', [zone]);
      const clock = await databaseClock(source);
      ends.push(() => clock.stop());
      expect(Math.abs(clock.now().getTime() - Date.parse(iso))).toBeLessThan(50);
    });

    test('it notices within half a minute that the database was put right', async () => {
      vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
      const source = await session();
      const clock = await databaseClock(source);
      ends.push(() => clock.stop());
      await setTime(source, '2031-05-06T07:08:09.000Z');
      await vi.advanceTimersByTimeAsync(30_000);
      await vi.waitFor(() => expect(clock.now().getUTCFullYear()).toBe(2031));
    });

    test.each(['at the start', 'later'])(
      'what was measured in a queue for the database does not count, %s',
      async (when) => {
        vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
        const source = await session();
        const busy = () => source.query('SELECT SLEEP(1.5)');
        const queue = when === 'later' ? null : busy();
        const clock = await databaseClock(source);
        ends.push(() => clock.stop());
        if (queue === null) {
          const later = busy();
          await vi.advanceTimersByTimeAsync(30_000);
          await later;
        } else await queue;
        const [row] = await source.query<{ now: Date }[]>('SELECT UTC_TIMESTAMP(3) AS now');
        expect(Math.abs(clock.now().getTime() - row!.now.getTime())).toBeLessThan(100);
      },
    );

    test('it starts, as near as it can, with a database that is always slow', async () => {
      const source = await session();
      const query = source.query.bind(source);
      let asked = 0;
      source.query = async (text: string) => {
        asked += 1;
        const rows: unknown = await query(text);
        // The third is the quickest, though too slow to be good.
        await wait(asked === 3 ? 510 : 900);
        return rows as never;
      };
      const clock = await databaseClock(source);
      ends.push(() => clock.stop());
      const [row] = await query<{ now: Date }[]>('SELECT UTC_TIMESTAMP(3) AS now');
      expect(asked).toBeLessThanOrEqual(10);
      expect(Math.abs(clock.now().getTime() - row!.now.getTime())).toBeLessThan(300);
    });

    test('it goes on while the database is away', async () => {
      vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
      const source = await session();
      const clock = await databaseClock(source);
      ends.push(() => clock.stop());
      const before = clock.now().getTime();
      await source.destroy();
      ends.push(() => source.initialize());
      await vi.advanceTimersByTimeAsync(60_000);
      expect(clock.now().getTime() - before).toBeLessThan(5_000);
    });
  });
}

function setTime(source: DataSource, iso: string): Promise<unknown> {
  return source.query('SET timestamp = ?', [Date.parse(iso) / 1_000]);
}
