import type { ObjectLiteral } from 'typeorm';
import type { Writer } from './database.ts';

/**
 * Inserts rows with one statement whose text depends on their number only. TypeORM's own writes
 * numbers into the text: each chunk of a large import was a statement of its own, kept prepared, and
 * two hundred of them took a hundred megabytes that never came back.
 */
export async function insertRows<T extends ObjectLiteral>(
  writer: Writer,
  entity: new () => T,
  rows: readonly T[],
): Promise<void> {
  if (rows.length === 0) return;
  const { driver } = writer.connection;
  const { tableName, columns } = writer.connection.getMetadata(entity);
  const names = columns.map(({ databaseName }) => driver.escape(databaseName)).join(', ');
  const row = `(${columns.map(() => '?').join(', ')})`;
  const values = rows.flatMap((each) =>
    columns.map((column): unknown =>
      driver.preparePersistentValue(each[column.propertyName], column),
    ),
  );
  await writer.query(
    `INSERT INTO ${driver.escape(tableName)} (${names}) VALUES ${rows.map(() => row).join(', ')}`,
    values,
  );
}
