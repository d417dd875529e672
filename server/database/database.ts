import { join } from 'node:path';
import type { DataSource, EntityManager } from 'typeorm';
import type { Clock } from '../shared/clock.ts';
import { hostClock } from '../shared/clock.ts';
import { Mutex } from '../shared/mutex.ts';
import { databaseClock } from './clock.ts';
import { mariadbSource, sqliteSource } from './data-source.ts';
import { refuseWrongCollation } from './collation.ts';
import { refuseCorruptFile } from './corrupt.ts';
import { runTransaction } from './transaction.ts';

/** What a store reads with. */
export type Reader = EntityManager;

/** The manager of an open transaction; only `Database.write` hands one out. */
export type Writer = EntityManager & { readonly __inTransaction?: never };

/** The one door to the stored data, the same over SQLite and MariaDB. */
export interface Database {
  readonly engine: 'sqlite' | 'mariadb';
  /** Committed data only; never sees a transaction that is still open. */
  readonly read: Reader;
  /** The only way to write: one transaction, rolled back when `work` throws. May run it again. */
  write<T>(work: (writer: Writer) => Promise<T>): Promise<T>;
  readonly clock: Clock & { stop?(): void };
  readonly isUp: () => Promise<boolean>;
  close(): Promise<void>;
}

/** Opens, migrates and checks the database. Throws with a sentence for the IT helper. */
export async function openDatabase(where: {
  databaseUrl: string | null;
  dataFolder: string;
}): Promise<Database> {
  return where.databaseUrl === null
    ? openSqlite(join(where.dataFolder, 'lianxin.sqlite'))
    : openMariadb(where.databaseUrl);
}

async function openSqlite(file: string): Promise<Database> {
  refuseCorruptFile(file);
  const writer = await sqliteSource(file, 'writer').initialize();
  await writer.runMigrations();
  const reader = await sqliteSource(file, 'reader').initialize();
  const mutex = new Mutex();
  return {
    engine: 'sqlite',
    read: reader.manager,
    // TypeORM has one connection to SQLite: two transactions at a time would share it, and the
    // rollback of one would take the other's acknowledged writes along.
    write: (work) => mutex.run(() => runTransaction(writer, work)),
    clock: hostClock,
    isUp: () => answers(reader),
    close: async () => {
      await mutex.run(async () => {
        await reader.destroy();
        await writer.destroy();
      });
    },
  };
}

async function openMariadb(url: string): Promise<Database> {
  const source = await mariadbSource(url).initialize();
  await source.runMigrations();
  await refuseWrongCollation(source);
  const clock = await databaseClock(source);
  return {
    engine: 'mariadb',
    read: source.manager,
    write: (work) => runTransaction(source, work),
    clock,
    isUp: () => answers(source),
    close: async () => {
      clock.stop();
      await source.destroy();
    },
  };
}

async function answers(source: DataSource): Promise<boolean> {
  try {
    await source.query('SELECT 1');
    return true;
  } catch {
    return false;
  }
}
