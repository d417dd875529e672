import { MAX_ROWS, tooManyColumns, tooManyRows, WIDEST_SHEET } from './row-limit.ts';

const QUOTE = 0x22;
const LINE_ENDS: ReadonlySet<number> = new Set([0x0a, 0x0d]);
/** Comma, tab, semicolon: a line of nothing else, and spaces, is an empty row. */
const MARKS: ReadonlySet<number> = new Set([0x2c, 0x09, 0x3b]);
const SPACE = 0x20;

/**
 * Counts the lines of a CSV that have something in them over its bytes, so that a million of them
 * are refused before texts are made of them; a line of a million cells as well. In UTF-8, GBK and GB18030 these bytes are never part of
 * another character; UTF-16 goes by its units. A line end between quotes is part of a cell.
 * Throws Refusal FILE_TOO_LARGE.
 */
export function refuseTooManyLines(bytes: Uint8Array, encoding: 'bytes' | 'le' | 'be'): void {
  let lines = 0;
  let marks = 0;
  let isFilled = false;
  let isQuoted = false;
  for (const unit of encoding === 'bytes' ? bytes : unitsOf(bytes, encoding)) {
    if (unit === QUOTE) isQuoted = !isQuoted;
    else if (isQuoted) isFilled = true;
    else if (LINE_ENDS.has(unit)) {
      if (isFilled) lines += 1;
      if (lines > MAX_ROWS) throw tooManyRows();
      isFilled = false;
      marks = 0;
    } else if (MARKS.has(unit)) {
      marks += 1;
      if (marks > WIDEST_SHEET) throw tooManyColumns();
    } else if (unit !== SPACE) isFilled = true;
  }
}

function unitsOf(bytes: Uint8Array, order: 'le' | 'be'): Uint16Array {
  const whole = Buffer.from(bytes.subarray(0, bytes.length & ~1));
  if (order === 'be') whole.swap16();
  return new Uint16Array(whole.buffer, whole.byteOffset, whole.length / 2);
}
