import { compact, isBlank, textOf } from './cell-text.ts';
import { columnName, type Layout } from './layout.ts';
import { problem } from './problem.ts';
import type { RosterProblem } from './reading.ts';
import type { Cell, WorkbookSheet } from './sheet.ts';

/** A hidden sheet is told of and never read; an empty one is nothing. */
export function hiddenSheetProblems(sheet: WorkbookSheet): RosterProblem[] {
  const rows = sheet.rows.filter(hasContent).length;
  if (rows === 0) return [];
  const code = looksPersonal(sheet) ? 'SHEET_HIDDEN_PERSONAL' : 'SHEET_HIDDEN';
  return [problem(code, { sheet: sheet.name, row: null, column: null }, String(rows))];
}

/**
 * A visible sheet without a roster's header. An explanation or a summary is only mentioned; one with
 * people's numbers may be a roster that was not understood, and money must not stay behind in it.
 */
export function withoutHeaderProblems(sheet: WorkbookSheet): RosterProblem[] {
  if (!sheet.rows.some(hasContent)) return [];
  const code = looksPersonal(sheet) ? 'SHEET_WITHOUT_HEADER' : 'SHEET_NOT_ROSTER';
  return [problem(code, { sheet: sheet.name, row: null, column: null })];
}

/** Hidden columns are not read. Hidden rows are: leaving them out would leave people out. */
export function hiddenPartProblems(
  sheet: WorkbookSheet,
  layout: Layout,
  dataRows: ReadonlySet<number>,
): RosterProblem[] {
  const place = { sheet: sheet.name, row: null };
  const columns = [...sheet.hiddenColumns]
    .filter((column) => sheet.rows.some((row) => !isBlank(row[column])))
    .map((column) =>
      problem('COLUMN_HIDDEN', { ...place, column: columnName(sheet, layout, column) }),
    );
  const rows = [...sheet.hiddenRows].filter((row) => dataRows.has(row)).map((row) => row + 1);
  if (rows.length === 0) return columns;
  const shown = rows.slice(0, 20).join('、') + (rows.length > 20 ? ` 等共 ${rows.length} ` : '');
  return [...columns, problem('ROWS_HIDDEN', { ...place, column: null }, shown)];
}

function hasContent(row: readonly Cell[]): boolean {
  return row.some((cell) => !isBlank(cell));
}

/** A column called after ID numbers or accounts, or a number as long as one. */
function looksPersonal(sheet: WorkbookSheet): boolean {
  const isPersonal = (cell: Cell) => {
    if (typeof cell === 'number') return cell >= 1e14;
    const text = compact(textOf(cell));
    return (
      /身份证|身份号码|银行账号|一卡通|社保卡/.test(text) ||
      /(?<!\d)\d{14,19}[\dXx]?(?!\d)/.test(text)
    );
  };
  return sheet.rows.some((row) => row.some(isPersonal));
}
