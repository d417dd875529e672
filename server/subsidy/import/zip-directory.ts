/** What a zip's central directory says of one entry. Sizes are claims until inflated. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packedBytes: number;
  readonly inflatedBytes: number;
  /** Its sizes follow the data instead of standing before it. */
  readonly streamed: boolean;
  /** Where its own header stands. */
  readonly offset: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
/** The end record is 22 bytes plus a comment of at most 65,535. */
const END_RECORD = 22;
const LONGEST_COMMENT = 0xffff;

/**
 * The entries of a zip's central directory without inflating anything, or null when it is broken.
 * ZIP64 counts as broken: no roster of 20 MB needs it. Not more than `most` + 1 entries are read, so
 * that the caller can tell there were too many.
 */
export function readZipDirectory(bytes: Uint8Array, most: number): ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return null;
  const count = Math.min(view.getUint16(end + 10, true), most + 1);
  const utf8 = new TextDecoder();
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) return null;
    const nameLength = view.getUint16(at + 28, true);
    const entry = {
      name: utf8.decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      packedBytes: view.getUint32(at + 20, true),
      inflatedBytes: view.getUint32(at + 24, true),
      streamed: (view.getUint16(at + 8, true) & 0x08) !== 0,
      offset: view.getUint32(at + 42, true),
    };
    if (Math.max(entry.packedBytes, entry.inflatedBytes) === 0xffffffff) return null;
    entries.push(entry);
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function findEnd(view: DataView): number | null {
  const lowest = Math.max(0, view.byteLength - END_RECORD - LONGEST_COMMENT);
  for (let at = view.byteLength - END_RECORD; at >= lowest; at -= 1)
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  return null;
}
