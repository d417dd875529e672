/**
 * Reads streams of an OLE2 compound file ([MS-CFB]), the container of .xls, of password-protected
 * .xlsx and of much else. Every number comes from the file: each is checked before it is followed.
 */
const FREE = 0xfffffffa; // and above: end of chain, free, FAT and DIFAT sectors
const NO_STREAM_TYPE = 0;
const ROOT_TYPE = 5;
const DIRECTORY_ENTRY = 128;

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly start: number;
  readonly size: number;
}

interface Container {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly sectorSize: number;
  readonly fat: readonly number[];
  readonly entries: readonly Entry[];
}

/** Names of the streams and storages, empty when the container itself is broken. */
export function streamNames(bytes: Uint8Array): string[] {
  return open(bytes)?.entries.map((entry) => entry.name) ?? [];
}

/** The bytes of a stream, or null when it is missing or its chain is broken. */
export function readStream(bytes: Uint8Array, name: string): Uint8Array | null {
  const container = open(bytes);
  const entry = container?.entries.find((one) => one.name === name);
  if (container === null || entry === undefined) return null;
  if (entry.size >= container.view.getUint32(56, true))
    return readChain(container, entry.start)?.subarray(0, entry.size) ?? null;
  return readSmallStream(container, entry);
}

function open(bytes: Uint8Array): Container | null {
  if (bytes.length < 1024) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return null;
  const base = { bytes, view, sectorSize: 1 << shift };
  const fat = readFat(base);
  const directory = readChain({ ...base, fat, entries: [] }, view.getUint32(48, true));
  return directory === null ? null : { ...base, fat, entries: readDirectory(directory) };
}

function readFat({ view, sectorSize }: Pick<Container, 'view' | 'sectorSize'>): number[] {
  const perSector = sectorSize / 4;
  const sectors: number[] = [];
  for (let at = 0; at < 109; at += 1) sectors.push(view.getUint32(76 + at * 4, true));
  // The header has room for 109 FAT sectors (6.8 MB); the rest hang in a chain of DIFAT sectors.
  let next = view.getUint32(68, true);
  for (let guard = 0; next < FREE && guard < 1024; guard += 1) {
    const offset = (next + 1) * sectorSize;
    if (offset + sectorSize > view.byteLength) break;
    for (let at = 0; at < perSector - 1; at += 1)
      sectors.push(view.getUint32(offset + at * 4, true));
    next = view.getUint32(offset + sectorSize - 4, true);
  }
  const fat: number[] = [];
  for (const sector of sectors.filter((one) => one < FREE)) {
    const offset = (sector + 1) * sectorSize;
    if (offset + sectorSize > view.byteLength) break;
    for (let at = 0; at < perSector; at += 1) fat.push(view.getUint32(offset + at * 4, true));
  }
  return fat;
}

/** All bytes of a chain of sectors; null when it runs in a circle or out of the file. */
function readChain({ bytes, sectorSize, fat }: Container, start: number): Uint8Array | null {
  const parts: Uint8Array[] = [];
  for (let sector = start; sector < FREE; sector = fat[sector] ?? FREE) {
    const offset = (sector + 1) * sectorSize;
    if (offset >= bytes.length || parts.length > fat.length) return null;
    parts.push(bytes.subarray(offset, offset + sectorSize));
  }
  return Buffer.concat(parts);
}

function readDirectory(directory: Uint8Array): Entry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const entries: Entry[] = [];
  for (let at = 0; at + DIRECTORY_ENTRY <= directory.length; at += DIRECTORY_ENTRY) {
    const type = view.getUint8(at + 66);
    if (type === NO_STREAM_TYPE) continue;
    const length = Math.min(Math.max(view.getUint16(at + 64, true) - 2, 0), 62);
    const name = new TextDecoder('utf-16le').decode(directory.subarray(at, at + length));
    const [start, size] = [view.getUint32(at + 116, true), view.getUint32(at + 120, true)];
    entries.push({ name, type, start, size });
  }
  return entries;
}

/** Streams under 4 KB lie in 64-byte pieces inside the root entry's own stream. */
function readSmallStream(container: Container, entry: Entry): Uint8Array | null {
  const root = container.entries.find((one) => one.type === ROOT_TYPE);
  const pool = root === undefined ? null : readChain(container, root.start);
  const table = readChain(container, container.view.getUint32(60, true));
  if (pool === null || table === null) return null;
  const links = new DataView(table.buffer, table.byteOffset, table.byteLength);
  const parts: Uint8Array[] = [];
  for (let piece = entry.start; piece < FREE;) {
    if (piece * 64 >= pool.length || parts.length * 64 > pool.length) return null;
    parts.push(pool.subarray(piece * 64, piece * 64 + 64));
    piece = piece * 4 + 4 <= table.length ? links.getUint32(piece * 4, true) : FREE;
  }
  return Buffer.concat(parts).subarray(0, entry.size);
}
