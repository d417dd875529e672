import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import mysql, { type Connection } from 'mysql2/promise';
import { createVault, type Vault } from '../../../server/shared/crypto.ts';
import { Client } from '../../support/client.ts';
import type { MariadbServer } from '../../support/mariadb-server.ts';
import { fillRosters, type BenchResident } from './fill.ts';
import { startServer } from './server.ts';

/** The built server over a filled database of its own. */
export interface BenchTown {
  readonly url: string;
  readonly pid: number;
  readonly databaseUrl: string;
  readonly key: string;
  readonly vault: Vault;
  readonly connection: Connection;
  readonly clerk: Client;
  readonly residents: readonly BenchResident[];
  stop(): Promise<void>;
}

export async function startTown(
  server: MariadbServer,
  folder: string,
  name: string,
  rows: number,
): Promise<BenchTown> {
  const { host, port, user, password } = server;
  const connection = await mysql.createConnection({ host, port, user, password, timezone: 'Z' });
  await connection.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  await connection.query(`USE ${name}`);
  const databaseUrl = `mariadb://${user}:${password}@${host}:${port}/${name}`;
  const key = randomBytes(32).toString('hex');
  const vault = createVault(key);
  const dataFolder = join(folder, name);
  mkdirSync(dataFolder);
  const built = await startServer({
    DATABASE_URL: databaseUrl,
    LIANXIN_KEY: key,
    LIANXIN_DATA: dataFolder,
  });
  const { url, pid } = built;
  const clerk = new Client(url);
  await clerk.signIn('roster');
  const residents = await fillRosters(connection, vault, rows);
  return {
    url,
    pid,
    databaseUrl,
    key,
    vault,
    connection,
    clerk,
    residents,
    stop: async () => {
      await built.stop();
      await connection.end();
    },
  };
}
