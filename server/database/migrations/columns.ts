import type {
  TableColumnOptions,
  TableForeignKeyOptions,
  TableIndexOptions,
  TableOptions,
} from 'typeorm';

// The few column types that mean the same on SQLite and MariaDB; anything else drifts.
type Nullable = 'nullable' | undefined;

export const varchar = (name: string, length: number, nullable?: Nullable): TableColumnOptions =>
  column(name, 'varchar', nullable, { length: String(length) });
export const text = (name: string, nullable?: Nullable) => column(name, 'text', nullable);
export const integer = (name: string, nullable?: Nullable) => column(name, 'integer', nullable);
export const bigint = (name: string, nullable?: Nullable) => column(name, 'bigint', nullable);
export const boolean = (name: string) => column(name, 'boolean', undefined);
export const datetime = (name: string, nullable?: Nullable) =>
  column(name, 'datetime', nullable, { precision: 3 });

/** A generated integer primary key. */
export const serial = (name: string): TableColumnOptions => ({
  ...key(integer(name)),
  isGenerated: true,
  generationStrategy: 'increment',
});

/** Makes a column part of the primary key. */
export const key = (definition: TableColumnOptions): TableColumnOptions => ({
  ...definition,
  isPrimary: true,
});

/** `column` names a row of `target`, which cannot go while it is named. */
export const refers = (
  name: string,
  column: string,
  target: string,
  targetColumn = 'id',
): TableForeignKeyOptions => ({
  name,
  columnNames: [column],
  referencedTableName: target,
  referencedColumnNames: [targetColumn],
  onDelete: 'NO ACTION',
  onUpdate: 'NO ACTION',
});

export function table(
  name: string,
  columns: TableColumnOptions[],
  indices: TableIndexOptions[] = [],
  foreignKeys: TableForeignKeyOptions[] = [],
): TableOptions & { name: string } {
  return {
    name,
    columns,
    indices,
    foreignKeys,
    // Typed as an engine, but it ends the CREATE TABLE statement: rare characters need utf8mb4_bin.
    engine: 'InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
  };
}

function column(
  name: string,
  type: string,
  nullable: Nullable,
  more: Partial<TableColumnOptions> = {},
): TableColumnOptions {
  return { name, type, isNullable: nullable === 'nullable', ...more };
}
