import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE = 'roster_entry';
const COLUMN = 'householder_key';
const INDEX = 'roster_entry_householder';

/** Whose household a person of a roster is of, where the office's file says so. */
export class Householders1764288300000 implements MigrationInterface {
  readonly name = 'Householders1764288300000';

  /**
   * In SQL both databases know: TypeORM's own way copies the whole table on SQLite. MariaDB keeps
   * each step that was done before a kill, so only what is missing is made.
   */
  async up(runner: QueryRunner): Promise<void> {
    if (!(await runner.hasColumn(TABLE, COLUMN)))
      await runner.query(`ALTER TABLE ${TABLE} ADD COLUMN ${COLUMN} varchar(22)`);
    const entries = await runner.getTable(TABLE);
    if (!entries!.indices.some(({ name }) => name === INDEX))
      await runner.query(`CREATE INDEX ${INDEX} ON ${TABLE} (${COLUMN})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex(TABLE, INDEX);
    await runner.dropColumn(TABLE, COLUMN);
  }
}
