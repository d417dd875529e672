import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { mariadbSource, sqliteSource } from '../../../server/database/data-source.ts';
import type { StoredTown } from '../../support/town.ts';

/** Which of the two engines this run tests. */
export const engine = process.env.LIANXIN_TEST_DATABASE === 'mariadb' ? 'mariadb' : 'sqlite';

export const sqliteFile = (dataFolder: string) => join(dataFolder, 'lianxin.sqlite');

/** TypeORM as it comes, beside the write helper: what the helper is there to guard against. */
export function plainSource({ databaseUrl, dataFolder }: StoredTown): Promise<DataSource> {
  const source =
    databaseUrl === null
      ? sqliteSource(sqliteFile(dataFolder), 'writer')
      : mariadbSource(databaseUrl);
  return source.initialize();
}
