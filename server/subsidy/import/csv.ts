import { Refusal } from '../../shared/refusal.ts';
import { refuseTooManyLines } from './csv-lines.ts';
import { decodedAs, refuseMixedEncodings } from './mixed-encodings.ts';
import { parseCsv } from './csv-rows.ts';
import type { RosterFile } from './reading.ts';
import type { WorkbookSheet } from './sheet.ts';

/** A CSV as the one sheet a spreadsheet would show, named after the file. All cells are text. */
export function readCsvSheet({ name, bytes }: RosterFile): WorkbookSheet {
  const text = decode(bytes);
  if (text.trim() === '') throw new Refusal('FILE_EMPTY', '文件是空的，请检查后重新上传。');
  const rows = parseCsv(text, delimiterOf(text));
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

function unknownEncoding(): never {
  throw new Refusal(
    'FILE_UNREADABLE',
    '文件的文字编码认不出来。请用 Excel 或 WPS 打开，另存为 .xlsx 后重新上传。',
  );
}

const FIRST_LETTERS = 64 * 1024;

/** The separator that occurs most in the first lines: comma, tab, semicolon or full-width comma. */
function delimiterOf(text: string): string {
  const lines = text.slice(0, FIRST_LETTERS).split(/\r\n|\r|\n/, 20);
  const most = (mark: string) => Math.max(...lines.map((line) => line.split(mark).length));
  return [',', '\t', ';', '，'].reduce((best, mark) => (most(mark) > most(best) ? mark : best));
}
