import { Refusal } from '../../shared/refusal.ts';
import { isEncryptedBiff } from './biff-visibility.ts';
import { readStream, streamNames } from './compound-file.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';
import type { RosterFile } from './reading.ts';

export type FileKind = 'xlsx' | 'xls' | 'csv';

/** Upload cap. A 200,000-row roster is about 12 MB. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;
/** A 200,000-row sheet inflates to about 130 MB of XML. */
const MAX_INFLATED_BYTES = 256 * 1024 * 1024;
export const MAX_ENTRIES = 2_000;
/** Spreadsheet XML packs 10 to 40 times; small parts may pack better and do no harm. */
const MAX_RATIO = 150;
const RATIO_MATTERS_FROM = 8 * 1024 * 1024;

const ZIP = [0x50, 0x4b];
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

const USE_A_SPREADSHEET = '请上传 .xlsx、.xls 或 .csv 格式的名册。';
const RESAVE = '请用 Excel 或 WPS 打开，另存为 .xlsx 后重新上传。';

/**
 * What a file is, by its bytes and not its name, after checks that inflate and parse nothing (a few
 * milliseconds at most, so it may run where requests are served).
 * Throws Refusal FILE_EMPTY, FILE_TOO_LARGE, FILE_UNREADABLE or FILE_UNSUPPORTED.
 */
export function checkFile(file: RosterFile): FileKind {
  const { bytes } = file;
  if (bytes.length === 0) throw new Refusal('FILE_EMPTY', '文件是空的，请检查后重新上传。');
  if (bytes.length > MAX_FILE_BYTES)
    throw new Refusal('FILE_TOO_LARGE', '文件超过 20 MB。请删去图片，或按村拆成几个文件后上传。');
  if (startsWith(bytes, ZIP)) return checkZip(bytes);
  if (startsWith(bytes, OLE)) return checkOle(bytes);
  return checkText(file);
}

/** True for what names its own sheets; all else is text, and a CSV's sheet is named after the file. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return startsWith(bytes, ZIP) || startsWith(bytes, OLE);
}

function checkZip(bytes: Uint8Array): FileKind {
  const entries = readZipDirectory(bytes, MAX_ENTRIES);
  if (entries === null)
    throw new Refusal('FILE_UNREADABLE', `文件不完整或已损坏，打不开。${RESAVE}`);
  checkInflation(entries);
  const names = entries.map((entry) => entry.name.toLowerCase());
  if (names.some((name) => /(^|\/)workbook\d*\.bin$/.test(name)))
    throw new Refusal('FILE_UNSUPPORTED', `不支持 .xlsb 格式。${RESAVE}`);
  if (names.some((name) => /(^|\/)vbaproject\.bin$/.test(name)))
    throw new Refusal('FILE_UNSUPPORTED', `文件里有宏，为安全起见不读。${RESAVE}`);
  if (!names.some((name) => /(^|\/)workbook\d*\.xml$/.test(name)))
    throw new Refusal('FILE_UNSUPPORTED', `这不是表格文件。${USE_A_SPREADSHEET}`);
  return 'xlsx';
}

/**
 * hucre inflates no entry beyond the size its directory claims, so a claim under the cap binds, and
 * a forged one ends in its error. It would believe a claim of nothing: such entries are refused.
 */
function checkInflation(entries: readonly ZipEntry[]): void {
  const packed = entries.reduce((sum, entry) => sum + entry.packedBytes, 0);
  const inflated = entries.reduce((sum, entry) => sum + entry.inflatedBytes, 0);
  const isBomb =
    entries.length > MAX_ENTRIES ||
    inflated > MAX_INFLATED_BYTES ||
    (inflated > RATIO_MATTERS_FROM && inflated > packed * MAX_RATIO);
  if (isBomb)
    throw new Refusal(
      'FILE_TOO_LARGE',
      '文件解压后过大，不像是名册，已拒绝读取。请用 Excel 或 WPS 另存一份，只留名册内容后重新上传。',
    );
  const liar = entries.find(({ packedBytes, inflatedBytes, streamed }) =>
    packedBytes === 0 ? inflatedBytes > 0 || streamed : inflatedBytes === 0 && packedBytes > 64,
  );
  if (liar !== undefined) throw new Refusal('FILE_UNREADABLE', `文件结构不正常，打不开。${RESAVE}`);
}

function checkOle(bytes: Uint8Array): FileKind {
  const names = streamNames(bytes);
  if (names.includes('EncryptedPackage') || isLockedXls(bytes))
    throw new Refusal(
      'FILE_UNREADABLE',
      '文件设有打开密码，读不了。请先去掉密码另存，再重新上传。',
    );
  if (names.some((name) => /^_?VBA_PROJECT/i.test(name)))
    throw new Refusal('FILE_UNSUPPORTED', `文件里有宏，为安全起见不读。${RESAVE}`);
  if (names.includes('Workbook')) return 'xls';
  if (names.includes('Book'))
    throw new Refusal('FILE_UNSUPPORTED', `这是 Excel 95 以前的格式。${RESAVE}`);
  if (names.length === 0)
    throw new Refusal('FILE_UNREADABLE', `文件不完整或已损坏，打不开。${RESAVE}`);
  throw new Refusal('FILE_UNSUPPORTED', `这不是表格文件。${USE_A_SPREADSHEET}`);
}

function isLockedXls(bytes: Uint8Array): boolean {
  const stream = readStream(bytes, 'Workbook');
  return stream !== null && isEncryptedBiff(stream);
}

/** Text is taken as CSV; pictures and other binary files are not text. */
function checkText({ name, bytes }: RosterFile): FileKind {
  const isUtf16 = startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]);
  const isNamedText = /\.(csv|txt|tsv)$/i.test(name);
  if (!isUtf16 && bytes.includes(0)) {
    if (isNamedText)
      throw new Refusal('FILE_UNREADABLE', `文件中有不是文字的内容，可能已损坏。${RESAVE}`);
    throw new Refusal('FILE_UNSUPPORTED', `这不是表格文件。${USE_A_SPREADSHEET}`);
  }
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 64)).replace(/^ï»¿/, '').trim();
  if (/^(<|%PDF|\{\\rtf|GIF8|Rar!|7z)/.test(start) || startsWith(bytes, [0xff, 0xd8, 0xff]))
    throw new Refusal(
      'FILE_UNSUPPORTED',
      start.startsWith('<')
        ? `这其实是网页文件，只是用了表格的文件名。${RESAVE}`
        : `这不是表格文件。${USE_A_SPREADSHEET}`,
    );
  return 'csv';
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}
