import Big from 'big.js';
import { compact, isBlank, quote, textOf } from './cell-text.ts';
import { problem } from './problem.ts';
import type { FoundBlock } from './find-blocks.ts';
import type { Layout } from './layout.ts';
import type { RowOutcome } from './read-row.ts';
import type { RosterProblem } from './reading.ts';
import type { Cell, WorkbookSheet } from './sheet.ts';

/** A 合计 or 小计 row, and how many data rows of its sheet stand above it. */
export interface TotalRow {
  /** The spreadsheet's own row, from 1. */
  readonly row: number;
  readonly above: number;
  readonly cells: readonly Cell[];
  readonly layout: Layout;
  /** Yuan that one of the amounts' unit is. */
  readonly amountScale: number;
}

/**
 * Sums of the first n data rows, for every n. `correct` has quantity × rate where a stated amount is
 * already reported as wrong; `unknown` counts rows for which neither is known.
 */
interface RunningSums {
  readonly stated: number[];
  readonly correct: number[];
  readonly unknown: number[];
}

/** What a total needs of a data row. */
export type SummedRow = Pick<RowOutcome, 'statedFen' | 'correctFen' | 'quantity'>;

type Figure = 'amount' | 'quantity';

/** Quantities are added as floating point; this is far above its dust and below any real digit. */
const TOLERANCE = 5e-6;

/** A block's totals, each with how many data rows of the sheet stand above it. */
export function totalRows(sheet: WorkbookSheet, block: FoundBlock, before: number): TotalRow[] {
  const { rows, layout, amountScale } = block;
  const totals: TotalRow[] = [];
  let above = before;
  for (const { row, kind } of rows) {
    if (kind === 'data') above += 1;
    if (kind === 'total')
      totals.push({ row: row + 1, above, cells: sheet.rows[row] ?? [], layout, amountScale });
  }
  return totals;
}

/**
 * Compares what a sheet's total rows state with its data rows. A clerk wants to hear of each mistake
 * once: a total that is right once the rows reported already are put right is no problem, nor is one
 * that cannot be judged before they are.
 */
export function checkTotals(
  sheet: string,
  totals: readonly TotalRow[],
  rows: readonly SummedRow[],
): RosterProblem[] {
  const sums = { amount: amountSums(rows), quantity: quantitySums(rows) };
  return totals.flatMap((total, at) =>
    (['quantity', 'amount'] as const).flatMap((figure) => {
      const found = checkTotal(figure, totals, at, sums[figure]);
      const column = total.layout.columns.get(figure)?.label ?? null;
      return found === null
        ? []
        : [problem(found.code, { sheet, row: total.row, column }, ...found.facts)];
    }),
  );
}

interface TotalFault {
  readonly code: 'SUM_DIFFERS' | 'SUM_UNREADABLE';
  readonly facts: string[];
}

function checkTotal(
  figure: Figure,
  totals: readonly TotalRow[],
  at: number,
  sums: RunningSums,
): TotalFault | null {
  const total = totals[at];
  const column = total?.layout.columns.get(figure);
  if (total === undefined || column === undefined) return null;
  const label = `${totalText(total.cells)}的${column.label}`;
  const cell = total.cells[column.index];
  if (isBlank(cell)) return null;
  const stated = totalValue(cell ?? null);
  if (stated === null) return { code: 'SUM_UNREADABLE', facts: [label] };
  const value = figure === 'amount' ? stated * total.amountScale : stated;

  const ranges = rangesOf(totals, at, sums.stated.length - 1);
  const [likeliest] = ranges;
  if (likeliest === undefined || ranges.some((range) => agrees(value, range, sums))) return null;
  if (within(sums.unknown, likeliest) > 0) return null;
  const sum = within(sums.stated, likeliest);
  const shown = (number: number) => new Big(number).round(figure === 'amount' ? 2 : 6).toFixed();
  return {
    code: 'SUM_DIFFERS',
    facts: [label, shown(value), shown(sum), shown(Math.abs(value - sum))],
  };
}

/** A total may be larger than any row and may carry a formula's dust, so it is read as it stands. */
export function totalValue(cell: Cell): number | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  const text = compact(textOf(cell))
    .replace(/^[¥￥]/, '')
    .replaceAll(',', '');
  return /^-?\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : null;
}

type Range = readonly [from: number, to: number];

/**
 * The rows a total may stand for, likeliest first: those since the last total, all above, all below
 * up to the next (totals on top), the whole sheet.
 */
function rangesOf(totals: readonly TotalRow[], at: number, count: number): Range[] {
  const above = totals[at]?.above ?? 0;
  const isSubtotal = /小计/.test(totalText(totals[at]?.cells ?? []));
  const before = totals[at - 1]?.above ?? 0;
  const next = totals[at + 1]?.above ?? count;
  const ranges: Range[] = [
    isSubtotal ? [before, above] : [0, above],
    [before, above],
    [0, above],
    [above, next],
    [above, count],
    [0, count],
  ];
  return ranges.filter(([from, to]) => to > from);
}

function agrees(value: number, range: Range, sums: RunningSums): boolean {
  const near = (sum: number) => Math.abs(sum - value) < TOLERANCE;
  if (within(sums.unknown, range) > 0) return false;
  return near(within(sums.stated, range)) || near(within(sums.correct, range));
}

function within(running: readonly number[], [from, to]: Range): number {
  return (running[to] ?? 0) - (running[from] ?? 0);
}

/** In yuan: whole fen added exactly, then divided. */
function amountSums(rows: readonly SummedRow[]): RunningSums {
  return {
    stated: running(rows, (row) => row.statedFen ?? 0).map((fen) => fen / 100),
    correct: running(rows, (row) => row.correctFen ?? 0).map((fen) => fen / 100),
    unknown: running(rows, (row) => (row.correctFen === null ? 1 : 0)),
  };
}

function quantitySums(rows: readonly SummedRow[]): RunningSums {
  const stated = running(rows, (row) => Number(row.quantity ?? 0));
  return {
    stated,
    correct: stated,
    unknown: running(rows, (row) => (row.quantity === null ? 1 : 0)),
  };
}

function running(rows: readonly SummedRow[], figure: (row: SummedRow) => number): number[] {
  let sum = 0;
  return [0, ...rows.map((row) => (sum += figure(row)))];
}

/** What a total row calls itself: 小计. */
export function totalText(cells: readonly Cell[]): string {
  const texts = cells.map((cell) => compact(textOf(cell)));
  return quote(texts.find((text) => /[合小总共累]计/.test(text)) ?? '合计');
}
