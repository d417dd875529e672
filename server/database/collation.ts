import { StartRefusal } from '../shared/start-refusal.ts';
import type { DataSource } from 'typeorm';

const COLLATION = 'utf8mb4_bin';

/**
 * Names of rare characters would be lost or confused under another collation. TypeORM's own table
 * `migrations` holds none and follows the database's default.
 */
export async function refuseWrongCollation(source: DataSource): Promise<void> {
  const wrong = await source.query<{ name: string }[]>(
    `SELECT DISTINCT t.TABLE_NAME AS name
     FROM information_schema.TABLES t
     JOIN information_schema.COLUMNS c USING (TABLE_SCHEMA, TABLE_NAME)
     WHERE t.TABLE_SCHEMA = DATABASE() AND t.TABLE_TYPE = 'BASE TABLE'
       AND t.TABLE_NAME <> 'migrations'
       AND (t.TABLE_COLLATION <> ? OR c.COLLATION_NAME <> ?)
     ORDER BY t.TABLE_NAME`,
    [COLLATION, COLLATION],
  );
  if (wrong.length === 0) return;
  const tables = wrong.map(({ name }) => name);
  const statements = mending(tables, await textKeys(source, tables));
  throw new StartRefusal(
    `数据库的字符集不对，生僻字会丢失。请先备份，再执行：\n${statements.join('\n')}`,
  );
}

interface TextKey {
  readonly name: string;
  readonly tableName: string;
  readonly columnName: string;
  readonly target: string;
  readonly targetColumn: string;
}

/** Foreign keys over text: MariaDB converts no column that takes part in one. */
function textKeys(source: DataSource, tables: readonly string[]): Promise<TextKey[]> {
  return source.query<TextKey[]>(
    `SELECT k.CONSTRAINT_NAME AS name, k.TABLE_NAME AS tableName, k.COLUMN_NAME AS columnName,
       k.REFERENCED_TABLE_NAME AS target, k.REFERENCED_COLUMN_NAME AS targetColumn
     FROM information_schema.KEY_COLUMN_USAGE k
     JOIN information_schema.COLUMNS c USING (TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME)
     WHERE k.TABLE_SCHEMA = DATABASE() AND c.COLLATION_NAME IS NOT NULL
       AND (k.REFERENCED_TABLE_NAME IN (?) OR
            k.TABLE_NAME IN (?) AND k.REFERENCED_TABLE_NAME IS NOT NULL)
     ORDER BY k.CONSTRAINT_NAME`,
    [tables, tables],
  );
}

function mending(tables: readonly string[], keys: readonly TextKey[]): string[] {
  return [
    ...keys.map(
      ({ name, tableName }) => `ALTER TABLE \`${tableName}\` DROP FOREIGN KEY \`${name}\`;`,
    ),
    ...tables.map(
      (name) => `ALTER TABLE \`${name}\` CONVERT TO CHARACTER SET utf8mb4 COLLATE ${COLLATION};`,
    ),
    ...keys.map(
      ({ name, tableName, columnName, target, targetColumn }) =>
        `ALTER TABLE \`${tableName}\` ADD CONSTRAINT \`${name}\` FOREIGN KEY (\`${columnName}\`) ` +
        `REFERENCES \`${target}\` (\`${targetColumn}\`) ON DELETE NO ACTION ON UPDATE NO ACTION;`,
    ),
  ];
}
