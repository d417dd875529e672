import { addDays, isDay, type Day } from '../../shared/day.ts';
import { textOf } from './cell-text.ts';
import { UNCALCULATED, type Cell } from './sheet.ts';

/** Day 0 of a spreadsheet's calendar, as it counts from March 1900 on. */
const SERIAL_ZERO: Day = '1899-12-30';
const LAST: Day = '2099-12-31';

/**
 * The day a date cell means: a date, its serial number, 20261124, 2026-11-24, 2026/11/24,
 * 2026年11月24日, each with or without a time. Null for anything else, and for a day before
 * `earliest` (which a serial number of five digits is, from 1927 on).
 */
export function readDay(cell: Cell | undefined, earliest: Day = '2000-01-01'): Day | null {
  if (cell === UNCALCULATED || typeof cell === 'boolean') return null;
  const text = textOf(cell)
    .normalize('NFKC')
    .replace(/\s*([-/.年月])\s*|\s+(?=日)/g, '$1');
  const day = fromSerial(text) ?? fromParts(text);
  return day !== null && day >= earliest && day <= LAST ? day : null;
}

function fromSerial(text: string): Day | null {
  const serial = /^(\d{5})(\.\d+)?$/.exec(text)?.[1];
  return serial === undefined ? null : addDays(SERIAL_ZERO, Number(serial));
}

/** The time has a space or a T before it, or stands in the one long number. */
const SHAPES = [
  /^((?:19|20)\d{2})(\d{2})(\d{2})(?:\d{4}|\d{6}|[T\s]\s*\d{1,2}:.*)?$/,
  /^((?:19|20)\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]\s*\d{1,2}[:时].*)?$/,
] as const;

function fromParts(text: string): Day | null {
  for (const shape of SHAPES) {
    const [, year, month, day] = shape.exec(text) ?? [];
    if (year === undefined || month === undefined || day === undefined) continue;
    const found = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    if (isDay(found)) return found;
  }
  return null;
}

/**
 * The month a cell means, 'YYYY-MM': any day as above, 202601, 2026-1, 2026年1月. The number 2026.1 is
 * January or, its zero lost, October, and so neither.
 */
export function readMonth(cell: Cell | undefined): string | null {
  const day = readDay(cell);
  if (day !== null) return day.slice(0, 7);
  const text = cell === UNCALCULATED ? '' : textOf(cell).normalize('NFKC').replace(/\s+/g, '');
  if (typeof cell === 'number' && /\.1$/.test(text)) return null;
  const [, year, month] =
    /^(20\d{2})(?:[-/.年](\d{1,2})月?|(\d{2}))$/.exec(text)?.filter(Boolean) ?? [];
  if (year === undefined || month === undefined) return null;
  return isDay(`${year}-${month.padStart(2, '0')}-01`) ? `${year}-${month.padStart(2, '0')}` : null;
}
