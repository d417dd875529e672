import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { datetime, integer, key, refers, serial, table, text, varchar } from './columns.ts';

/** The working-day calendar, obligations, the arranged rotation and the version of what is public. */
export class DisclosuresInFull1764028800000 implements MigrationInterface {
  readonly name = 'DisclosuresInFull1764028800000';

  async up(runner: QueryRunner): Promise<void> {
    for (const definition of TABLES) await runner.createTable(new Table(definition), true);
    const versions = (await runner.query('SELECT id FROM content_version')) as unknown[];
    if (versions.length === 0)
      await runner.query('INSERT INTO content_version (id, version) VALUES (1, 0)');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const definition of TABLES.toReversed()) await runner.dropTable(definition.name, true);
  }
}

const TABLES = [
  table(
    'calendar_announcement',
    [
      serial('id'),
      integer('year'),
      integer('number'),
      text('holidays'),
      text('make_up_days'),
      varchar('source', 200),
      varchar('correction_reason', 500, 'nullable'),
      integer('announced_by_id'),
      datetime('announced_at'),
    ],
    [{ name: 'calendar_announcement_number', columnNames: ['year', 'number'], isUnique: true }],
  ),
  table(
    'obligation',
    [
      serial('id'),
      varchar('catalogue_code', 60),
      varchar('village_code', 12, 'nullable'),
      varchar('publishing_body', 60),
      varchar('title', 200),
      varchar('due_on', 10),
      integer('disclosure_id', 'nullable'),
      integer('opened_by_id'),
      datetime('opened_at'),
      varchar('cancel_reason', 500, 'nullable'),
      integer('cancelled_by_id', 'nullable'),
      datetime('cancelled_at', 'nullable'),
    ],
    [
      { name: 'obligation_due', columnNames: ['due_on'] },
      { name: 'obligation_disclosure', columnNames: ['disclosure_id'] },
    ],
    [
      refers('obligation_catalogue_fk', 'catalogue_code', 'catalogue_entry', 'code'),
      refers('obligation_village_fk', 'village_code', 'village', 'code'),
      refers('obligation_disclosure_fk', 'disclosure_id', 'disclosure'),
    ],
  ),
  table('content_version', [key(integer('id')), integer('version')]),
  table('rotation_arrangement', [
    key(integer('version')),
    text('content'),
    integer('staff_id'),
    datetime('at'),
  ]),
];
