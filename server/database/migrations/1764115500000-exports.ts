import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { boolean, datetime, integer, refers, serial, table, varchar } from './columns.ts';

/** Rosters that were asked for as files, and the record of those that left. */
export class Exports1764115500000 implements MigrationInterface {
  readonly name = 'Exports1764115500000';

  async up(runner: QueryRunner): Promise<void> {
    for (const definition of TABLES) await runner.createTable(new Table(definition), true);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const definition of TABLES.toReversed()) await runner.dropTable(definition.name, true);
  }
}

const TABLES = [
  table(
    'roster_export',
    [
      serial('id'),
      integer('roster_id'),
      varchar('format', 8),
      varchar('kind', 8),
      varchar('reason', 200),
      integer('row_count'),
      boolean('needs_consent'),
      integer('requested_by_id'),
      datetime('requested_at'),
      varchar('decision', 10, 'nullable'),
      integer('decided_by_id', 'nullable'),
      datetime('decided_at', 'nullable'),
      varchar('refusal_reason', 200, 'nullable'),
      datetime('served_at', 'nullable'),
    ],
    [
      { name: 'roster_export_requester', columnNames: ['requested_by_id'] },
      { name: 'roster_export_roster', columnNames: ['roster_id'] },
    ],
    [refers('roster_export_roster_fk', 'roster_id', 'roster')],
  ),
  table(
    'export_event',
    [
      serial('id'),
      integer('export_id'),
      integer('roster_id'),
      varchar('kind', 8),
      varchar('format', 8),
      integer('row_count'),
      integer('staff_id'),
      integer('consented_by_id', 'nullable'),
      datetime('at'),
    ],
    [{ name: 'export_event_export', columnNames: ['export_id'], isUnique: true }],
    [refers('export_event_export_fk', 'export_id', 'roster_export')],
  ),
];
