import type { EntityTarget, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm';
import type { Writer } from './database.ts';

/** Rows in one INSERT: enough to be quick, few enough for SQLite's 32,766 parameters. */
const CHUNK = 500;

/** Inserts many rows; between two chunks it is the turn of whoever else waits. */
export async function insertAll<Row extends ObjectLiteral>(
  writer: Writer,
  entity: EntityTarget<Row>,
  rows: readonly QueryDeepPartialEntity<Row>[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK) {
    await writer
      .createQueryBuilder()
      .insert()
      .into(entity)
      .values(rows.slice(start, start + CHUNK))
      .updateEntity(false)
      .execute();
    await new Promise(setImmediate);
  }
}
