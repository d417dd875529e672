import { compact, isBlank, textOf } from './cell-text.ts';
import { isTotalLabel } from './total-words.ts';
import { isUnitRow } from './units.ts';
import { UNCALCULATED, type Cell } from './sheet.ts';

/** A header has words; a row with an ID number, an account or several figures is none. */
export function mayBeHeader(cells: readonly Cell[]): boolean {
  let words = 0;
  let figures = 0;
  for (const cell of cells) {
    if (typeof cell === 'number') figures += 1;
    if (typeof cell !== 'string' || cell === '') continue;
    if (/\d{12}/.test(cell)) return false;
    if (/^[\s\d.,]*\d[\s.,]*$/.test(cell)) figures += 1;
    else words += 1;
  }
  return words > 0 && figures < 2;
}

/** The lower line of a header has words only, and is no total without a figure either. */
export function mayBeLowerLine(cells: readonly Cell[], upper: readonly string[]): boolean {
  const texts = cells.map((cell) => (isBlank(cell) ? '' : compact(textOf(cell))));
  const isFigure = (cell: Cell, at: number) =>
    cell === UNCALCULATED ||
    (!isBlank(cell) && typeof cell !== 'string') ||
    /^[¥￥]?-?\d[\d,.]*(元|亩|人|户)?$/.test(texts[at] ?? '');
  if (cells.some(isFigure)) return false;
  const first = texts.findIndex((text) => text !== '');
  // 合计 below 水田 and 旱地 is of both; below a column of its own it is the rows'.
  const isOwn = (upper[first] ?? '') !== '' && !isWide(upper, first);
  return first < 0 || !isOwn || !texts.every((text) => text === '' || isTotalLabel(text));
}

/** A row of words that stand only under what is written over several columns: nobody's data. */
export function splits(
  upper: readonly string[],
  below: readonly Cell[],
  isPart: (at: number) => boolean = () => false,
): boolean {
  return below.every(
    (cell, at) =>
      isBlank(cell) ||
      (typeof cell === 'string' && (upper[at] === '' || isWide(upper, at) || isPart(at))),
  );
}

function isWide(upper: readonly string[], at: number): boolean {
  const text = upper[at] ?? '';
  return text === '' || upper.indexOf(text) !== upper.lastIndexOf(text);
}

/** The unit each column has in a row of units below the header; null for any other row. */
export function unitsBelowHeader(cells: readonly Cell[] | undefined): readonly string[] | null {
  if (cells === undefined || !isUnitRow(cells)) return null;
  const units = cells.map((cell) => (isBlank(cell) ? '' : compact(textOf(cell))));
  // 100元 is somebody's.
  if (units.some((unit) => /\d(?!$)/.test(unit))) return null;
  return units.map((unit) => (unit === '' ? '' : `（${unit.replace(/^[([【]|[)\]】]$/g, '')}）`));
}
