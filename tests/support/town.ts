import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../../server/app.ts';
import type { Deps } from '../../server/context.ts';
import { openDatabase, type Database } from '../../server/database/database.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../../server/database/demo/accounts.ts';
import { insertTown, loadDemoTown, loadOffices } from '../../server/database/demo/demo-town.ts';
import { createVault } from '../../server/shared/crypto.ts';
import type { StaffRole } from '../../server/staff/roles.ts';
import { Client } from './client.ts';
import { testClock, type TestClock } from './clock.ts';
import { createMariadbDatabase } from './mariadb.ts';

export type StaffName =
  | 'drafter'
  | 'leader'
  | 'committee'
  | 'office'
  | 'roster'
  | 'fees'
  | 'organisation'
  | 'feedback'
  | 'station'
  | 'supervisor'
  | 'admin';

/** Who holds which role in the demo town; one each. */
export const STAFF_OF_ROLE: Readonly<Record<StaffRole, StaffName>> = {
  DRAFTER: 'drafter',
  LEADING_GROUP: 'leader',
  PARTY_COMMITTEE: 'committee',
  OFFICE: 'office',
  ROSTER_CLERK: 'roster',
  PARTY_FEE_CLERK: 'fees',
  ORGANISATION: 'organisation',
  FEEDBACK_OFFICER: 'feedback',
  STATION_HANDLER: 'station',
  SUPERVISOR: 'supervisor',
  ADMIN: 'admin',
};

/** A whole server with its database, as it runs in the town compound; only the clock is ours. */
export interface Town {
  readonly url: string;
  readonly deps: Deps;
  readonly clock: TestClock;
  /** Where SQLite keeps its files; empty on MariaDB. */
  readonly dataFolder: string;
  /** The MariaDB address, or null on SQLite. */
  readonly databaseUrl: string | null;
  /** Every log line so far. */
  readonly log: string[];
  /** A client that is signed in. */
  staff(name: StaffName): Promise<Client>;
  /** A client like the kiosk: no cookie. */
  visitor(): Client;
  close(): Promise<void>;
}

export const TEST_KEY = 'a1'.repeat(32);

/** Offices and staff, nothing published (`offices`), or the whole demo town (`demo`). */
export async function openTown(content: 'offices' | 'demo' = 'offices'): Promise<Town> {
  const stored = await openTestDatabase();
  const clock = testClock();
  const deps: Deps = { database: stored.database, clock, vault: createVault(TEST_KEY) };
  if (content === 'demo') await loadDemoTown(deps, () => undefined);
  else {
    await loadOffices(deps);
    await insertTown(deps);
  }

  const log: string[] = [];
  const app = await buildApp(deps, {
    logLevel: 'info',
    logStream: { write: (line) => void log.push(line) },
    demo: { demoAccounts: DEMO_ACCOUNTS, demoPassword: DEMO_PASSWORD },
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    url,
    deps,
    clock,
    dataFolder: stored.dataFolder,
    databaseUrl: stored.databaseUrl,
    log,
    visitor: () => new Client(url),
    staff: async (name) => {
      const client = new Client(url);
      const answer = await client.signIn(name);
      if (answer.errors.length > 0) throw new Error(answer.text);
      return client;
    },
    close: async () => {
      await app.close();
      await stored.close();
    },
  };
}

export interface StoredTown {
  readonly database: Database;
  readonly dataFolder: string;
  readonly databaseUrl: string | null;
  close(): Promise<void>;
}

/** A migrated empty database of the engine this project tests; gone when closed. */
export async function openTestDatabase(): Promise<StoredTown> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'lianxin-test-'));
  const isMariadb = process.env.LIANXIN_TEST_DATABASE === 'mariadb';
  const mariadb = isMariadb ? await createMariadbDatabase() : null;
  const databaseUrl = mariadb?.url ?? null;
  const database = await openDatabase({ databaseUrl, dataFolder });
  return {
    database,
    dataFolder,
    databaseUrl,
    close: async () => {
      await database.close();
      await mariadb?.drop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
