import { columnLetter, isBlank } from './cell-text.ts';
import { headerLabel, type RosterField } from './header-names.ts';
import { spreadDown, type Layout } from './layout.ts';
import type { FoundBlock } from './find-blocks.ts';
import type { Cell, WorkbookSheet } from './sheet.ts';

/** The cells of a block's rows: by what they are, and those taken for nothing with their labels. */
export interface RowCells {
  readonly of: (row: number, field: RosterField) => Cell;
  /** One cell that is filled stands for this row and for another person's. */
  readonly isMerged: (row: number, field: RosterField) => boolean;
  readonly untaken: (row: number) => (readonly [label: string, cell: Cell])[];
}

/** What is the same for all rows that one cell is merged down over. Money and people never are. */
const SPREAD = [
  ...(['village', 'villageGroup', 'householderIdNumber'] as const),
  ...(['rate', 'supportMode', 'remark'] as const),
] satisfies readonly RosterField[];
const OF_ONE_PERSON = [
  ...(['name', 'idNumber', 'account', 'quantity', 'amount'] as const),
] satisfies readonly RosterField[];

export function rowCells(sheet: WorkbookSheet, block: FoundBlock): RowCells {
  const { layout } = block;
  const { columns } = layout;
  const spread = new Map(
    SPREAD.map((field) => [field as RosterField, spreadOf(sheet, columns.get(field)?.index)]),
  );
  const merged = new Map(
    OF_ONE_PERSON.map((field) => [field as RosterField, sharedRows(sheet, block, field)]),
  );
  // Hidden columns are told of as a whole and never read.
  const read = new Set(
    [...columns.values()].map(({ index }) => index).concat(...sheet.hiddenColumns),
  );
  return {
    of(row, field) {
      const column = columns.get(field);
      if (column === undefined) return null;
      const cell = sheet.rows[row]?.[column.index] ?? null;
      return isBlank(cell) ? (spread.get(field)?.get(row) ?? cell) : cell;
    },
    isMerged: (row, field) => merged.get(field)?.has(row) ?? false,
    untaken: (row) =>
      (sheet.rows[row] ?? []).flatMap((cell, index) =>
        read.has(index) || isBlank(cell) ? [] : [[labelAt(layout, index), cell] as const],
      ),
  };
}

function spreadOf(sheet: WorkbookSheet, column: number | undefined): ReadonlyMap<number, Cell> {
  return column === undefined ? new Map() : spreadDown(sheet, column);
}

/** The data rows that share a filled cell of this field with another data row. */
function sharedRows(
  sheet: WorkbookSheet,
  { layout, rows }: FoundBlock,
  field: RosterField,
): ReadonlySet<number> {
  const index = layout.columns.get(field)?.index;
  const shared = new Set<number>();
  if (index === undefined) return shared;
  const merges = sheet.merges.filter(
    ({ top, bottom, left, right }) => bottom > top && left <= index && index <= right,
  );
  if (merges.length === 0) return shared;
  const data = new Set(rows.filter(({ kind }) => kind === 'data').map(({ row }) => row));
  for (const { top, bottom, left } of merges) {
    if (isBlank(sheet.rows[top]?.[left])) continue;
    const within: number[] = [];
    for (let row = top; row <= Math.min(bottom, sheet.rows.length); row += 1)
      if (data.has(row)) within.push(row);
    if (within.length > 1) for (const row of within) shared.add(row);
  }
  return shared;
}

function labelAt({ headers }: Layout, index: number): string {
  const header = headers.find((one) => one.index === index)?.header;
  return header === undefined ? `${columnLetter(index)} 列` : headerLabel(header);
}
