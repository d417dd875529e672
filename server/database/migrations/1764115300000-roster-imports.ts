import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import {
  boolean,
  datetime,
  integer,
  key,
  refers,
  serial,
  table,
  text,
  varchar,
} from './columns.ts';

/** Imports that any process may finish, their files meanwhile, and what headers mean. */
export class RosterImports1764115300000 implements MigrationInterface {
  readonly name = 'RosterImports1764115300000';

  async up(runner: QueryRunner): Promise<void> {
    for (const definition of TABLES) await runner.createTable(new Table(definition), true);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const definition of TABLES.toReversed()) await runner.dropTable(definition.name, true);
  }
}

const TABLES = [
  table(
    'roster_import',
    [
      serial('id'),
      varchar('programme_code', 40),
      varchar('period', 10),
      varchar('file_name', 200),
      varchar('file_hash', 64),
      varchar('import_key', 64),
      varchar('open_key', 64, 'nullable'),
      text('corrections'),
      integer('requested_by_id'),
      datetime('requested_at'),
      varchar('stage', 10),
      integer('rows_done'),
      integer('rows_in_all', 'nullable'),
      varchar('refusal_code', 40, 'nullable'),
      varchar('refusal_message', 2000, 'nullable'),
      text('refusal_details', 'nullable'),
      integer('roster_id', 'nullable'),
      varchar('claimed_by', 120, 'nullable'),
      datetime('claimed_until', 'nullable'),
      integer('runs'),
      datetime('finished_at', 'nullable'),
    ],
    [
      { name: 'roster_import_open', columnNames: ['open_key'], isUnique: true },
      { name: 'roster_import_key', columnNames: ['import_key', 'id'] },
      { name: 'roster_import_requested', columnNames: ['requested_by_id', 'id'] },
    ],
    [refers('roster_import_roster_fk', 'roster_id', 'roster')],
  ),
  table(
    'roster_upload',
    [key(integer('import_id')), key(integer('position')), text('content')],
    [],
    [refers('roster_upload_import_fk', 'import_id', 'roster_import')],
  ),
  table(
    'roster_column',
    [
      key(integer('roster_id')),
      key(integer('position')),
      varchar('sheet', 500),
      varchar('header', 60),
      varchar('letter', 5),
      varchar('field', 20, 'nullable'),
      boolean('is_corrected'),
    ],
    [],
    [refers('roster_column_roster_fk', 'roster_id', 'roster')],
  ),
  table(
    'roster_header',
    [
      serial('id'),
      varchar('programme_code', 40),
      varchar('header_key', 120),
      varchar('header', 60),
      varchar('field', 20),
      integer('remembered_by_id'),
      datetime('remembered_at'),
    ],
    [
      {
        name: 'roster_header_key',
        columnNames: ['programme_code', 'header_key'],
        isUnique: true,
      },
    ],
  ),
];
