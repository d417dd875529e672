import * as sheetJs from '@e965/xlsx';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { readRosterFile, readRosterSheets } from '../../../server/subsidy/import/read-file.ts';
import { MAX_ROWS } from '../../../server/subsidy/import/row-limit.ts';
import { Refusal } from '../../../server/shared/refusal.ts';
import { readRosterInWorker } from '../../../server/subsidy/import/read-roster.ts';
import { unpackRows } from '../../../server/subsidy/packed-rows.ts';
import {
  FARMLAND,
  HEADER,
  PLACES,
  placesOf,
  readText,
  row,
  sample,
  xlsx,
} from '../../support/roster-files.ts';
import { workbookOfBytes, zipFile } from '../../support/zip-file.ts';

const SAMPLE = 'farmland-fertility-2026.xlsx';
const text = (plain: string) => new TextEncoder().encode(plain);
const roster = (name: string, bytes: Uint8Array) =>
  readRosterInWorker({ name, bytes }, FARMLAND, PLACES);
const PNG = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex');
const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex');
async function refusal(of: Promise<unknown>): Promise<[unknown, string]> {
  const error: unknown = await of.then(
    () => new Error('was read'),
    (thrown: unknown) => thrown,
  );
  const { code, message } = error as { code?: unknown; message: string };
  return [code, message];
}

describe('refused is', () => {
  test.each<[string, string, () => Uint8Array | Promise<Uint8Array>, string]>([
    ['an empty file', 'a.xlsx', () => new Uint8Array(), 'FILE_EMPTY'],
    ['a CSV of blank lines', 'a.csv', () => text('\r\n \r\n'), 'FILE_EMPTY'],
    [
      'a workbook with nothing in it',
      'a.xlsx',
      () => xlsx({ name: 'Sheet1', rows: [] }),
      'FILE_EMPTY',
    ],
    [
      'a header without rows',
      'a.xlsx',
      () => xlsx({ name: '前潘村', rows: [HEADER] }),
      'FILE_EMPTY',
    ],
    [
      'a workbook with only a hidden sheet of rows',
      'a.xlsx',
      () => xlsx({ name: '前潘村', rows: [HEADER, row(1)], hidden: true }, { name: 'b', rows: [] }),
      'FILE_EMPTY',
    ],
    ['a picture renamed', 'a.xlsx', () => PNG, 'FILE_UNSUPPORTED'],
    ['a photograph renamed', 'a.xls', () => JPEG, 'FILE_UNSUPPORTED'],
    ['a PDF', 'a.pdf', () => text('%PDF-1.7\n%âãÏÓ'), 'FILE_UNSUPPORTED'],
    [
      'a letter of Word',
      'a.docx',
      () => zipFile({ name: 'word/document.xml', bytes: text('<w/>') }),
      'FILE_UNSUPPORTED',
    ],
    [
      'an archive',
      'a.zip',
      () => zipFile({ name: '名册.csv', bytes: text('a,b,c') }),
      'FILE_UNSUPPORTED',
    ],
    [
      'a binary workbook',
      'a.xlsb',
      () => zipFile({ name: 'xl/workbook.bin', bytes: text('x') }),
      'FILE_UNSUPPORTED',
    ],
    [
      'a web page called .xls',
      'a.xls',
      () => text('<html><table><tr><td>姓名'),
      'FILE_UNSUPPORTED',
    ],
    ['a page of prose', 'a.txt', () => text('关于做好发放工作的通知\n各村：'), 'FILE_UNSUPPORTED'],
    ['a table without a roster’s header', 'a.csv', () => text('a,b,c\n1,2,3'), 'FILE_UNREADABLE'],
    ['a CSV with zero bytes', 'a.csv', () => text('姓名,\0,金额'), 'FILE_UNREADABLE'],
    [
      'a CSV in no known encoding',
      'a.csv',
      () => Buffer.from('61ff2c62ff2c63ff0a', 'hex'),
      'FILE_UNREADABLE',
    ],
    [
      'a CSV with an open quote',
      'a.csv',
      () => text('姓名,"身份证号,账号\n1,2,3'),
      'FILE_UNREADABLE',
    ],
    ['half a workbook', 'a.xlsx', () => sample(SAMPLE).slice(0, 50_000), 'FILE_UNREADABLE'],
    [
      'half an old workbook',
      'a.xls',
      () => sample('extreme-poverty-support-2026-q3.xls').slice(0, 700),
      'FILE_UNREADABLE',
    ],
    [
      'a workbook whose sheet is no XML',
      'a.xlsx',
      () => workbookOfBytes(text('<worksheet><sheetData><row')),
      'FILE_UNREADABLE',
    ],
    ['more than 20 MB', 'a.xlsx', () => new Uint8Array(20 * 1024 * 1024 + 1), 'FILE_TOO_LARGE'],
  ])('%s (%s)', async (_sentence, name, bytes, expected) => {
    const file = { name, bytes: await bytes() };
    const [code, message] = await refusal(readRosterFile(file, FARMLAND, PLACES));
    expect([code, message.endsWith('。')]).toEqual([expected, true]);
  });

  test('a workbook with a password, saying to take it off', async () => {
    const locked = await writeXlsx({
      sheets: [{ name: '前潘村', rows: [HEADER, row(1)] }],
      encryption: { password: '123456', spinCount: 1000 },
    });
    const [code, message] = await refusal(roster('a.xlsx', locked));
    expect(code).toBe('FILE_UNREADABLE');
    expect(message).toContain('先去掉密码另存');
  });

  test('an old workbook with a password', async () => {
    const bytes = Buffer.from(sample('extreme-poverty-support-2026-q3.xls'));
    // The record of the code page made one of a password (FILEPASS).
    bytes[bytes.indexOf(Buffer.from([0x42, 0x00, 0x02, 0x00]))] = 0x2f;
    expect((await refusal(roster('a.xls', bytes)))[1]).toContain('先去掉密码另存');
  });

  test(`more than ${MAX_ROWS} rows`, () => {
    const rows = Array.from({ length: MAX_ROWS + 1 }, () => ['x']);
    const none = {
      hidden: false,
      hiddenColumns: new Set<number>(),
      hiddenRows: new Set<number>(),
      merges: [],
    };
    expect(() => readRosterSheets([{ name: 'a', rows, ...none }], FARMLAND, PLACES)).toThrow(
      /200,000/,
    );
  });
});

describe('a bomb', () => {
  const zeros = new Uint8Array(24 * 1024 * 1024);

  test('is refused by its directory, within two seconds and before anything is inflated', async () => {
    const bomb = workbookOfBytes(zeros);
    const started = performance.now();
    expect((await refusal(roster('a.xlsx', bomb)))[0]).toBe('FILE_TOO_LARGE');
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test('with a forged directory is inflated no further than it claims', async () => {
    expect((await refusal(roster('a.xlsx', workbookOfBytes(zeros, 100_000))))[0]).toBe(
      'FILE_TOO_LARGE',
    );
    expect((await refusal(roster('a.xlsx', workbookOfBytes(zeros, 0))))[0]).toBe('FILE_UNREADABLE');
  });

  test('of many entries is refused', async () => {
    const parts = Array.from({ length: 2_001 }, (_, at) => ({
      name: `xl/${at}.xml`,
      bytes: text('x'),
    }));
    expect((await refusal(roster('a.xlsx', zipFile(...parts))))[0]).toBe('FILE_TOO_LARGE');
  });

  test('that fits the directory but not the worker’s memory takes only the worker', async () => {
    const rows = Array.from({ length: 8_000 }, (_, n) => row(n));
    const file = { name: 'a.xlsx', bytes: await xlsx({ name: '前潘村', rows: [HEADER, ...rows] }) };
    const small = { heapMegabytes: 8, milliseconds: 20_000 };
    expect((await refusal(readRosterInWorker(file, FARMLAND, PLACES, [], small)))[0]).toBe(
      'FILE_TOO_LARGE',
    );
  });

  test('that takes too long is ended', async () => {
    const file = { name: 'a.xlsx', bytes: sample(SAMPLE) };
    const short = { heapMegabytes: 128, milliseconds: 5 };
    expect((await refusal(readRosterInWorker(file, FARMLAND, PLACES, [], short)))[0]).toBe(
      'FILE_TOO_LARGE',
    );
  });
});

describe('a file is what its bytes say', () => {
  test.each([['名册.csv'], ['名册'], ['名册.xls']])(
    'a workbook called %s is read',
    async (name) => {
      const bytes = sample(SAMPLE);
      const reading = await roster(name, bytes);
      expect([reading.rowCount, reading.problems]).toEqual([1033, []]);
      // It keeps its bytes: they are hashed and may be read again.
      expect(bytes.length).toBe(100_694);
    },
  );

  test('the worker passes a refusal on as one', async () => {
    const found = readRosterInWorker(
      { name: 'a.csv', bytes: text('a,b,c\n1,2,3') },
      FARMLAND,
      PLACES,
    );
    await expect(found).rejects.toBeInstanceOf(Refusal);
  });

  test('the worker tells the same as the reader itself', async () => {
    const file = { name: 'a.xlsx', bytes: sample('farmland-fertility-2026.faulty.xlsx') };
    const { rows, ...told } = await readRosterInWorker(file, FARMLAND, PLACES);
    expect({ ...told, rows: rows.flatMap(unpackRows) }).toEqual(
      await readRosterFile(file, FARMLAND, PLACES),
    );
  });

  test('CSV of any name', async () => {
    expect((await readText([HEADER, row(1)].join('\n'))).rows).toHaveLength(1);
  });
});

describe('an old workbook (.xls)', () => {
  test('does not give away what it hides', async () => {
    const book = sheetJs.utils.book_new();
    const shown = sheetJs.utils.aoa_to_sheet([
      [...HEADER, '家庭病史'],
      [...row(1), '高血压'],
      [...row(2), '无'],
    ]);
    shown['!cols'] = [{}, {}, {}, {}, {}, {}, {}, { hidden: true }].map((c) => ({ wch: 10, ...c }));
    sheetJs.utils.book_append_sheet(book, shown, '前潘村');
    for (const name of ['高寨村', '刘寨村'])
      sheetJs.utils.book_append_sheet(book, sheetJs.utils.aoa_to_sheet([HEADER, row(3)]), name);
    book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }, { Hidden: 2 }] };
    const bytes = sheetJs.write(book, { type: 'buffer', bookType: 'xls' }) as Uint8Array;
    const reading = await readRosterFile({ name: 'a.xls', bytes }, FARMLAND, PLACES);
    expect(placesOf(reading)).toEqual([
      ['前潘村', null, '家庭病史', 'COLUMN_HIDDEN', 'WARNING'],
      ['高寨村', null, null, 'SHEET_HIDDEN_PERSONAL', 'WARNING'],
      ['刘寨村', null, null, 'SHEET_HIDDEN_PERSONAL', 'WARNING'],
    ]);
    expect(reading.rows.map(({ sheet }) => sheet)).toEqual(['前潘村', '前潘村']);
  });
});
