import Big from 'big.js';
import type { Fen } from '../shared/money.ts';

export const PAPERS = ['A3', 'A4'] as const;
export type Paper = (typeof PAPERS)[number];

/** How many tables stand side by side on a page, and how many lines each has under its header. */
export interface PaperLayout {
  readonly blocks: 1 | 2;
  readonly linesPerBlock: number;
}

export const LAYOUTS: Readonly<Record<Paper, PaperLayout>> = {
  A3: { blocks: 2, linesPerBlock: 23 },
  A4: { blocks: 1, linesPerBlock: 24 },
};

/** A row as the public may read it. */
export interface SheetRow {
  readonly number: number;
  readonly villagerGroup: string | null;
  readonly maskedName: string;
  readonly quantity: string | null;
  readonly rate: string | null;
  readonly supportMode: string | null;
  readonly amountFen: Fen;
}

export interface SheetVillage {
  readonly name: string;
  readonly rows: readonly SheetRow[];
}

/** A line under the rows: 本页小计, 本村合计 or 全镇合计. */
export interface SheetTotal {
  readonly label: string;
  readonly rowCount: number;
  readonly quantity: string;
  readonly amountFen: Fen;
}

/** One page of paper; `number` of `of` counts within the village. */
export interface SheetPage {
  readonly village: string;
  readonly number: number;
  readonly of: number;
  readonly rows: readonly SheetRow[];
  readonly totals: readonly SheetTotal[];
}

/**
 * How many rows each page of a village takes. Pages are filled evenly, so that none has a single
 * row left over. Every page ends with its own sum; `sums` more lines stand on the last one.
 */
export function sharesOf(rowCount: number, sums: number, layout: PaperLayout): number[] {
  const capacity = layout.blocks * layout.linesPerBlock - 1;
  const lines = rowCount + sums;
  const pages = Math.max(1, Math.ceil(lines / capacity));
  const shares = Array.from(
    { length: pages },
    (_, at) => Math.floor(lines / pages) + (at < lines % pages ? 1 : 0),
  );
  return shares.with(-1, shares.at(-1)! - sums);
}

/** How many lines of sums end a village: its own, and the town's after the last village. */
export function sumsOf(at: number, villageCount: number, isWholeTown: boolean): number {
  return isWholeTown && at === villageCount - 1 ? 2 : 1;
}

/** Every page in order. The town's sum stands on the last one when the whole town is printed. */
export function pagesOf(
  villages: readonly SheetVillage[],
  layout: PaperLayout,
  isWholeTown: boolean,
): SheetPage[] {
  const all = villages.flatMap(({ rows }) => rows);
  return villages.flatMap(({ name, rows }, at) => {
    const sums = sumsOf(at, villages.length, isWholeTown);
    const last = [totalOf('本村合计', rows), ...(sums === 2 ? [totalOf('全镇合计', all)] : [])];
    let from = 0;
    return sharesOf(rows.length, sums, layout).map((share, index, shares): SheetPage => {
      const own = rows.slice(from, (from += share));
      const isLast = index === shares.length - 1;
      const totals = [totalOf('本页小计', own), ...(isLast ? last : [])];
      return { village: name, number: index + 1, of: shares.length, rows: own, totals };
    });
  });
}

function totalOf(label: string, rows: readonly SheetRow[]): SheetTotal {
  return {
    label,
    rowCount: rows.length,
    quantity: rows.reduce((sum, { quantity }) => sum.plus(quantity ?? 0), new Big(0)).toFixed(),
    amountFen: rows.reduce((sum, { amountFen }) => sum + amountFen, 0),
  };
}
