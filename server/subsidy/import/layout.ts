import { columnLetter, isBlank, textOf } from './cell-text.ts';
import { mayBeHeader, mayBeLowerLine, splits, unitsBelowHeader } from './header-shape.ts';
import { groupsAbove, oneLineHeaders, twoLineHeaders, type ColumnHeader } from './header-lines.ts';
import { headerLabel, PARTY_FIELDS, type MeaningOf, type TableField } from './header-names.ts';
import { withHouseholderApart } from './householder-columns.ts';
import type { Cell, MergedArea, WorkbookSheet } from './sheet.ts';

export interface LayoutColumn {
  readonly index: number;
  /** The header's text on one line. */
  readonly header: string;
  /** As problems name the column. */
  readonly label: string;
}

/** How a block of rows is laid out under its header. Rows and columns count from 0. */
export interface Layout {
  readonly firstHeaderRow: number;
  readonly lastHeaderRow: number;
  readonly columns: ReadonlyMap<TableField, LayoutColumn>;
  /** Fields for which two columns are equally likely, with the labels of those columns. */
  readonly ambiguous: ReadonlyMap<TableField, readonly string[]>;
  /** Every visible header with words in it, taken for something or not. */
  readonly headers: readonly ToldHeader[];
}

interface ToldHeader extends Pick<LayoutColumn, 'index' | 'header'> {
  /** Somebody said what it means. */
  readonly isTold: boolean;
}

const FEWEST_COLUMNS = 3;
/** A character that every name of the columns 姓名 and 身份证号码 has. */
const NAMES_PEOPLE = /[名户农承对象人身证]/;
/** Where picking one of two columns would decide about money or people. */
const MUST_BE_SURE: ReadonlySet<TableField> = new Set([
  'name',
  'idNumber',
  'householderIdNumber',
  'account',
  'quantity',
  'rate',
  'amount',
  'result',
  'paidOn',
  'permitNumber',
  ...PARTY_FIELDS,
]);

/** The layout if a header starts at this row. Looks at every row, so the cheap questions come first. */
export function headerAt(sheet: WorkbookSheet, row: number, meaningOf: MeaningOf): Layout | null {
  if (!mayBeHeader(sheet.rows[row] ?? [])) return null;
  const names = (at: number) =>
    (sheet.rows[at] ?? []).some(
      (cell) =>
        typeof cell === 'string' && (NAMES_PEOPLE.test(cell) || meaningOf.isTold?.(cell) === true),
    );
  return names(row) || names(row + 1) ? layoutAt(sheet, row, meaningOf) : null;
}

/** Two rows are read as one where that says more, and a row of units is part of its header. */
function layoutAt(sheet: WorkbookSheet, row: number, meaningOf: MeaningOf): Layout | null {
  const { hiddenColumns } = sheet;
  const upper = headerTexts(sheet, row);
  const single: HeaderLines = { headers: oneLineHeaders(upper, meaningOf), lastRow: row };
  const double = lowerLine(sheet, row, upper, single, meaningOf);
  const lines = double ?? single;
  const units = unitsBelowHeader(sheet.rows[lines.lastRow + 1]);
  const best =
    units === null
      ? layoutOf(lines.headers, row, lines.lastRow, hiddenColumns)
      : layoutOf(withUnits(lines.headers, units, meaningOf), row, lines.lastRow + 1, hiddenColumns);
  const namesPeople = best.columns.has('name') || best.columns.has('idNumber');
  const { fewestColumns = FEWEST_COLUMNS } = meaningOf;
  return namesPeople && sizeOf(best) >= fewestColumns ? best : null;
}

interface HeaderLines {
  readonly headers: readonly ColumnHeader[];
  readonly lastRow: number;
}

/** The header of this row and the next; null where the next is none of it. */
function lowerLine(
  sheet: WorkbookSheet,
  row: number,
  upper: readonly string[],
  one: HeaderLines,
  meaningOf: MeaningOf,
): HeaderLines | null {
  const below = sheet.rows[row + 1] ?? [];
  if (!mayBeLowerLine(below, upper) || unitsBelowHeader(below) !== null) return null;
  const lower = headerTexts(sheet, row + 1);
  const lines = { upper, lower, groups: groupsAbove(sheet, row, upper, lower) };
  const joined = twoLineHeaders(lines, meaningOf, sheet.hiddenColumns);
  const layout = (headers: readonly ColumnHeader[], first: number) =>
    layoutOf(headers, first, row + 1, sheet.hiddenColumns);
  const double = layout(joined, row);
  const single = layout(one.headers, row);
  // A title above a header adds nothing to it and is no part of it.
  const alone = layout(oneLineHeaders(lower, meaningOf), row + 1);
  const isPart = (at: number) => joined[at]?.isPart === true;
  const isMore =
    sizeOf(double) > sizeOf(single) || (splits(upper, below) && tellsApart(double, single));
  const isParted = joined.some((header) => header.isPart) && splits(upper, below, isPart);
  const isDouble =
    (sizeOf(double) > sizeOf(alone) || tellsApart(double, alone)) && (isMore || isParted);
  return isDouble ? { headers: joined, lastRow: row + 1 } : null;
}

/** What a clerk said counts with the unit and without it. */
function withUnits(
  headers: readonly ColumnHeader[],
  units: readonly string[],
  meaningOf: MeaningOf,
): ColumnHeader[] {
  return headers.map((header, at) => {
    const text = `${header.text}${units[at] ?? ''}`;
    if (header.text === '' || text === header.text) return header;
    return meaningOf.isTold?.(text) === true
      ? { ...header, text, meaning: meaningOf(text), isTold: true }
      : { ...header, text };
  });
}

/** Of the columns that one line gives the same name, two lines tell more apart. */
function tellsApart(double: Layout, one: Layout): boolean {
  const alike = ({ ambiguous }: Layout) =>
    [...ambiguous.values()].filter((labels) => new Set(labels).size < labels.length).length;
  return sizeOf(double) === sizeOf(one) && alike(double) < alike(one);
}

/** No row needs its relation, so it does not decide where a header is. */
function sizeOf({ columns }: Layout): number {
  return columns.size - (columns.has('relation') ? 1 : 0);
}

/** Texts of a row; what is merged across columns counts for each of them. */
function headerTexts(sheet: WorkbookSheet, row: number): string[] {
  const texts = Array.from(sheet.rows[row] ?? [], (cell) => labelText(cell));
  for (const merge of sheet.merges) {
    if (merge.top > row || merge.bottom < row || merge.right - merge.left > 10) continue;
    const text = merge.top === row ? (texts[merge.left] ?? '') : '';
    for (let at = merge.left + 1; at <= merge.right; at += 1) texts[at] ||= text;
  }
  return texts;
}

function layoutOf(
  all: readonly ColumnHeader[],
  firstHeaderRow: number,
  lastHeaderRow: number,
  hiddenColumns: ReadonlySet<number>,
): Layout {
  const visible = all.map((header, index) =>
    hiddenColumns.has(index) ? { ...header, text: '', meaning: null } : header,
  );
  const plain = assigned(visible);
  // Of two tables beside each other neither is the other's householders.
  const { columns, ambiguous } = isSideBySide(plain.second)
    ? { ...plain, ambiguous: new Map([...plain.ambiguous, ...plain.second]) }
    : assigned(withHouseholderApart(visible));
  const headers = visible
    .map(({ text, isTold }, index) => ({ index, header: text, isTold }))
    .filter(({ header }) => header !== '');
  return { firstHeaderRow, lastHeaderRow, columns, ambiguous, headers };
}

interface Assigned {
  readonly columns: ReadonlyMap<TableField, LayoutColumn>;
  readonly ambiguous: ReadonlyMap<TableField, readonly string[]>;
  /** Fields that more than one column has a name of, likely or not, with two of those columns. */
  readonly second: ReadonlyMap<TableField, readonly string[]>;
}

function assigned(headers: readonly ColumnHeader[]): Assigned {
  const columns = new Map<TableField, LayoutColumn>();
  const preferences = new Map<TableField, number>();
  const ambiguous = new Map<TableField, string[]>();
  const second = new Map<TableField, string[]>();
  headers.forEach(({ text: header, meaning }, index) => {
    if (meaning === null) return;
    const { field, preference } = meaning;
    const known = preferences.get(field) ?? Infinity;
    const label = headerLabel(header);
    const taken = MUST_BE_SURE.has(field) ? columns.get(field)?.label : undefined;
    if (taken !== undefined) {
      second.set(field, [taken, label]);
      if (preference === known) ambiguous.set(field, [...(ambiguous.get(field) ?? [taken]), label]);
    }
    if (preference >= known) return;
    columns.set(field, { index, header, label });
    preferences.set(field, preference);
    ambiguous.delete(field);
  });
  return { columns, ambiguous, second };
}

/**
 * A second table to the right of the first has its own people and money; the more telling names
 * must not win over it.
 */
function isSideBySide(second: Assigned['second']): boolean {
  return second.size >= 3 && second.has('amount') && (second.has('name') || second.has('idNumber'));
}

/** How problems name a hidden or unmapped column. */
export function columnName(sheet: WorkbookSheet, layout: Layout | null, index: number): string {
  const header = layout === null ? '' : labelText(sheet.rows[layout.lastHeaderRow]?.[index]);
  return header === '' ? `${columnLetter(index)} 列` : headerLabel(header);
}

/** Village and group are often written once and merged down over their rows. */
export function spreadDown(sheet: WorkbookSheet, column: number): ReadonlyMap<number, Cell> {
  const spread = new Map<number, Cell>();
  const covers = (merge: MergedArea) => merge.left <= column && column <= merge.right;
  for (const merge of sheet.merges.filter(covers)) {
    const value = sheet.rows[merge.top]?.[merge.left] ?? null;
    if (isBlank(value)) continue;
    for (let row = merge.top + 1; row <= Math.min(merge.bottom, sheet.rows.length); row += 1)
      spread.set(row, value);
  }
  return spread;
}

function labelText(cell: Cell | undefined): string {
  return typeof cell === 'string' ? textOf(cell).replace(/\s+/g, ' ') : '';
}
