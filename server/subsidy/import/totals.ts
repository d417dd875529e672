import Big from 'big.js';
import { isBlank, quote, textOf } from './cell-text.ts';
import { plainFigure } from './figure-text.ts';
import { problem, type ProblemPlace } from './problem.ts';
import { figureInWords, totalKind, totalName, type FigureInWords } from './total-words.ts';
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

export type Figure = 'amount' | 'quantity';

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
  return doubtTotals(sheet, totals, rows).map(({ problem: found }) => found);
}

/** A total that its sheet's rows do not come to; those of all sheets still may. */
export interface DoubtedTotal {
  readonly problem: RosterProblem;
  readonly figure: Figure;
  /** 全镇总计的补贴金额. */
  readonly label: string;
  /** Null when it cannot be read. */
  readonly value: number | null;
}

export function doubtTotals(
  sheet: string,
  totals: readonly TotalRow[],
  rows: readonly SummedRow[],
): DoubtedTotal[] {
  const sums = { amount: amountSums(rows), quantity: quantitySums(rows) };
  const alike = afterAlike(totals);
  return totals.flatMap((total, at) =>
    (['quantity', 'amount'] as const).flatMap((figure) => {
      const column = total.layout.columns.get(figure)?.label;
      const stated = column === undefined ? null : statedIn(total, figure);
      if (column === undefined || stated === null) return [];
      const { value, isSure } = stated;
      const label = `${totalText(total.cells)}的${column}`;
      const place = { sheet, row: total.row, column };
      const unreadable = {
        ...{ figure, label },
        value,
        problem: problem('SUM_UNREADABLE', place, label),
      };
      if (value === null) return [unreadable];
      const range = rangeAgainst(
        value,
        rangesOf(totals, at, alike[at] ?? 0, rows.length),
        sums[figure],
      );
      if (range === null) return [];
      if (!isSure) return [unreadable];
      const found = sumDiffers(place, label, figure, value, within(sums[figure].stated, range));
      return [{ figure, label, value, problem: found }];
    }),
  );
}

export function sumDiffers(
  place: ProblemPlace,
  label: string,
  figure: Figure,
  value: number,
  sum: number,
): RosterProblem {
  const shown = (number: number) => new Big(number).round(figure === 'amount' ? 2 : 6).toFixed();
  const figures = [value, sum, Math.abs(value - sum)].map(shown);
  return problem('SUM_DIFFERS', place, label, ...figures);
}

/** In yuan or in the programme's unit; null for nothing stated. */
function statedIn(total: TotalRow, figure: Figure): FigureInWords | null {
  const { cells, layout, amountScale } = total;
  const cell = cells[layout.columns.get(figure)?.index ?? -1] ?? null;
  const scale = figure === 'amount' ? amountScale : 1;
  if (isBlank(cell)) {
    const told = figureInWords(cells, figure === 'amount' ? '元' : '亩');
    return told === null || told.isSure || told.value === null
      ? told
      : { ...told, value: told.value * scale };
  }
  const value = totalValue(cell);
  return { value: value === null ? null : value * scale, isSure: true };
}

/** The likeliest rows a total is of when it does not agree; null when it does or nobody can say. */
function rangeAgainst(value: number, ranges: readonly Range[], sums: RunningSums): Range | null {
  const [likeliest] = ranges;
  if (likeliest === undefined || ranges.some((range) => agrees(value, range, sums))) return null;
  return within(sums.unknown, likeliest) > 0 ? null : likeliest;
}

/** A total may be larger than any row and may carry a formula's dust, so it is read as it stands. */
export function totalValue(cell: Cell): number | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  const figure = plainFigure(textOf(cell));
  return figure === null || figure.length > 31 ? null : Number(figure);
}

type Range = readonly [from: number, to: number];

/**
 * The rows a total may stand for, likeliest first: those since the last total or the last of its
 * kind, all above, all below up to the next (totals on top), the whole sheet.
 */
function rangesOf(totals: readonly TotalRow[], at: number, alike: number, count: number): Range[] {
  const above = totals[at]?.above ?? 0;
  const isSubtotal = kindOf(totals[at]) === '小计';
  const before = totals[at - 1]?.above ?? 0;
  const next = totals[at + 1]?.above ?? count;
  const ranges: Range[] = [
    isSubtotal ? [before, above] : [0, above],
    [before, above],
    [alike, above],
    [0, above],
    [above, next],
    [above, count],
    [0, count],
  ];
  return ranges.filter(([from, to]) => to > from);
}

/** Of each total how many rows stand above the last one before it of its kind. */
function afterAlike(totals: readonly TotalRow[]): number[] {
  const last = new Map<string, number>();
  return totals.map((total) => {
    const kind = kindOf(total);
    const above = last.get(kind) ?? 0;
    last.set(kind, total.above);
    return above;
  });
}

function kindOf(total: TotalRow | undefined): string {
  return totalKind(totalName(total?.cells ?? []));
}

function agrees(value: number, range: Range, sums: RunningSums): boolean {
  if (within(sums.unknown, range) > 0) return false;
  return isNear(within(sums.stated, range), value) || isNear(within(sums.correct, range), value);
}

function within(running: readonly number[], [from, to]: Range): number {
  return (running[to] ?? 0) - (running[from] ?? 0);
}

/** What all rows of a sheet come to. */
export interface RowSums {
  readonly stated: number;
  readonly correct: number;
  readonly unknown: number;
}

export function sumsOf(rows: readonly SummedRow[]): Record<Figure, RowSums> {
  const last = ({ stated, correct, unknown: missing }: RunningSums) => ({
    ...{ stated: stated.at(-1) ?? 0, correct: correct.at(-1) ?? 0 },
    unknown: missing.at(-1) ?? 0,
  });
  return { amount: last(amountSums(rows)), quantity: last(quantitySums(rows)) };
}

export function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) < TOLERANCE;
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

/** What a total row calls itself, for a message: 小计. */
export function totalText(cells: readonly Cell[]): string {
  return quote(totalName(cells));
}
