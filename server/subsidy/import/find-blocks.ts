import { scaleOfAmounts, type Block } from './block.ts';
import type { MeaningOf } from './header-names.ts';
import { headerAt, type Layout } from './layout.ts';
import { isStrayRow, rowKind, type RowKind } from './row-kind.ts';
import { unitsOfRows, type Unit } from './units.ts';
import type { WorkbookSheet } from './sheet.ts';

/** Rows count from 0. */
export interface BlockRow {
  readonly row: number;
  readonly kind: Exclude<RowKind, 'blank'>;
}

/** A block with all its rows in order; titles of the next block belong to that one. */
export interface FoundBlock extends Block {
  readonly rows: BlockRow[];
}

/** All tables of a sheet, one below the other, and every row that may be data above the first. */
export interface FoundTables {
  readonly blocks: readonly FoundBlock[];
  readonly strayRows: readonly number[];
}

/** Splits a sheet at its headers. No row is left out: each is a title, in a block, or stray. */
export function findBlocks(sheet: WorkbookSheet, meaningOf: MeaningOf): FoundTables {
  const blocks: FoundBlock[] = [];
  for (let row = 0; row < sheet.rows.length; row += 1) {
    const block = blocks.at(-1);
    const layout = headerAt(sheet, row, meaningOf);
    if (layout !== null) {
      blocks.push(openBlock(sheet, layout, block));
      row = layout.lastHeaderRow;
    } else if (block !== undefined) {
      const kind = rowKind(sheet.rows[row] ?? [], row, block.layout);
      if (kind !== 'blank') block.rows.push({ row, kind });
    }
  }
  return { blocks, strayRows: strayRows(sheet, blocks[0]?.layout) };
}

function openBlock(
  sheet: WorkbookSheet,
  layout: Layout,
  before: FoundBlock | undefined,
): FoundBlock {
  const title = before === undefined ? sheet.rows.slice(0, layout.firstHeaderRow) : [];
  while (before?.rows.at(-1)?.kind === 'note')
    title.unshift(sheet.rows[before.rows.pop()?.row ?? -1] ?? []);
  const told = unitsOfRows(before === undefined ? [[sheet.name], ...title] : title);
  const unitsAbove = told.length > 0 ? told : (before?.unitsAbove ?? []);
  return { layout, title, unitsAbove, amountScale: scaleOfAmounts(layout, unitsAbove), rows: [] };
}

function strayRows(sheet: WorkbookSheet, first: Layout | undefined): number[] {
  if (first === undefined) return [];
  const above = Array.from({ length: first.firstHeaderRow }, (_, row) => row);
  return above.filter((row) => isStrayRow(sheet.rows[row] ?? [], first));
}

/** What remarks between and below a block's rows tell of units. */
export function unitsBelow(sheet: WorkbookSheet, block: FoundBlock): Unit[] {
  const notes = block.rows.filter(({ kind }) => kind === 'note');
  return unitsOfRows(notes.map(({ row }) => sheet.rows[row] ?? []));
}
