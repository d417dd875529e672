import type { Fen } from '../../shared/money.ts';
import { Refusal } from '../../shared/refusal.ts';
import { compact, isBlank, textOf } from '../import/cell-text.ts';
import { hideNumbers } from '../import/file-text.ts';
import { unsupportedUnit } from '../import/block.ts';
import { findBlocks, unitsBelow, type FoundBlock } from '../import/find-blocks.ts';
import type { TableField } from '../import/header-names.ts';
import { columnName, spreadDown, type Layout } from '../import/layout.ts';
import type { RosterFile } from '../import/reading.ts';
import type { Cell, WorkbookSheet } from '../import/sheet.ts';
import { totalRows, type SummedRow, type TotalRow } from '../import/totals.ts';
import { readWorkbook } from '../import/workbook.ts';
import {
  isBlocking,
  type FileProblem,
  type OfficeFile,
  type OfficeFileReading,
  type SheetProblemCode,
} from './office-file.ts';

/** A file that is wrong throughout is told by its first faults. */
const MOST_PROBLEMS = 1_000;
const MOST_COLUMNS = 200;
const LONGEST_HEADER = 60;

/**
 * Everything a file says. Takes its time and memory: the server reads in a process of its own.
 * Throws Refusal FILE_EMPTY, FILE_UNSUPPORTED, FILE_UNREADABLE or FILE_TOO_LARGE.
 */
export async function readOfficeFile<Row, Code extends string>(
  file: RosterFile,
  kind: OfficeFile<Row, Code>,
): Promise<OfficeFileReading<Row, Code>> {
  const sheets = (await readWorkbook(file)).map(withoutNumbers);
  const parts = sheets.map((sheet) =>
    sheet.hidden ? hiddenSheet(sheet, kind) : readSheet(sheet, kind),
  );
  const rowCount = parts.reduce((sum, part) => sum + part.rowCount, 0);
  const hasHeader = parts.some((part) => part.hasHeader);
  refuseWithoutRows(sheets, kind, hasHeader, rowCount);
  return {
    rows: parts.flatMap(({ rows }) => rows),
    problems: toldProblems(parts.flatMap(({ problems }) => problems)),
    rowCount,
    columnsLeftOut: [...new Set(parts.flatMap(({ columnsLeftOut }) => columnsLeftOut))].slice(
      0,
      MOST_COLUMNS,
    ),
  };
}

/** Gravest first, in the file's order otherwise: what is cut off is never what refuses the file. */
export function toldProblems<Code extends string>(
  problems: readonly FileProblem<Code>[],
): FileProblem<Code>[] {
  const sheets = new Map(
    [...new Set(problems.map(({ sheet }) => sheet))].map((name, at) => [name, at]),
  );
  const order = (problem: FileProblem) => [
    Number(!isBlocking(problem)),
    sheets.get(problem.sheet) ?? 0,
    problem.row ?? 0,
  ];
  return problems
    .map((problem) => ({ problem, at: order(problem) }))
    .sort((one, other) => {
      const differs = one.at.findIndex((value, level) => value !== other.at[level]);
      return differs < 0 ? 0 : one.at[differs]! - other.at[differs]!;
    })
    .slice(0, MOST_PROBLEMS)
    .map(({ problem: { column, message, ...problem } }) => ({
      ...problem,
      column: column === null ? null : hideNumbers(column).slice(0, 60),
      message: hideNumbers(message),
    }));
}

/** A file is often named after an account, and so is a CSV's sheet. */
function withoutNumbers(sheet: WorkbookSheet): WorkbookSheet {
  return { ...sheet, name: hideNumbers(sheet.name).slice(0, 60) };
}

interface SheetPart<Row, Code extends string> extends OfficeFileReading<Row, Code> {
  readonly hasHeader: boolean;
}

const NOTHING = {
  hasHeader: false,
  rows: [],
  problems: [],
  rowCount: 0,
  columnsLeftOut: [],
} as const;

function readSheet<Row, Code extends string>(
  sheet: WorkbookSheet,
  kind: OfficeFile<Row, Code>,
): SheetPart<Row, Code> {
  const { blocks, strayRows } = findBlocks(sheet, kind.headers);
  if (blocks.length === 0) return { ...NOTHING, problems: withoutHeader(sheet, kind) };
  const rows: Row[] = [];
  const problems: FileProblem<Code | SheetProblemCode>[] = strayRows.map((row) =>
    kind.problem('ROW_ABOVE_HEADER', { sheet: sheet.name, row: row + 1, column: null }),
  );
  const stated: SummedRow[] = strayRows.map(() => summedRow(null));
  const totals: TotalRow[] = [];
  for (const block of blocks) {
    const data = block.rows.filter((row) => row.kind === 'data');
    totals.push(...totalRows(sheet, block, stated.length));
    const faults = data.length === 0 ? [] : blockFaults(sheet, block, data.length, kind);
    problems.push(...faults);
    if (faults.length > 0) {
      stated.push(...data.map(() => summedRow(null)));
      continue;
    }
    const { columns } = block.layout;
    const cellAt = cellReader(sheet, columns);
    for (const { row } of data) {
      const cell = (field: TableField) => cellAt(row, field);
      const outcome = kind.readRow({ sheet: sheet.name, row: row + 1, columns, cell });
      problems.push(...outcome.problems);
      stated.push(summedRow(outcome.statedFen));
      if (outcome.stored !== null) rows.push(outcome.stored);
    }
  }
  problems.push(...(kind.checkTotals?.(sheet.name, totals, stated, rows) ?? []));
  const columnsLeftOut = blocks.flatMap((block) => leftOut(sheet, block));
  return { hasHeader: true, rows, problems, rowCount: stated.length, columnsLeftOut };
}

/** What a block has columns for that nobody reads, the hidden ones included. */
function leftOut(sheet: WorkbookSheet, { layout }: FoundBlock): string[] {
  const read = new Set([...layout.columns.values()].map(({ index }) => index));
  const headers = sheet.rows[layout.lastHeaderRow] ?? [];
  const hidden = [...sheet.hiddenColumns]
    .filter((at) => !isBlank(headers[at]))
    .map((at) => columnName(sheet, layout, at));
  const seen = layout.headers.filter(({ index }) => !read.has(index)).map(({ header }) => header);
  return [...seen, ...hidden].map((header) => hideNumbers(header).slice(0, LONGEST_HEADER));
}

function summedRow(fen: Fen | null): SummedRow {
  return { statedFen: fen, correctFen: fen, quantity: null };
}

/** A village is often written once and merged down over its rows. */
function cellReader(
  sheet: WorkbookSheet,
  columns: Layout['columns'],
): (row: number, field: TableField) => Cell {
  const village = columns.get('village');
  const spread = village === undefined ? null : spreadDown(sheet, village.index);
  return (row, field) => {
    const column = columns.get(field);
    if (column === undefined) return null;
    const cell = sheet.rows[row]?.[column.index] ?? null;
    return field === 'village' && isBlank(cell) ? (spread?.get(row) ?? null) : cell;
  };
}

/** Why no row of a block can be read. */
function blockFaults<Row, Code extends string>(
  sheet: WorkbookSheet,
  block: FoundBlock,
  rows: number,
  { missing, labels, problem }: OfficeFile<Row, Code>,
): FileProblem<Code | SheetProblemCode>[] {
  const { layout } = block;
  const place = { sheet: sheet.name, row: layout.lastHeaderRow + 1, column: null };
  const problems: FileProblem<Code | SheetProblemCode>[] = [];
  const lacking = missing(layout.columns);
  if (lacking.length > 0)
    problems.push(problem('COLUMN_MISSING', place, lacking.join('、'), String(rows)));
  for (const [field, found] of layout.ambiguous) {
    const headers = found.map((label) => `“${label}”`).join('和');
    problems.push(
      problem('COLUMN_AMBIGUOUS', place, labels[field] ?? field, headers, String(rows)),
    );
  }
  const unit = unsupportedUnit(block, unitsBelow(sheet, block));
  // Here nobody explains a warning, so that ten thousands are not multiplied either.
  const told = unit ?? (block.amountScale === 1 ? null : '万元');
  if (told !== null) problems.push(problem('UNIT_UNSUPPORTED', place, told, String(rows)));
  return problems;
}

function hiddenSheet<Row, Code extends string>(
  sheet: WorkbookSheet,
  { problem }: OfficeFile<Row, Code>,
): SheetPart<Row, Code> {
  const rows = sheet.rows.filter(hasContent).length;
  if (rows === 0) return NOTHING;
  const place = { sheet: sheet.name, row: null, column: null };
  return { ...NOTHING, problems: [problem('SHEET_HIDDEN', place, String(rows))] };
}

/** A sheet that is not understood is only mentioned, unless people's numbers stand in it. */
function withoutHeader<Row, Code extends string>(
  sheet: WorkbookSheet,
  { problem }: OfficeFile<Row, Code>,
): FileProblem<Code | SheetProblemCode>[] {
  if (!sheet.rows.some(hasContent)) return [];
  const isNumber = (cell: Cell) =>
    typeof cell === 'number' ? cell >= 1e11 : /\d{12}/.test(compact(textOf(cell)));
  const code = sheet.rows.some((row) => row.some(isNumber))
    ? 'SHEET_WITHOUT_HEADER'
    : 'SHEET_NOT_READ';
  return [problem(code, { sheet: sheet.name, row: null, column: null })];
}

function hasContent(row: readonly Cell[]): boolean {
  return row.some((cell) => !isBlank(cell));
}

function refuseWithoutRows<Row, Code extends string>(
  sheets: readonly WorkbookSheet[],
  { refusals, mostRows }: OfficeFile<Row, Code>,
  hasHeader: boolean,
  rowCount: number,
): void {
  if (!sheets.some((sheet) => !sheet.hidden && sheet.rows.some(hasContent)))
    throw new Refusal('FILE_EMPTY', '文件里没有可见的内容（隐藏的工作表不算），请检查后重新上传。');
  if (!hasHeader) throw new Refusal('FILE_UNREADABLE', refusals.noHeader);
  if (rowCount === 0) throw new Refusal('FILE_EMPTY', refusals.noRows);
  if (rowCount > mostRows) throw new Refusal('FILE_TOO_LARGE', refusals.tooManyRows);
}
