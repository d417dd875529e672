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
  text,
  varchar,
} from './columns.ts';

/** Town, catalogue, staff, the review chain, rosters, residents' sessions and counted attempts. */
export class Foundation1763956800000 implements MigrationInterface {
  readonly name = 'Foundation1763956800000';

  async up(runner: QueryRunner): Promise<void> {
    for (const definition of TABLES) await runner.createTable(new Table(definition), true);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const definition of TABLES.toReversed()) await runner.dropTable(definition.name, true);
  }
}

const TABLES = [
  table('town', [
    key(varchar('division_code', 12)),
    varchar('name', 60),
    varchar('hotline', 40),
    boolean('is_demo'),
  ]),
  table('village', [key(varchar('code', 12)), varchar('name', 60), integer('position')]),
  table('catalogue_entry', [key(varchar('code', 60)), integer('position')]),
  table(
    'catalogue_revision',
    [
      serial('id'),
      varchar('code', 60),
      integer('number'),
      text('content'),
      boolean('is_retired'),
      varchar('reason', 500, 'nullable'),
      integer('staff_id', 'nullable'),
      datetime('at'),
    ],
    [{ name: 'catalogue_revision_number', columnNames: ['code', 'number'], isUnique: true }],
    [refers('catalogue_revision_entry_fk', 'code', 'catalogue_entry', 'code')],
  ),
  table(
    'staff',
    [serial('id'), varchar('name', 40), varchar('display_name', 60), varchar('password_hash', 200)],
    [{ name: 'staff_name', columnNames: ['name'], isUnique: true }],
  ),
  table(
    'staff_role',
    [key(integer('staff_id')), key(varchar('role', 30)), key(varchar('scope', 60))],
    [],
    [refers('staff_role_staff', 'staff_id', 'staff')],
  ),
  table(
    'staff_session',
    [key(varchar('token_hash', 43)), integer('staff_id'), datetime('idle_at'), datetime('ends_at')],
    [
      { name: 'staff_session_ends', columnNames: ['ends_at'] },
      { name: 'staff_session_staff', columnNames: ['staff_id'] },
    ],
    [refers('staff_session_staff_fk', 'staff_id', 'staff')],
  ),
  table(
    'attempt',
    [key(varchar('bucket', 120)), integer('count'), datetime('ends_at')],
    [{ name: 'attempt_ends', columnNames: ['ends_at'] }],
  ),
  table('key_check', [key(integer('id')), varchar('fingerprint', 43)]),
  table(
    'disclosure',
    [
      serial('id'),
      varchar('catalogue_code', 60),
      varchar('village_code', 12, 'nullable'),
      varchar('publishing_body', 60),
      varchar('period', 10, 'nullable'),
    ],
    [
      { name: 'disclosure_catalogue', columnNames: ['catalogue_code', 'period'] },
      { name: 'disclosure_village', columnNames: ['village_code'] },
      { name: 'disclosure_body', columnNames: ['publishing_body'] },
    ],
    [
      refers('disclosure_catalogue_fk', 'catalogue_code', 'catalogue_entry', 'code'),
      refers('disclosure_village_fk', 'village_code', 'village', 'code'),
    ],
  ),
  table('roster', [
    serial('id'),
    varchar('programme_code', 40),
    varchar('period', 10),
    varchar('file_name', 200),
    varchar('file_hash', 64),
    varchar('content_hash', 64),
    integer('row_count'),
    integer('stored_row_count'),
    integer('blocking_count'),
    bigint('total_fen'),
    integer('imported_by_id'),
    datetime('imported_at'),
    text('columns'),
  ]),
  table(
    'edition',
    [
      serial('id'),
      integer('disclosure_id'),
      varchar('catalogue_code', 60),
      varchar('village_code', 12, 'nullable'),
      varchar('publishing_body', 60),
      integer('number'),
      integer('version'),
      varchar('state', 12),
      integer('open_disclosure_id', 'nullable'),
      varchar('title', 200),
      text('body'),
      boolean('is_major'),
      varchar('audience', 16),
      varchar('headline', 60, 'nullable'),
      varchar('summary', 200, 'nullable'),
      integer('dwell_seconds', 'nullable'),
      varchar('change_note', 500, 'nullable'),
      integer('roster_id', 'nullable'),
      varchar('formed_on', 10),
      integer('author_id'),
      integer('passed_by_id', 'nullable'),
      varchar('content_hash', 64, 'nullable'),
      datetime('party_from', 'nullable'),
      datetime('visible_from', 'nullable'),
      datetime('visible_until', 'nullable'),
      varchar('public_period_ends_on', 10, 'nullable'),
      datetime('withdrawn_at', 'nullable'),
      varchar('withdrawal_reason', 500, 'nullable'),
    ],
    [
      { name: 'edition_number', columnNames: ['disclosure_id', 'number'], isUnique: true },
      { name: 'edition_open', columnNames: ['open_disclosure_id'], isUnique: true },
      { name: 'edition_visible', columnNames: ['visible_from'] },
      { name: 'edition_end', columnNames: ['visible_until'] },
      { name: 'edition_period', columnNames: ['public_period_ends_on'] },
      { name: 'edition_catalogue', columnNames: ['catalogue_code'] },
      { name: 'edition_village', columnNames: ['village_code'] },
      { name: 'edition_body', columnNames: ['publishing_body'] },
      { name: 'edition_author', columnNames: ['author_id'] },
      { name: 'edition_roster', columnNames: ['roster_id'] },
    ],
    [
      refers('edition_disclosure_fk', 'disclosure_id', 'disclosure'),
      refers('edition_roster_fk', 'roster_id', 'roster'),
    ],
  ),
  table(
    'edition_event',
    [
      serial('id'),
      integer('edition_id'),
      varchar('action', 20),
      varchar('from_state', 12, 'nullable'),
      varchar('to_state', 12),
      integer('staff_id'),
      datetime('at'),
      varchar('comment', 500, 'nullable'),
    ],
    [{ name: 'edition_event_edition', columnNames: ['edition_id'] }],
    [refers('edition_event_edition_fk', 'edition_id', 'edition')],
  ),

  table(
    'roster_entry',
    [
      key(integer('roster_id')),
      key(integer('position')),
      varchar('sheet', 60),
      integer('sheet_row'),
      varchar('village_code', 12, 'nullable'),
      varchar('villager_group', 30, 'nullable'),
      varchar('person_key', 22),
      varchar('masked_name', 60),
      varchar('name_sealed', 400),
      varchar('id_number_sealed', 120),
      varchar('account_sealed', 160),
      varchar('quantity', 30, 'nullable'),
      varchar('rate', 30, 'nullable'),
      varchar('support_mode', 20, 'nullable'),
      bigint('amount_fen'),
    ],
    [
      { name: 'roster_entry_person', columnNames: ['person_key'] },
      { name: 'roster_entry_village', columnNames: ['roster_id', 'village_code', 'position'] },
    ],
    [refers('roster_entry_roster_fk', 'roster_id', 'roster')],
  ),
  table(
    'roster_village',
    [
      key(integer('roster_id')),
      key(varchar('village_code', 12)),
      integer('row_count'),
      bigint('amount_fen'),
    ],
    [],
    [refers('roster_village_roster_fk', 'roster_id', 'roster')],
  ),
  table(
    'roster_problem',
    [
      key(integer('roster_id')),
      key(integer('position')),
      varchar('sheet', 60),
      integer('sheet_row', 'nullable'),
      varchar('column_header', 60, 'nullable'),
      varchar('code', 40),
      varchar('severity', 10),
      varchar('message', 1000),
    ],
    [],
    [refers('roster_problem_roster_fk', 'roster_id', 'roster')],
  ),
  table(
    'resident_session',
    [
      key(varchar('token_hash', 43)),
      varchar('person_key', 22),
      datetime('idle_at'),
      datetime('ends_at'),
    ],
    [{ name: 'resident_session_ends', columnNames: ['ends_at'] }],
  ),
];
