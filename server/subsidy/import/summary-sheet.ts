import { compact, isBlank, textOf } from './cell-text.ts';
import { unitsOfHeader, unitsOfRows } from './units.ts';
import { headerLabel, type MeaningOf } from './header-names.ts';
import { isTotalLabel } from './total-words.ts';
import { isNear, sumDiffers, totalValue, type Figure } from './totals.ts';
import type { ProblemPlace } from './problem.ts';
import type { ReadRow, RosterProblem } from './reading.ts';
import type { Cell, WorkbookSheet } from './sheet.ts';
import type { VillageFinder } from './villages.ts';

interface SummaryColumn {
  readonly index: number;
  readonly label: string;
  readonly scale: number;
}

/** Where a sheet without people sums others up: village by village, with figures. */
interface Summary {
  readonly headerRow: number;
  readonly village: number;
  readonly figures: ReadonlyMap<Figure, SummaryColumn>;
}

/**
 * What a sheet called 汇总 says of villages and of all must be what the rosters beside it come to. To
 * be asked when all rows are stored.
 */
export function summaryProblems(
  sheet: WorkbookSheet,
  rows: readonly ReadRow[],
  meaningOf: MeaningOf,
  villages: VillageFinder,
): RosterProblem[] {
  const summary = summaryOf(sheet, meaningOf);
  if (summary === null) return [];
  const sums = villageSums(rows);
  return sheet.rows.flatMap((cells, row) => {
    if (row <= summary.headerRow) return [];
    const of = summedIn(cells, summary, villages);
    const place = { sheet: sheet.name, row: row + 1, column: null };
    return of === null ? [] : rowProblems(place, cells, summary, { ...of, sums: sums.get(of.key) });
  });
}

type Sum = Readonly<Record<Figure, number>>;
const ALL = '';

function rowProblems(
  place: ProblemPlace,
  cells: readonly Cell[],
  { figures }: Summary,
  { name, sums }: { readonly name: string; readonly sums: Sum | undefined },
): RosterProblem[] {
  return [...figures].flatMap(([figure, { index, label, scale }]) => {
    const cell = cells[index] ?? null;
    const value = isBlank(cell) ? null : totalValue(cell);
    const sum = sums?.[figure] ?? 0;
    if (value === null || isNear(value * scale, sum)) return [];
    const at = { ...place, column: label };
    return [sumDiffers(at, `${name}的${label}`, figure, value * scale, sum)];
  });
}

/** Whose figures a row has: a village's, or those of all. */
function summedIn(cells: readonly Cell[], { village }: Summary, villages: VillageFinder) {
  const texts = cells.map((cell) => (isBlank(cell) ? '' : compact(textOf(cell))));
  const total = texts.find(isTotalLabel);
  if (total !== undefined) return /小计/.test(total) ? null : { key: ALL, name: '合计' };
  const found = villages.named(texts[village] ?? '');
  return found === null ? null : { key: found.code, name: found.name };
}

/** Two columns for one figure are of different things: neither is compared. */
function summaryOf(sheet: WorkbookSheet, meaningOf: MeaningOf): Summary | null {
  for (const [headerRow, cells] of sheet.rows.entries()) {
    const meanings = cells.map((cell) => (typeof cell === 'string' ? meaningOf(cell) : null));
    const village = meanings.findIndex((meaning) => meaning?.field === 'village');
    if (village < 0) continue;
    const figures = new Map<Figure, SummaryColumn>();
    for (const figure of ['quantity', 'amount'] as const) {
      const found = meanings.flatMap((meaning, at) => (meaning?.field === figure ? [at] : []));
      const [index] = found;
      if (index === undefined || found.length > 1) continue;
      const header = textOf(cells[index]);
      const units = [...unitsOfHeader(header), ...unitsOfRows(sheet.rows.slice(0, headerRow))];
      const isLarge = figure === 'amount' && units[0]?.meaning === 'TEN_THOUSAND_YUAN';
      figures.set(figure, { index, label: headerLabel(header), scale: isLarge ? 10_000 : 1 });
    }
    if (figures.size > 0) return { headerRow, village, figures };
  }
  return null;
}

function villageSums(rows: readonly ReadRow[]): ReadonlyMap<string, Sum> {
  const sums = new Map<string, { amount: number; quantity: number }>();
  for (const { villageCode, amountFen, quantity } of rows)
    for (const key of [ALL, villageCode ?? '?']) {
      const sum = sums.get(key) ?? { amount: 0, quantity: 0 };
      sums.set(key, {
        amount: sum.amount + amountFen,
        quantity: sum.quantity + Number(quantity ?? 0),
      });
    }
  for (const sum of sums.values()) sum.amount /= 100;
  return sums;
}
