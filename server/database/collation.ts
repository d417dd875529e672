import type { DataSource } from 'typeorm';

/** Names of rare characters would be lost or confused under another collation. */
export async function refuseWrongCollation(source: DataSource): Promise<void> {
  const wrong = await source.query<{ name: string }[]>(
    `SELECT TABLE_NAME AS name FROM information_schema.TABLES
     WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE'
       AND TABLE_COLLATION <> 'utf8mb4_bin'`,
  );
  if (wrong.length === 0) return;
  const mending = wrong
    .map(
      ({ name }) => `ALTER TABLE \`${name}\` CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;`,
    )
    .join('\n');
  throw new Error(`数据库的字符集不对，生僻字会丢失。请先执行：\n${mending}`);
}
