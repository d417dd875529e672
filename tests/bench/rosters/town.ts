import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import mysql, { type Connection } from 'mysql2/promise';
import { createVault, type Vault } from '../../../server/shared/crypto.ts';
import { Client } from '../../support/client.ts';
import type { MariadbServer } from '../../support/mariadb-server.ts';
import { startProduct } from '../../support/product.ts';
import { fillRosters, type BenchResident } from './fill.ts';

/** The product as `npm start` runs it over a filled database of its own. */
export interface BenchTown {
  readonly url: string;
  /** Of the command; the server is its child. */
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
  const product = await startProduct(dataFolder, { DATABASE_URL: databaseUrl, LIANXIN_KEY: key });
  const url = product.url.replace('localhost', '127.0.0.1');
  const clerk = new Client(url);
  await clerk.signIn('roster');
  const residents = await fillRosters(connection, vault, rows);
  return {
    url,
    pid: product.pid,
    databaseUrl,
    key,
    vault,
    connection,
    clerk,
    residents,
    stop: async () => {
      await product.stop();
      await connection.end();
    },
  };
}
