/**
 * Reads streams of an OLE2 compound file ([MS-CFB]), the container of .xls, of password-protected
 * .xlsx and of much else. It runs where requests are served, and every number comes from the file:
 * no sector is followed twice, so nothing here grows beyond the file itself.
 */
const FREE = 0xfffffffa; // and above: end of chain, free, FAT and DIFAT sectors
const NO_STREAM_TYPE = 0;
const ROOT_TYPE = 5;
const DIRECTORY_ENTRY = 128;
/** A workbook has a handful of streams, one with macros and pictures some hundred. */
const MOST_ENTRIES = 4_096;
const SMALL_SECTOR = 64;

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
  readonly fat: Uint32Array;
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
  if (fat === null) return null;
  const directory = readChain({ ...base, fat, entries: [] }, view.getUint32(48, true));
  const entries = directory === null ? null : readDirectory(directory);
  return entries === null ? null : { ...base, fat, entries };
}

type Sectors = Pick<Container, 'view' | 'sectorSize'>;

/** The table that tells which sector follows which; null when it names a sector twice. */
function readFat(file: Sectors): Uint32Array | null {
  const named = fatSectors(file);
  if (named === null) return null;
  // A file that was cut off is read as far as it goes.
  const cut = named.findIndex((sector) => offsetOf(file, sector) === null);
  const sectors = cut < 0 ? named : named.slice(0, cut);
  if (new Set(sectors).size < sectors.length) return null;
  const perSector = file.sectorSize / 4;
  const fat = new Uint32Array(sectors.length * perSector);
  for (const [at, sector] of sectors.entries())
    fat.set(numbersAt(file.view, (sector + 1) * file.sectorSize, perSector), at * perSector);
  return fat;
}

/** The header has room for 109 FAT sectors (6.8 MB); the rest hang in a chain of DIFAT sectors. */
function fatSectors(file: Sectors): number[] | null {
  const { view, sectorSize } = file;
  const most = view.byteLength / sectorSize;
  const sectors = numbersAt(view, 76, 109);
  const seen = new Set<number>();
  for (let next = view.getUint32(68, true); next < FREE;) {
    const offset = offsetOf(file, next);
    if (offset === null) break;
    if (seen.has(next) || sectors.length > most + 109) return null;
    seen.add(next);
    sectors.push(...numbersAt(view, offset, sectorSize / 4 - 1));
    next = view.getUint32(offset + sectorSize - 4, true);
  }
  return sectors.filter((sector) => sector < FREE);
}

function numbersAt(view: DataView, offset: number, count: number): number[] {
  return Array.from({ length: count }, (_, at) => view.getUint32(offset + at * 4, true));
}

/** Where a whole sector lies in the file, null when it does not. */
function offsetOf({ view, sectorSize }: Sectors, sector: number): number | null {
  const offset = (sector + 1) * sectorSize;
  return offset + sectorSize <= view.byteLength ? offset : null;
}

/** All bytes of a chain of sectors; null when it runs in a circle or out of the file. */
function readChain({ bytes, sectorSize, fat }: Container, start: number): Uint8Array | null {
  const parts: Uint8Array[] = [];
  const most = Math.ceil(bytes.length / sectorSize);
  for (let sector = start; sector < FREE; sector = fat[sector] ?? FREE) {
    const offset = (sector + 1) * sectorSize;
    // Longer than the file has sectors, a chain has come by one of them twice.
    if (offset >= bytes.length || parts.length >= most) return null;
    parts.push(bytes.subarray(offset, offset + sectorSize));
  }
  return Buffer.concat(parts);
}

function readDirectory(directory: Uint8Array): Entry[] | null {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const utf16 = new TextDecoder('utf-16le');
  const entries: Entry[] = [];
  for (let at = 0; at + DIRECTORY_ENTRY <= directory.length; at += DIRECTORY_ENTRY) {
    const type = view.getUint8(at + 66);
    if (type === NO_STREAM_TYPE) continue;
    if (entries.length === MOST_ENTRIES) return null;
    const length = Math.min(Math.max(view.getUint16(at + 64, true) - 2, 0), 62);
    const name = utf16.decode(directory.subarray(at, at + length));
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
    const at = piece * SMALL_SECTOR;
    if (at >= pool.length || parts.length * SMALL_SECTOR >= pool.length) return null;
    parts.push(pool.subarray(at, at + SMALL_SECTOR));
    piece = piece * 4 + 4 <= table.length ? links.getUint32(piece * 4, true) : FREE;
  }
  return Buffer.concat(parts).subarray(0, entry.size);
}
