import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import {
  bigint,
  boolean,
  datetime,
  integer,
  key,
  refers,
  serial,
  table,
  varchar,
} from './columns.ts';

/** What the bank paid and sent back, beside the rosters that promised it. */
export class Payments1764115400000 implements MigrationInterface {
  readonly name = 'Payments1764115400000';

  async up(runner: QueryRunner): Promise<void> {
    for (const definition of TABLES) await runner.createTable(new Table(definition), true);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const definition of TABLES.toReversed()) await runner.dropTable(definition.name, true);
  }
}

const TABLES = [
  table(
    'payment_ledger',
    [key(integer('roster_id')), datetime('changed_at')],
    [],
    [refers('payment_ledger_roster_fk', 'roster_id', 'roster')],
  ),
  table(
    'bank_return',
    [
      serial('id'),
      integer('roster_id'),
      varchar('file_name', 200),
      varchar('file_hash', 64),
      integer('row_count'),
      integer('repeated_count'),
      integer('unmatched_count'),
      integer('paid_count'),
      bigint('paid_fen'),
      integer('returned_count'),
      bigint('returned_fen'),
      integer('imported_by_id'),
      datetime('imported_at'),
    ],
    [{ name: 'bank_return_file', columnNames: ['roster_id', 'file_hash'], isUnique: true }],
    [refers('bank_return_roster_fk', 'roster_id', 'roster')],
  ),
  table(
    'payment_entry',
    [
      serial('id'),
      integer('roster_id'),
      integer('position', 'nullable'),
      varchar('state', 10),
      bigint('amount_fen'),
      varchar('paid_on', 10, 'nullable'),
      varchar('reason', 60, 'nullable'),
      varchar('matched_by', 10, 'nullable'),
      boolean('account_differs'),
      integer('return_id', 'nullable'),
      varchar('sheet', 60, 'nullable'),
      integer('sheet_row', 'nullable'),
      varchar('payee_key', 22, 'nullable'),
      varchar('masked_name', 60, 'nullable'),
      varchar('account_sealed', 160, 'nullable'),
      integer('entered_by_id'),
      datetime('entered_at'),
    ],
    [{ name: 'payment_entry_position', columnNames: ['roster_id', 'position'] }],
    [
      refers('payment_entry_roster_fk', 'roster_id', 'roster'),
      refers('payment_entry_return_fk', 'return_id', 'bank_return'),
    ],
  ),
];
