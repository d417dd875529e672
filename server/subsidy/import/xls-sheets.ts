import { readXls } from 'hucre/xlsx';
import { readStream } from './compound-file.ts';
import { sheetVisibility } from './biff-visibility.ts';
import { mergesOf } from './xlsx-sheets.ts';
import type { Cell, WorkbookSheet } from './sheet.ts';

/**
 * The sheets of an .xls (BIFF8). hucre does not say what is hidden in one, so that is read from the
 * stream beside it: a hidden sheet must never be stored. Throws hucre's errors.
 */
export async function readXlsSheets(bytes: Uint8Array): Promise<WorkbookSheet[]> {
  const stream = readStream(bytes, 'Workbook');
  const visibility = stream === null ? [] : sheetVisibility(stream);
  const workbook = await readXls(bytes);
  return workbook.sheets.map((sheet, at) => {
    // Both walk the same list of sheets; where they differ, nothing of the sheet is trusted.
    const seen = visibility[at];
    return {
      name: sheet.name,
      hidden: seen?.hidden ?? true,
      hiddenColumns: seen?.hiddenColumns ?? new Set(),
      hiddenRows: seen?.hiddenRows ?? new Set(),
      merges: mergesOf(sheet),
      rows: denseRows(sheet.rows),
    };
  });
}

/** Rows that the file does not mention are holes in hucre's array. */
function denseRows(rows: (Cell[] | undefined)[]): Cell[][] {
  return Array.from(rows, (row) => row ?? []);
}
