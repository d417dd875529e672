import BetterSqlite3 from 'better-sqlite3';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { ENTITIES } from './entities.ts';
import { MIGRATIONS } from './migrations/list.ts';

const COMMON = {
  entities: ENTITIES,
  migrations: MIGRATIONS,
  migrationsTransactionMode: 'each',
  logging: false,
} as const;

const MAX_CONNECTIONS = 10;

/**
 * SQLite in WAL with every commit on the disk before it is acknowledged. A reader refuses to write,
 * so that a write outside the transaction helper fails at once instead of being lost.
 */
export function sqliteSource(file: string, mode: 'writer' | 'reader'): DataSource {
  return new DataSource({
    ...COMMON,
    type: 'better-sqlite3',
    database: file,
    driver: BetterSqlite3,
    timeout: 5_000,
    enableWAL: mode === 'writer',
    prepareDatabase: (connection: BetterSqlite3.Database) => {
      connection.pragma('synchronous = FULL');
      if (mode === 'reader') connection.pragma('query_only = ON');
    },
  } satisfies DataSourceOptions);
}

/** MariaDB, MySQL or TiDB; dates travel as UTC, text as utf8mb4. */
export function mariadbSource(url: string): DataSource {
  return new DataSource({
    ...COMMON,
    type: 'mariadb',
    url: url.replace(/^mysql:/, 'mariadb:'),
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    // Money in bigint columns is a number, as on SQLite; TypeORM's own default is a string.
    supportBigNumbers: true,
    bigNumberStrings: false,
    poolSize: MAX_CONNECTIONS,
    connectTimeout: 3_000,
  } satisfies DataSourceOptions);
}
