import {
  Table,
  TableColumn,
  TableForeignKey,
  TableIndex,
  type MigrationInterface,
  type QueryRunner,
} from 'typeorm';
import { bigint, datetime, integer, key, refers, serial, table, text, varchar } from './columns.ts';

/** The party-fee figures of a year, and the edition that carries them. */
export class PartyFeeSummaries1764288000000 implements MigrationInterface {
  readonly name = 'PartyFeeSummaries1764288000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const definition of TABLES) await runner.createTable(new Table(definition), true);
    // Each step is asked for: MariaDB commits every one, and a killed run begins again here.
    if (!(await runner.hasColumn('edition', COLUMN.name)))
      await runner.addColumn('edition', new TableColumn(COLUMN));
    const { indices, foreignKeys } = (await runner.getTable('edition'))!;
    if (!indices.some(({ name }) => name === INDEX.name))
      await runner.createIndex('edition', new TableIndex(INDEX));
    if (!foreignKeys.some(({ name }) => name === REFERENCE.name))
      await runner.createForeignKey('edition', new TableForeignKey(REFERENCE));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropForeignKey('edition', REFERENCE.name!);
    await runner.dropIndex('edition', INDEX.name);
    await runner.dropColumn('edition', COLUMN.name);
    for (const definition of TABLES.toReversed()) await runner.dropTable(definition.name, true);
  }
}

const COLUMN = integer('party_fee_summary_id', 'nullable');
const INDEX = { name: 'edition_party_fee_summary', columnNames: [COLUMN.name] };
const REFERENCE = refers('edition_party_fee_summary_fk', COLUMN.name, 'party_fee_summary');

const TABLES = [
  table(
    'party_fee_summary',
    [
      serial('id'),
      integer('year'),
      varchar('content_hash', 64),
      integer('prepared_by_id'),
      datetime('prepared_at'),
    ],
    [{ name: 'party_fee_summary_year', columnNames: ['year'] }],
  ),
  table(
    'party_fee_summary_line',
    [
      key(integer('summary_id')),
      key(integer('position')),
      varchar('name', 60),
      text('branch_names'),
      integer('member_count'),
      bigint('dues_fen'),
      bigint('contributions_fen', 'nullable'),
      bigint('remitted_fen'),
      bigint('used_fen'),
      text('uses'),
      bigint('brought_forward_fen', 'nullable'),
      bigint('balance_fen', 'nullable'),
    ],
    [],
    [refers('party_fee_summary_line_fk', 'summary_id', 'party_fee_summary')],
  ),
];
