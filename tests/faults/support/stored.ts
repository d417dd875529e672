import 'reflect-metadata';
import { join } from 'node:path';
import { mariadbSource, sqliteSource } from '../../../server/database/data-source.ts';
import type { Installation } from './server.ts';

/** Looks into the database of a server that is not running, or beside one that is. */
export async function query<T>(on: Installation, statement: string): Promise<T[]> {
  const source =
    on.databaseUrl === null
      ? sqliteSource(join(on.dataFolder, 'lianxin.sqlite'), 'reader')
      : mariadbSource(on.databaseUrl);
  await source.initialize();
  try {
    return await source.query<T[]>(statement);
  } finally {
    await source.destroy();
  }
}

/** What the database itself finds wrong with its tables; empty when it is sound. */
export async function damage(on: Installation): Promise<string[]> {
  if (on.databaseUrl === null) {
    const checks = await query<{ integrity_check: string }>(on, 'PRAGMA integrity_check');
    const keys = await query(on, 'PRAGMA foreign_key_check');
    const texts = checks.map(({ integrity_check: text }) => text).filter((text) => text !== 'ok');
    return [...texts, ...keys.map((key) => JSON.stringify(key))];
  }
  const tables = await query<{ name: string }>(
    on,
    'SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()',
  );
  const list = tables.map(({ name }) => `\`${name}\``).join(', ');
  const checks = await query<{ Msg_text: string }>(on, `CHECK TABLE ${list}`);
  return checks.map(({ Msg_text: text }) => text).filter((text) => text !== 'OK');
}

/** Rosters whose rows are not as many as were counted when they were read. */
export function partialRosters(on: Installation): Promise<{ id: number }[]> {
  return query(
    on,
    `SELECT r.id AS id FROM roster r
     WHERE r.stored_row_count <> (SELECT COUNT(*) FROM roster_entry e WHERE e.roster_id = r.id)
        OR (SELECT COALESCE(SUM(e.amount_fen), 0) FROM roster_entry e WHERE e.roster_id = r.id)
        <> (SELECT COALESCE(SUM(v.amount_fen), 0) FROM roster_village v WHERE v.roster_id = r.id)`,
  );
}
