import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE = 'payment_entry';
const COLUMN = 'name_differs';

/** Whether the bank's row names somebody else than the roster; of older entries nobody knows. */
export class PayeeNames1764374700000 implements MigrationInterface {
  readonly name = 'PayeeNames1764374700000';

  /** In SQL both databases know: TypeORM's own way copies the whole table on SQLite. */
  async up(runner: QueryRunner): Promise<void> {
    if (!(await runner.hasColumn(TABLE, COLUMN)))
      await runner.query(`ALTER TABLE ${TABLE} ADD COLUMN ${COLUMN} boolean NOT NULL DEFAULT 0`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn(TABLE, COLUMN);
  }
}
