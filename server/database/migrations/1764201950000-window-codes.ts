import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { datetime, integer, key, table, varchar } from './columns.ts';

/** Codes given out at the window to open one look-up. */
export class WindowCodes1764201950000 implements MigrationInterface {
  readonly name = 'WindowCodes1764201950000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(new Table(TABLE), true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(TABLE.name, true);
  }
}

const TABLE = table('window_code', [
  key(varchar('person_key', 22)),
  varchar('code_key', 22),
  datetime('valid_until'),
  integer('issued_by_id'),
  datetime('issued_at'),
]);
