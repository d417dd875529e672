import { Refusal } from '../../shared/refusal.ts';
import { refuseTooManyLines } from './csv-lines.ts';
import { MAX_ROWS, tooManyRows } from './row-limit.ts';
import type { RosterFile } from './reading.ts';
import type { WorkbookSheet } from './sheet.ts';

/** A CSV as the one sheet a spreadsheet would show, named after the file. All cells are text. */
export function readCsvSheet({ name, bytes }: RosterFile): WorkbookSheet {
  const text = decode(bytes);
  if (text.trim() === '') throw new Refusal('FILE_EMPTY', '文件是空的，请检查后重新上传。');
  const rows = parse(text, delimiterOf(text));
  if (!rows.some((row) => row.length >= 3))
    throw new Refusal(
      'FILE_UNSUPPORTED',
      '文件里没有表格，只有文字。请上传 .xlsx、.xls 或 .csv 格式的名册。',
    );
  return {
    name: name.replace(/^.*[/\\]/, '').replace(/\.[a-z]{1,5}$/i, ''),
    hidden: false,
    hiddenColumns: new Set(),
    hiddenRows: new Set(),
    merges: [],
    rows,
  };
}

/** Strict UTF-8 first: GBK text is almost never valid UTF-8, while UTF-8 often passes as GBK. */
function decode(bytes: Uint8Array): string {
  const mark = [bytes[0], bytes[1]].join();
  if (mark === '255,254' || mark === '254,255') {
    const order = mark === '255,254' ? 'le' : 'be';
    refuseTooManyLines(bytes, order);
    return decodedAs(`utf-16${order}`, bytes) ?? unknownEncoding();
  }
  refuseTooManyLines(bytes, 'bytes');
  const utf8 = decodedAs('utf-8', bytes);
  if (utf8 !== null) return utf8;
  refuseMixedEncodings(bytes);
  return decodedAs('gb18030', bytes) ?? unknownEncoding();
}

function decodedAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function unknownEncoding(): never {
  throw new Refusal(
    'FILE_UNREADABLE',
    '文件的文字编码认不出来。请用 Excel 或 WPS 打开，另存为 .xlsx 后重新上传。',
  );
}

/**
 * Two files pasted together, one in UTF-8 and one in GBK: read as GBK the names of the first would
 * become other characters. A line is surely UTF-8 when it reads as at least four Han characters and
 * no other but ASCII: GBK text does that by chance once in millions of lines.
 */
function refuseMixedEncodings(bytes: Uint8Array): void {
  let row = 1;
  for (let start = 0; start < bytes.length; row += 1) {
    const newline = bytes.indexOf(NEWLINE, start);
    const end = newline < 0 ? bytes.length : newline;
    const line = bytes.subarray(start, end);
    const text = line.some((byte) => byte > 0x7f) ? decodedAs('utf-8', line) : null;
    if (text !== null && SURELY_UTF8.test(text))
      throw new Refusal(
        'FILE_UNREADABLE',
        `文件里混有两种文字编码（第 ${row} 行是 UTF-8，别的行是 GBK），姓名会变成乱码。请用 Excel 或 WPS 分别打开，合成一份另存为 .xlsx 后重新上传。`,
        { row },
      );
    start = end + 1;
  }
}

const NEWLINE = 0x0a;
const SURELY_UTF8 =
  /^(?=(?:.*?\p{Script=Han}){4})[\x20-\x7e\t\r\u3000-\u303f\uff00-\uffef\p{Script=Han}]*$/u;

/** The separator that occurs most in the first lines: comma, tab, semicolon or full-width comma. */
function delimiterOf(text: string): string {
  const lines = text.split(/\r\n|\r|\n/, 20);
  const most = (mark: string) => Math.max(...lines.map((line) => line.split(mark).length));
  return [',', '\t', ';', '，'].reduce((best, mark) => (most(mark) > most(best) ? mark : best));
}

const NO_CELLS: readonly string[] = [];

/**
 * RFC 4180, with any line end. A quote opens only at the start of a cell, so `="6222…"` stays whole.
 * A blank line is a row, because a spreadsheet counts it as one.
 */
function parse(text: string, delimiter: string): (readonly string[])[] {
  const rows: (readonly string[])[] = [];
  let row: string[] = [];
  let filled = 0;
  let at = 0;
  while (at <= text.length) {
    const cell = text[at] === '"' ? quotedCell(text, at, rows.length + 1) : { text: '', end: at };
    const end = plainEnd(text, cell.end, delimiter);
    row.push(cell.text + text.slice(cell.end, end));
    at = end + 1;
    if (text[end] === delimiter) continue;
    const isFilled = row.some((each) => each !== '');
    rows.push(isFilled ? row : NO_CELLS);
    if (isFilled && row.length > 1 && (filled += 1) > MAX_ROWS) throw tooManyRows();
    row = [];
    if (text[end] === '\r' && text[at] === '\n') at += 1;
  }
  if (rows.at(-1)?.join('') === '') rows.pop();
  return rows;
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
