import { layoutAt, type Layout } from './layout.ts';
import { rowKind } from './row-kind.ts';
import type { Block } from './block.ts';
import type { Cell, WorkbookSheet } from './sheet.ts';

/** A block with its rows; they count from 0. `after` is how many data rows stand above a total. */
export interface FoundBlock extends Block {
  readonly dataRows: number[];
  readonly totals: { readonly row: number; readonly after: number }[];
}

/** Splits a sheet at its headers: one block, or one for each village listed below another. */
export function findBlocks(sheet: WorkbookSheet, first: Layout, unit: string): FoundBlock[] {
  let preamble = sheet.rows.slice(0, first.firstHeaderRow);
  let block: FoundBlock = { layout: first, preamble, dataRows: [], totals: [] };
  const blocks = [block];
  preamble = [];
  for (let row = first.lastHeaderRow + 1; row < sheet.rows.length; row += 1) {
    const cells = sheet.rows[row] ?? [];
    const repeated = mayBeHeader(cells, block.layout) ? layoutAt(sheet, row, unit) : null;
    if (repeated !== null) {
      // A header printed again on every page of one village leaves that village's title in force.
      const titles = preamble.length > 0 ? preamble : block.preamble;
      block = { layout: repeated, preamble: titles, dataRows: [], totals: [] };
      blocks.push(block);
      preamble = [];
      row = repeated.lastHeaderRow;
      continue;
    }
    const kind = rowKind(cells, row, block.layout);
    if (kind === 'note') preamble.push(cells);
    if (kind === 'data') block.dataRows.push(row);
    if (kind === 'total') block.totals.push({ row, after: block.dataRows.length });
    if (kind === 'data' || kind === 'total') preamble = [];
  }
  return blocks;
}

/** Cheap enough for every row: a header has words where a person has an ID number. */
function mayBeHeader(cells: readonly Cell[], { columns }: Layout): boolean {
  const column = columns.get('idNumber') ?? columns.get('name');
  const cell = column === undefined ? null : cells[column.index];
  return typeof cell === 'string' && cell !== '' && !/\d/.test(cell);
}
