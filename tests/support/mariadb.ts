import { randomBytes } from 'node:crypto';
import mysql from 'mysql2/promise';
import { inject } from 'vitest';
import type { MariadbServer } from './mariadb-server.ts';

export interface TestDatabase {
  name: string;
  /** As DATABASE_URL takes it. */
  url: string;
  drop(): Promise<void>;
}

/** A new empty database on the run's private server; each test file takes its own. */
export async function createMariadbDatabase(): Promise<TestDatabase> {
  const server = inject('mariadb');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await run(server, `CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  return {
    name,
    url: `mariadb://${server.user}:${server.password}@${server.host}:${server.port}/${name}`,
    drop: () => run(server, `DROP DATABASE IF EXISTS ${name}`),
  };
}

async function run(server: MariadbServer, statement: string): Promise<void> {
  const { host, port, user, password } = server;
  const connection = await mysql.createConnection({ host, port, user, password });
  try {
    await connection.query(statement);
  } finally {
    await connection.end();
  }
}
