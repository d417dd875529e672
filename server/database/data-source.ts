import BetterSqlite3 from 'better-sqlite3';
import mysql, { type Pool, type PoolOptions } from 'mysql2';
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

/** Whatever the server's own setting: a value that does not fit is refused, never cut. */
const SQL_MODE = 'STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION';

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
    driver: { ...mysql, createPool: createStrictPool },
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

/** A pool that sets the mode of each connection before anything else runs on it. */
function createStrictPool(options: PoolOptions): Pool {
  const pool = mysql.createPool(options);
  pool.on('connection', (connection) => {
    connection.query(`SET SESSION sql_mode = '${SQL_MODE}'`, (error) => {
      // Thrown here, mysql2 gives the connection up and fails what waits on it. One that was lost
      // (fatal) is given up already.
      if (error !== null && !error.fatal) throw error;
    });
  });
  return pool;
}
