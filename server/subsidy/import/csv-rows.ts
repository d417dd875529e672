import { Refusal } from '../../shared/refusal.ts';
import { MAX_COLUMNS, MAX_ROWS, tooManyColumns, tooManyRows, WIDEST_SHEET } from './row-limit.ts';

const NO_CELLS: readonly string[] = [];

/**
 * RFC 4180, with any line end. A quote opens only at the start of a cell, so `="6222…"` stays whole.
 * A blank line is a row, because a spreadsheet counts it as one. Throws Refusal FILE_UNREADABLE for
 * an open quote and FILE_TOO_LARGE.
 */
export function parseCsv(text: string, delimiter: string): (readonly string[])[] {
  const rows = new Rows();
  let row: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const cell = text[at] === '"' ? quotedCell(text, at, rows.count + 1) : { text: '', end: at };
    const end = plainEnd(text, cell.end, delimiter);
    row.push(cell.text + text.slice(cell.end, end));
    refuseTooWide(row);
    at = end + 1;
    if (text[end] === delimiter) continue;
    rows.add(row);
    row = [];
    if (text[end] === '\r' && text[at] === '\n') at += 1;
  }
  return rows.done();
}

class Rows {
  readonly #rows: (readonly string[])[] = [];
  #filled = 0;

  get count(): number {
    return this.#rows.length;
  }

  add(row: readonly string[]): void {
    const isFilled = row.some((cell) => cell !== '');
    this.#rows.push(isFilled ? row : NO_CELLS);
    if (isFilled && row.length > 1) this.#filled += 1;
    if (this.#filled > MAX_ROWS) throw tooManyRows();
  }

  /** Without the blank one after the last line end. */
  done(): (readonly string[])[] {
    if (this.#rows.at(-1) === NO_CELLS) this.#rows.pop();
    return this.#rows;
  }
}

function refuseTooWide(row: readonly string[]): void {
  const isFar = row.length > MAX_COLUMNS && row.at(-1) !== '';
  if (isFar || row.length > WIDEST_SHEET) throw tooManyColumns();
}

function plainEnd(text: string, from: number, delimiter: string): number {
  let end = from;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r')
    end += 1;
  return end;
}

/** An open quote would swallow the rest of the file into one cell. */
function quotedCell(text: string, start: number, row: number): { text: string; end: number } {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  if (end < 0)
    throw new Refusal(
      'FILE_UNREADABLE',
      `第 ${row} 行的引号没有配对，无法分清单元格。请用 Excel 或 WPS 打开，另存为 .xlsx 后重新上传。`,
      { row },
    );
  return { text: text.slice(start + 1, end).replaceAll('""', '"'), end: end + 1 };
}
