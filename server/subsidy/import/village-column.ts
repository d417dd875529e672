import { isBlank, textOf } from './cell-text.ts';
import { problem } from './problem.ts';
import { filledTexts, separatorOf } from './village-words.ts';
import type { FoundBlock } from './find-blocks.ts';
import type { RosterProblem } from './reading.ts';
import type { WorkbookSheet } from './sheet.ts';
import type { Village, VillageFinder } from './villages.ts';

/** The villages a column names, null for one nobody knows, each with its first row (from 0). */
export type VillagesNamed = ReadonlyMap<Village | null, number>;

/**
 * What the columns of villages say, table by table. A header printed again, as on every page, goes on
 * with the table before it; a title that names a village starts anew.
 */
export function villagesNamed(
  sheet: WorkbookSheet,
  blocks: readonly FoundBlock[],
  villages: VillageFinder,
): ReadonlyMap<FoundBlock, VillagesNamed> {
  const named = new Map<FoundBlock, VillagesNamed>();
  let found = new Map<Village | null, number>();
  for (const block of blocks) {
    if (namesVillage(block, villages)) found = new Map();
    named.set(block, found);
    const index = block.layout.columns.get('village')?.index;
    if (index === undefined) continue;
    for (const { row, kind } of block.rows) {
      const cell = sheet.rows[row]?.[index] ?? null;
      if (kind !== 'data' || isBlank(cell)) continue;
      const village = villages.named(textOf(cell));
      if (!found.has(village)) found.set(village, row);
    }
  }
  return named;
}

/** Whose a row is that leaves its cell empty: nobody's, unless all others agree with the sheet. */
export function villageOfBlank(told: Village | null, named: VillagesNamed): Village | null {
  const isAgreed = [...named.keys()].every((village) => village === told);
  return isAgreed ? told : null;
}

/** A column that names another village than the sheet's name or the title: told once. */
export function againstSheet(
  sheet: string,
  { layout, rows }: FoundBlock,
  told: Village | null,
  named: VillagesNamed,
): RosterProblem[] {
  const column = layout.columns.get('village');
  const other = [...named].find(([village]) => village !== null && village !== told);
  if (told === null || column === undefined || other?.[0] === undefined) return [];
  const [village, row] = other;
  if (village === null || !rows.some((one) => one.row === row)) return [];
  const place = { sheet, row: layout.lastHeaderRow + 1, column: column.label };
  return [problem('VILLAGE_COLUMN_DIFFERS', place, String(row + 1), village.name, told.name)];
}

function namesVillage({ title }: FoundBlock, villages: VillageFinder): boolean {
  return title.some(
    (cells) =>
      separatorOf(cells, villages) !== null ||
      villages.mentioned(filledTexts(cells).join(' ')).length > 0,
  );
}
