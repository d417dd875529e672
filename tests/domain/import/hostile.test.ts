import { describe, expect, test } from 'vitest';
import {
  isEncryptedBiff,
  sheetVisibility,
} from '../../../server/subsidy/import/biff-visibility.ts';
import { readStream, streamNames } from '../../../server/subsidy/import/compound-file.ts';
import { checkFile } from '../../../server/subsidy/import/file-kind.ts';
import { zipFile } from '../../support/zip-file.ts';

const MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const END = 0xfffffffe;
const NONE = 0xffffffff;

interface Parts {
  readonly sectorSize: 512 | 4096;
  readonly bytes: number;
  readonly fat?: readonly number[];
  readonly difat?: number;
  readonly directory?: number;
  readonly small?: number;
  /** Numbers at places of the file. */
  readonly numbers?: Readonly<Record<number, number>>;
}

/** A compound file of our making; whatever is not told is empty. */
function compoundFile(parts: Parts): Uint8Array {
  const bytes = new Uint8Array(parts.bytes);
  const view = new DataView(bytes.buffer);
  bytes.set(MAGIC);
  view.setUint16(30, parts.sectorSize === 512 ? 9 : 12, true);
  view.setUint32(48, parts.directory ?? END, true);
  view.setUint32(56, 4096, true);
  view.setUint32(60, parts.small ?? END, true);
  view.setUint32(68, parts.difat ?? END, true);
  for (let at = 0; at < 109; at += 1) view.setUint32(76 + at * 4, parts.fat?.[at] ?? NONE, true);
  for (const [at, number] of Object.entries(parts.numbers ?? {}))
    view.setUint32(Number(at), number, true);
  return bytes;
}

/** A sector full of one number. */
function filled(offset: number, size: number, number: number): Record<number, number> {
  return Object.fromEntries(Array.from({ length: size / 4 }, (_, at) => [offset + at * 4, number]));
}

function entry(at: number, name: string, type: number, start: number, size: number) {
  const numbers: Record<number, number> = {};
  const letters = [...name, '\0'].map((letter) => letter.charCodeAt(0));
  for (let pair = 0; pair < letters.length; pair += 2)
    numbers[at + pair * 2] = (letters[pair] ?? 0) | ((letters[pair + 1] ?? 0) << 16);
  return {
    ...numbers,
    [at + 64]: letters.length * 2 + type * 0x10000,
    [at + 116]: start,
    [at + 120]: size,
  };
}

function within(milliseconds: number, run: () => void): void {
  const heap = process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed;
  const began = performance.now();
  run();
  expect(performance.now() - began).toBeLessThan(milliseconds);
  const grown = process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed - heap;
  expect(grown).toBeLessThan(100e6);
}

describe('a compound file that points at itself is refused at once:', () => {
  test.each<[string, Parts]>([
    [
      'its DIFAT sector',
      { sectorSize: 4096, bytes: 8192, difat: 0, numbers: filled(4096, 4096, 0) },
    ],
    [
      'two DIFAT sectors in a circle',
      {
        sectorSize: 512,
        bytes: 1536,
        difat: 0,
        numbers: { ...filled(512, 1024, NONE), 1020: 1, 1532: 0 },
      },
    ],
    [
      'the same FAT sector again and again',
      {
        sectorSize: 4096,
        bytes: 8192,
        fat: Array<number>(109).fill(0),
      },
    ],
    [
      'its directory',
      {
        sectorSize: 512,
        bytes: 1024,
        fat: [0],
        directory: 0,
        numbers: filled(512, 512, 0),
      },
    ],
  ])('%s', (_sentence, parts) => {
    const bytes = compoundFile(parts);
    within(200, () => {
      expect(streamNames(bytes)).toEqual([]);
      expect(readStream(bytes, 'Workbook')).toBeNull();
      expect(() => checkFile({ name: 'a.xls', bytes })).toThrow(/已损坏/);
    });
  });

  test('a stream, large or small', () => {
    // Sector 0 the FAT, 1 the directory, 2 the table of the small pieces, 3 their pool.
    const bytes = compoundFile({
      sectorSize: 512,
      bytes: 512 * 5,
      fat: [0],
      directory: 1,
      small: 2,
      numbers: {
        ...filled(512, 512, END),
        [512 + 3 * 4]: END,
        ...entry(1024, 'Root Entry', 5, 3, 512),
        ...entry(1152, 'Workbook', 2, 0, 100),
        ...entry(1280, 'Big', 2, 3, 1e6),
        ...filled(1536, 512, 0),
      },
    });
    expect(streamNames(bytes)).toEqual(['Root Entry', 'Workbook', 'Big']);
    within(200, () => expect(readStream(bytes, 'Workbook')).toBeNull());
    expect(readStream(bytes, 'Big')?.length).toBe(512);
  });

  test('a directory of more streams than any workbook has', () => {
    const sectors = 1_400;
    const numbers: Record<number, number> = {};
    for (let fat = 0; fat < 11; fat += 1)
      for (let at = 0; at < 128; at += 1) {
        const sector = fat * 128 + at;
        numbers[512 + sector * 4] = sector + 1 < sectors ? sector + 1 : END;
      }
    for (let at = 11 * 512 + 512; at + 128 <= sectors * 512; at += 128) numbers[at + 64] = 0x20004;
    const fat = Array.from({ length: 11 }, (_, at) => at);
    const bytes = compoundFile({
      sectorSize: 512,
      bytes: (sectors + 1) * 512,
      fat,
      directory: 11,
      numbers,
    });
    within(500, () => expect(streamNames(bytes)).toEqual([]));
  });
});

describe('a stream of empty records', () => {
  const records = new Uint8Array(16 * 1024 * 1024).map((_, at) => (at % 4 === 0 ? 0x42 : 0));

  test('is not walked to its end where requests are served', () => {
    within(100, () => expect(isEncryptedBiff(records)).toBe(false));
  });

  test('is walked once, however many sheets claim it', () => {
    const stream = new Uint8Array(1024 * 1024).map((_, at) => (at % 4 === 0 ? 0x42 : 0));
    const view = new DataView(stream.buffer);
    for (let at = 0; at < 12 * 2_000; at += 12) {
      view.setUint32(at, 0x0085 | (8 << 16), true);
      view.setUint32(at + 4, 0, true);
      view.setUint32(at + 8, 0, true);
    }
    // A sheet that lies about where it is gets no entry, and its cells are taken as hidden.
    within(2_000, () => expect(sheetVisibility(stream).length).toBeLessThan(3));
  });
});

test('a zip’s directory is not read beyond what may be in it', () => {
  const name = 'x'.repeat(200);
  const parts = Array.from({ length: 30_000 }, (_, at) => ({
    name: `${name}${at}`,
    bytes: new Uint8Array(1),
  }));
  const bytes = zipFile(...parts);
  within(50, () => {
    expect(() => checkFile({ name: 'a.xlsx', bytes })).toThrow(/解压后过大/);
  });
});
