import { Table, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { datetime, integer, key, refers, table, varchar } from './columns.ts';

/** A bank's return that was taken back: its file may be entered again, so that it stands there twice. */
export class TakenBackReturns1764374700001 implements MigrationInterface {
  readonly name = 'TakenBackReturns1764374700001';

  /** The new index first: MariaDB gives up the old one only when another serves the reference. */
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(new Table(TABLE), true);
    const { indices } = (await runner.getTable(RETURNS))!;
    const has = (index: TableIndex) => indices.some(({ name }) => name === index.name);
    if (!has(OF_FILE)) await runner.createIndex(RETURNS, OF_FILE);
    if (has(ONE_A_FILE)) await runner.dropIndex(RETURNS, ONE_A_FILE.name!);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.createIndex(RETURNS, ONE_A_FILE);
    await runner.dropIndex(RETURNS, OF_FILE.name!);
    await runner.dropTable(TABLE.name, true);
  }
}

const RETURNS = 'bank_return';
const columnNames = ['roster_id', 'file_hash'];
const OF_FILE = new TableIndex({ name: 'bank_return_of_file', columnNames });
const ONE_A_FILE = new TableIndex({ name: 'bank_return_file', columnNames, isUnique: true });

const TABLE = table(
  'bank_return_taken_back',
  [
    key(integer('return_id')),
    varchar('reason', 200),
    integer('taken_back_by_id'),
    datetime('taken_back_at'),
  ],
  [],
  [refers('bank_return_taken_back_fk', 'return_id', 'bank_return')],
);
