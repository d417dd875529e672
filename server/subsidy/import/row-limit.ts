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

/**
 * Counts the filled rows of an .xlsx while inflating, and keeps nothing: a million of them are
 * refused before the parser makes objects of them. Rows that only carry a format do not count.
 * Throws Refusal FILE_TOO_LARGE.
 */
export async function refuseTooManyRows(bytes: Uint8Array, mostEntries: number): Promise<void> {
  const entries = readZipDirectory(bytes, mostEntries) ?? [];
  let count = 0;
  for (const entry of entries.filter(({ name }) => /worksheets\/[^/]+\.xml$/i.test(name))) {
    count += await countFilledRows(bytes, entry, MAX_ROWS - count);
    if (count > MAX_ROWS) throw tooManyRows();
  }
}

/** Counts until there are more than `most`. What cannot be inflated is the parser's to refuse. */
async function countFilledRows(bytes: Uint8Array, entry: ZipEntry, most: number): Promise<number> {
  const packed = packedBytes(bytes, entry);
  if (packed === null) return 0;
  const counter = new RowCounter();
  const inflate = createInflateRaw();
  inflate.end(packed);
  let size = 0;
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) {
      size += chunk.length;
      counter.add(chunk.toString('latin1'));
      if (counter.count > most || size > entry.inflatedBytes) break;
    }
  } catch {
    return 0;
  }
  return counter.count;
}

const DEFLATED = 8;

function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array | null {
  const { offset, method } = entry;
  if (method !== DEFLATED || offset + 30 > bytes.length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  return bytes.subarray(start, start + entry.packedBytes);
}

/** Counts `<row` elements with a value in them, over text that comes in pieces. */
class RowCounter {
  count = 0;
  #rest = '';

  add(piece: string): void {
    const text = this.#rest + piece;
    // Each only ever moves on: what is not in the piece must not be looked for at every row.
    const values = new Finder(text, '<v>');
    const inline = new Finder(text, '<is>');
    let row = text.indexOf('<row');
    while (row >= 0) {
      const next = text.indexOf('<row', row + 4);
      if (next < 0) break;
      if (Math.min(values.from(row), inline.from(row)) < next) this.count += 1;
      row = next;
    }
    this.#rest = row < 0 ? text.slice(-3) : text.slice(row);
  }
}

/** The places of a word in a text, asked for from left to right. */
class Finder {
  readonly #text: string;
  readonly #word: string;
  #at = -1;

  constructor(text: string, word: string) {
    this.#text = text;
    this.#word = word;
  }

  /** The first place not before `from`; Infinity when there is none. */
  from(from: number): number {
    if (this.#at < from) {
      const found = this.#text.indexOf(this.#word, from);
      this.#at = found < 0 ? Infinity : found;
    }
    return this.#at;
  }
}
