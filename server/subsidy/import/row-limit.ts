import { createInflateRaw } from 'node:zlib';
import { Refusal } from '../../shared/refusal.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';

/** More households than any town has; the limit keeps one upload from holding the server. */
export const MAX_ROWS = 200_000;

export function tooManyRows(): Refusal {
  return new Refusal(
    'FILE_TOO_LARGE',
    `名册超过 ${MAX_ROWS.toLocaleString('en-US')} 行。请按村拆成几个文件后上传。`,
  );
}

/** Far more than a roster has; a sheet is as wide as its widest row. */
export const MAX_COLUMNS = 500;
/** As wide as a spreadsheet can be: beyond it empty cells are too many as well. */
export const WIDEST_SHEET = 16_384;
const MAX_MERGES = 100_000;

export function tooManyColumns(): Refusal {
  return new Refusal(
    'FILE_TOO_LARGE',
    `表格里有一行超过 ${MAX_COLUMNS} 列，不像是名册。请只留名册内容另存一份后重新上传。`,
  );
}

function tooManyMerges(): Refusal {
  return new Refusal(
    'FILE_TOO_LARGE',
    `表格里合并的单元格超过 ${MAX_MERGES.toLocaleString('en-US')} 处。请取消合并后重新上传。`,
  );
}

/**
 * Counts the filled rows of an .xlsx while inflating, and keeps nothing: a million of them are
 * refused before the parser makes objects of them. Rows that only carry a format do not count.
 * Throws Refusal FILE_TOO_LARGE.
 */
export async function refuseTooManyRows(bytes: Uint8Array, mostEntries: number): Promise<void> {
  const counter = new SheetCounter();
  // A sheet may have any name: what the workbook's relations say is not asked here.
  for (const entry of readZipDirectory(bytes, mostEntries) ?? [])
    await countEntry(bytes, entry, counter);
}

/** Pictures are not sheets, and have nothing that looks like one. */
const NO_SHEET = /(^|\/)(media|theme|fonts)\/|(^|\/)sharedStrings\.xml$/i;

async function countEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
  counter: SheetCounter,
): Promise<void> {
  const packed = NO_SHEET.test(entry.name) ? null : packedBytes(bytes, entry);
  if (packed === null) return;
  counter.begin();
  let size = 0;
  for await (const chunk of pieces(packed, entry.method)) {
    size += chunk.length;
    if (size > entry.inflatedBytes) return;
    counter.add(chunk.toString('latin1'));
  }
}

const [STORED, DEFLATED] = [0, 8];
const PIECE_BYTES = 64 * 1024;

async function* pieces(packed: Uint8Array, method: number): AsyncGenerator<Buffer> {
  if (method === STORED)
    for (let from = 0; from < packed.length; from += PIECE_BYTES)
      yield Buffer.from(packed.subarray(from, from + PIECE_BYTES));
  if (method !== DEFLATED) return;
  const inflate = createInflateRaw({ chunkSize: PIECE_BYTES });
  inflate.end(packed);
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) yield chunk;
  } catch {
    // What cannot be inflated is the parser's to refuse.
  }
}

function packedBytes(bytes: Uint8Array, { offset, packedBytes: length }: ZipEntry) {
  if (offset + 30 > bytes.length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  return bytes.subarray(start, start + length);
}

/** A row, a value in a cell or a merged area begins, under any name space's prefix. */
const ELEMENT = /<(?:[^\s<>/:]+:)?(row|v|is|mergeCell)(?=[\s/>])/g;

const LONGEST_NAME = 100;

/** Counts over text that comes in pieces. Throws Refusal FILE_TOO_LARGE. */
class SheetCounter {
  #rows = 0;
  #merges = 0;
  #values = 0;
  #rest = '';

  /** Another sheet; the rows of all count together. */
  begin(): void {
    this.#rest = '';
    this.#values = 0;
  }

  add(piece: string): void {
    const text = this.#rest + piece;
    // The name of the last element may go on in the next piece.
    const last = text.lastIndexOf('<');
    const end = last >= 0 && text.length - last < LONGEST_NAME ? last : text.length;
    this.#rest = text.slice(end);
    ELEMENT.lastIndex = 0;
    const whole = text.slice(0, end);
    for (let found = ELEMENT.exec(whole); found !== null; found = ELEMENT.exec(whole))
      this.#count(found[1]!);
  }

  #count(element: string): void {
    if (element === 'row') this.#values = 0;
    else if (element === 'mergeCell') this.#merges += 1;
    else {
      this.#values += 1;
      if (this.#values === 1) this.#rows += 1;
    }
    if (this.#rows > MAX_ROWS) throw tooManyRows();
    if (this.#values > MAX_COLUMNS) throw tooManyColumns();
    if (this.#merges > MAX_MERGES) throw tooManyMerges();
  }
}
