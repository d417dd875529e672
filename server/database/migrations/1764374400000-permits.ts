import {
  Table,
  TableColumn,
  TableForeignKey,
  TableIndex,
  type MigrationInterface,
  type QueryRunner,
} from 'typeorm';
import { datetime, integer, key, refers, serial, table, varchar } from './columns.ts';

/** Lists of second-child permits, and the edition that carries one. */
export class Permits1764374400000 implements MigrationInterface {
  readonly name = 'Permits1764374400000';

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

const COLUMN = integer('permit_list_id', 'nullable');
const INDEX = { name: 'edition_permit_list', columnNames: [COLUMN.name] };
const REFERENCE = refers('edition_permit_list_fk', COLUMN.name, 'permit_list');

const TABLES = [
  table(
    'permit_list',
    [
      serial('id'),
      varchar('period', 10),
      integer('issued_count'),
      varchar('content_hash', 64),
      integer('imported_by_id'),
      datetime('imported_at'),
    ],
    [{ name: 'permit_list_hash', columnNames: ['content_hash'] }],
  ),
  table(
    'permit',
    [
      key(integer('list_id')),
      key(integer('position')),
      varchar('permit_number', 60),
      varchar('masked_name', 60),
    ],
    [],
    [refers('permit_list_fk', 'list_id', 'permit_list')],
  ),
];
