import { MAX_ROWS, tooManyRows } from './row-limit.ts';

const [LINE_FEED, RETURN, QUOTE] = [0x0a, 0x0d, 0x22];
/** Comma, tab, semicolon and space: a line of nothing else is an empty row. */
const NOTHING: ReadonlySet<number> = new Set([0x2c, 0x09, 0x3b, 0x20]);

/**
 * Counts the lines of a CSV that have something in them over its bytes, so that a million of them
 * are refused before texts are made of them. In UTF-8, GBK and GB18030 these bytes are never part of
 * another character; UTF-16 goes by its units. A line end between quotes is part of a cell.
 * Throws Refusal FILE_TOO_LARGE.
 */
export function refuseTooManyLines(bytes: Uint8Array, encoding: 'bytes' | 'le' | 'be'): void {
  const step = encoding === 'bytes' ? 1 : 2;
  const low = encoding === 'be' ? 1 : 0;
  let lines = 0;
  let isFilled = false;
  let isQuoted = false;
  for (let at = 0; at + step <= bytes.length; at += step) {
    const unit = step === 1 ? bytes[at]! : bytes[at + low]! | (bytes[at + 1 - low]! << 8);
    if (unit === QUOTE) isQuoted = !isQuoted;
    else if (unit === LINE_FEED || unit === RETURN) {
      if (isFilled && !isQuoted && (lines += 1) > MAX_ROWS) throw tooManyRows();
      if (!isQuoted) isFilled = false;
    } else if (!isFilled && !NOTHING.has(unit)) isFilled = true;
  }
}
