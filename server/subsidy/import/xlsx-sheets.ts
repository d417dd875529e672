import { readXlsx, type Sheet } from 'hucre/xlsx';
import { MAX_ENTRIES } from './file-kind.ts';
import { refuseTooManyRows } from './row-limit.ts';
import { UNCALCULATED, type Cell, type WorkbookSheet } from './sheet.ts';

/** The sheets of an .xlsx. Throws hucre's errors, and Refusal FILE_TOO_LARGE. */
export async function readXlsxSheets(bytes: Uint8Array): Promise<WorkbookSheet[]> {
  await refuseTooManyRows(bytes, MAX_ENTRIES);
  const workbook = await readXlsx(bytes);
  return workbook.sheets.map((sheet) => ({
    name: sheet.name,
    hidden: sheet.hidden === true || sheet.veryHidden === true,
    hiddenColumns: hiddenColumns(sheet),
    hiddenRows: hiddenRows(sheet),
    merges: mergesOf(sheet),
    rows: rowsOf(sheet),
  }));
}

export function mergesOf(sheet: Sheet): WorkbookSheet['merges'] {
  return (sheet.merges ?? []).map((merge) => ({
    top: merge.startRow,
    bottom: merge.endRow,
    left: merge.startCol,
    right: merge.endCol,
  }));
}

/** hucre gives the saved result of a formula as the cell's value, null when there is none. */
function rowsOf(sheet: Sheet): Cell[][] {
  const rows: Cell[][] = sheet.rows;
  for (const [key, cell] of sheet.cells ?? []) {
    if (cell.formula === undefined || cell.value !== null) continue;
    const [row, column] = key.split(',').map(Number);
    const cells = row === undefined ? undefined : rows[row];
    if (cells !== undefined && column !== undefined) cells[column] = UNCALCULATED;
  }
  return rows;
}

/** A column of width 0 is hidden as well, only by dragging instead of by the menu. */
function hiddenColumns(sheet: Sheet): Set<number> {
  const hidden = new Set<number>();
  sheet.columns?.forEach((column, at) => {
    if (column.hidden === true || column.width === 0) hidden.add(at);
  });
  return hidden;
}

function hiddenRows(sheet: Sheet): Set<number> {
  const hidden = new Set<number>();
  for (const [row, definition] of sheet.rowDefs ?? [])
    if (definition.hidden === true || definition.height === 0) hidden.add(row);
  return hidden;
}
