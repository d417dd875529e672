import { addDays, isDay, type Day } from '../../shared/day.ts';
import { textOf } from './cell-text.ts';
import { UNCALCULATED, type Cell } from './sheet.ts';

/** Day 0 of a spreadsheet's calendar, as it counts from March 1900 on. */
const SERIAL_ZERO: Day = '1899-12-30';
/** 2000-01-01 to 2099-12-31. */
const SERIALS = { first: 36_526, last: 73_050 } as const;

/**
 * The day a date cell means: a date, its serial number, 20261124, 2026-11-24, 2026/11/24,
 * 2026年11月24日, each with or without a time. Null for anything else.
 */
export function readDay(cell: Cell | undefined): Day | null {
  if (cell === UNCALCULATED || typeof cell === 'boolean') return null;
  const text = textOf(cell)
    .normalize('NFKC')
    .replace(/\s*([-/.年月])\s*|\s+(?=日)/g, '$1');
  return fromSerial(text) ?? fromParts(text);
}

function fromSerial(text: string): Day | null {
  const serial = /^(\d{5})(\.\d+)?$/.exec(text)?.[1];
  if (serial === undefined) return null;
  const days = Number(serial);
  return days >= SERIALS.first && days <= SERIALS.last ? addDays(SERIAL_ZERO, days) : null;
}

/** The time has a space or a T before it, or stands in the one long number. */
const SHAPES = [
  /^(20\d{2})(\d{2})(\d{2})(?:\d{4}|\d{6}|[T\s]\s*\d{1,2}:.*)?$/,
  /^(20\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]\s*\d{1,2}[:时].*)?$/,
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
