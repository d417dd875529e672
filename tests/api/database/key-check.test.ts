import 'reflect-metadata';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { readConfig } from '../../../server/config.ts';
import { openDatabase } from '../../../server/database/database.ts';
import { findMasterKey, openVault } from '../../../server/key.ts';
import { createVault } from '../../../server/shared/crypto.ts';
import { StartRefusal } from '../../../server/shared/start-refusal.ts';
import { createMariadbDatabase } from '../../support/mariadb.ts';
import { engine } from './engine.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

const KEY = 'a1'.repeat(32);
const OTHER_KEY = 'b2'.repeat(32);
const HOME = { table: 'roster_entry', column: 'account', row: '1:1' };

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lianxin-test-'));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A machine with its own data folder, over a database that may be another machine's. */
interface Machine {
  readonly folder: string;
  readonly keyFile: string;
  start(env?: Record<string, string>): Promise<string>;
}

/** A migrated database that was not used yet. */
async function town(): Promise<{ machine: () => Machine }> {
  const databaseFolder = newFolder();
  const mariadb = engine === 'mariadb' ? await createMariadbDatabase() : null;
  if (mariadb) ends.push(() => mariadb.drop());
  const databaseUrl = mariadb?.url ?? null;
  await (await openDatabase({ databaseUrl, dataFolder: databaseFolder })).close();
  return { machine: () => machineOver(databaseUrl, databaseFolder) };
}

function machineOver(databaseUrl: string | null, databaseFolder: string): Machine {
  const folder = newFolder();
  return {
    folder,
    keyFile: join(folder, 'lianxin.key'),
    /** What the key sealed on this start opens to; rejects as the start does. */
    start: async (env = {}) => {
      const config = readConfig({ LIANXIN_DATA: folder, ...env });
      const key = findMasterKey(config);
      const database = await openDatabase({ databaseUrl, dataFolder: databaseFolder });
      try {
        const vault = await openVault(config, key, database);
        return vault.open(vault.seal('6217', HOME), HOME);
      } finally {
        await database.close();
      }
    },
  };
}

const refusalOf = async (start: Promise<unknown>): Promise<string> => {
  const error: unknown = await start.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof StartRefusal)) throw new Error('started, or broke otherwise');
  return error.message;
};

describe('the first start', () => {
  test('makes a key file for its owner only, and the next start uses it', async () => {
    const machine = (await town()).machine();
    await machine.start();
    const made = readFileSync(machine.keyFile, 'utf8');
    expect(made).toMatch(/^[0-9a-f]{64}\n$/);
    expect(statSync(machine.keyFile).mode & 0o777).toBe(0o600);
    expect(await machine.start()).toBe('6217');
    expect(readFileSync(machine.keyFile, 'utf8')).toBe(made);
  });

  test('makes no key file when a key is given', async () => {
    const machine = (await town()).machine();
    await machine.start({ LIANXIN_KEY: KEY });
    expect(existsSync(machine.keyFile)).toBe(false);
  });

  test('in production wants a key before it touches the database', () => {
    const config = readConfig({ LIANXIN_DATA: newFolder(), NODE_ENV: 'production' });
    expect(() => findMasterKey(config)).toThrow(/LIANXIN_KEY/);
  });

  test('of two machines at once settles on one key', async () => {
    const { machine } = await town();
    const starts = [KEY, OTHER_KEY, KEY, OTHER_KEY].map((LIANXIN_KEY) =>
      machine().start({ LIANXIN_KEY }),
    );
    const outcomes = (await Promise.allSettled(starts)).map(({ status }) => status);
    expect(outcomes.slice(0, 2)).toEqual(outcomes.slice(2));
    expect(outcomes.slice(0, 2).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('a database that knows its key', () => {
  test('is not opened with another, and says where the right one belongs', async () => {
    const machine = (await town()).machine();
    await machine.start({ LIANXIN_KEY: KEY });
    const refusal = await refusalOf(machine.start({ LIANXIN_KEY: OTHER_KEY }));
    expect(refusal).toContain('LIANXIN_KEY');
    expect(refusal).toContain(machine.keyFile);
    expect(refusal).not.toMatch(/[0-9a-f]{64}/);
    expect(await machine.start({ LIANXIN_KEY: KEY.toUpperCase() })).toBe('6217');
  });

  test('also in production', async () => {
    const machine = (await town()).machine();
    const production = (LIANXIN_KEY: string) =>
      machine.start({ LIANXIN_KEY, NODE_ENV: 'production' });
    await production(KEY);
    expect(await refusalOf(production(OTHER_KEY))).toContain('主密钥');
  });

  test('on a new machine without the file asks for it, and makes none', async () => {
    const { machine } = await town();
    const old = machine();
    await old.start();
    const restored = machine();
    expect(await refusalOf(restored.start())).toContain(restored.keyFile);
    expect(existsSync(restored.keyFile)).toBe(false);
    writeFileSync(restored.keyFile, readFileSync(old.keyFile), { mode: 0o600 });
    expect(await restored.start()).toBe('6217');
  });

  test('on a new machine with the file of another is not opened', async () => {
    const { machine } = await town();
    await machine().start();
    const restored = machine();
    writeFileSync(restored.keyFile, `${OTHER_KEY}\n`, { mode: 0o600 });
    expect(await refusalOf(restored.start())).toContain(restored.keyFile);
    expect(readFileSync(restored.keyFile, 'utf8')).toBe(`${OTHER_KEY}\n`);
  });
});

test('the fingerprint of a key stays what it is, or no database would start', () => {
  expect(createVault(KEY).fingerprint).toBe('R1ug9CyU6owPYCG3LtE2J4U5a59cyX6Scb9A8Y6SC8o');
  expect(createVault(OTHER_KEY).fingerprint).not.toBe(createVault(KEY).fingerprint);
});
