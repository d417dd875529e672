import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { bigint, datetime, integer, key, refers, serial, table, varchar } from './columns.ts';

/** Fund allocations and rates a roster is checked against, and what a clerk says of each warning. */
export class RosterProof1764115200000 implements MigrationInterface {
  readonly name = 'RosterProof1764115200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const definition of TABLES) await runner.createTable(new Table(definition), true);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const definition of TABLES.toReversed()) await runner.dropTable(definition.name, true);
  }
}

const TABLES = [
  table(
    'fund_allocation',
    [
      serial('id'),
      varchar('programme_code', 40),
      varchar('period', 10),
      bigint('amount_fen'),
      varchar('document_number', 60),
      varchar('document_on', 10),
      integer('reverses_id', 'nullable'),
      varchar('reason', 200, 'nullable'),
      integer('recorded_by_id'),
      datetime('recorded_at'),
    ],
    [
      { name: 'fund_allocation_period', columnNames: ['programme_code', 'period'] },
      { name: 'fund_allocation_reverses', columnNames: ['reverses_id'], isUnique: true },
    ],
    [refers('fund_allocation_reverses_fk', 'reverses_id', 'fund_allocation')],
  ),
  table('programme_rate', [
    key(varchar('programme_code', 40)),
    key(integer('number')),
    varchar('from_period', 10),
    varchar('rate', 30),
    varchar('document', 100),
    integer('recorded_by_id'),
    datetime('recorded_at'),
  ]),
  table(
    'roster_explanation',
    [
      key(integer('roster_id')),
      key(integer('position')),
      varchar('reason', 200),
      integer('explained_by_id'),
      datetime('explained_at'),
    ],
    [],
    [refers('roster_explanation_roster_fk', 'roster_id', 'roster')],
  ),
];
