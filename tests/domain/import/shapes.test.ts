import { describe, expect, test } from 'vitest';
import { readRosterFile } from '../../../server/subsidy/import/read-file.ts';
import { readRosterInWorker } from '../../../server/subsidy/import/read-roster.ts';
import { fenFromYuan } from '../../../server/shared/money.ts';
import { gb18030 } from '../../support/gb18030.ts';
import { FARMLAND, HEADER, PLACES, row } from '../../support/roster-files.ts';
import { HOUSEHOLDS, SHAPES } from '../../support/roster-shapes.ts';
import { workbookOf, workbookStored } from '../../support/zip-file.ts';

const CODES = { 前潘村: '341623110202', 高寨村: '341623110203' };

describe('six households come out the same from', () => {
  test.each(SHAPES.map((shape) => [shape.name, shape] as const))('%s', async (_name, shape) => {
    const file = { name: shape.file, bytes: await shape.bytes() };
    const reading = await readRosterFile(file, FARMLAND, PLACES);
    expect(reading.problems.map(({ code }) => code)).toEqual(shape.problems ?? []);
    const told = reading.rows.map(
      ({ sheet: _sheet, row: _row, supportMode: _mode, householderIdNumber: _of, ...rest }) => rest,
    );
    expect(told).toEqual(
      HOUSEHOLDS.map(({ village, group, area, amount, ...rest }) => ({
        ...rest,
        villageCode: CODES[village],
        villageGroup: group,
        quantity: area,
        amountFen: fenFromYuan(amount),
      })),
    );
    expect([reading.rowCount, reading.totalFen]).toEqual([6, 16_662_952]);
  });
});

/** Too little for the rows as objects: what is refused with it was refused before. */
const LITTLE = { heapMegabytes: 64, milliseconds: 20_000 };

describe('refused before anything is built of it is', () => {
  const line = (...cells: unknown[]) => Buffer.from(`${cells.join(',')}\n`);
  const filled = (n: number) =>
    `<row r="${n}"><c r="A${n}"><v>${(n * 7919) % 99_991}</v></c></row>`;
  const prefixed = (n: number) => filled(n).replaceAll(/(?<=<\/?)(?=[a-z])/g, 'x:');
  const million = () => Array.from({ length: 1_000_000 }, (_, at) => at + 1);

  test.each<[string, string, () => Uint8Array, string, RegExp]>([
    [
      'a workbook of a million rows',
      'a.xlsx',
      () => workbookOf(million().map(filled).join('')),
      'FILE_TOO_LARGE',
      /200,000 行/,
    ],
    [
      'a CSV of a million rows',
      'a.csv',
      () =>
        Buffer.from(
          million()
            .map((n) => `${n},a,b`)
            .join('\n'),
        ),
      'FILE_TOO_LARGE',
      /200,000 行/,
    ],
    [
      'a workbook with macros',
      'a.xlsm',
      () => workbookOf('', { name: 'xl/vbaProject.bin', bytes: line('x') }),
      'FILE_UNSUPPORTED',
      /宏/,
    ],
    [
      'such a workbook with a prefix before every name',
      'a.xlsx',
      () => workbookOf(million().map(prefixed).join('')),
      'FILE_TOO_LARGE',
      /200,000 行/,
    ],
    [
      'one of 300,000 rows that is not compressed',
      'a.xlsx',
      () => workbookStored(million().slice(0, 300_000).map(filled).join('')),
      'FILE_TOO_LARGE',
      /200,000 行/,
    ],
    [
      'a row of four thousand figures',
      'a.xlsx',
      () => workbookOf(`<row r="1">${'<c><v>1</v></c>'.repeat(4_000)}</row>`),
      'FILE_TOO_LARGE',
      /500 列/,
    ],
    [
      'a CSV of one row',
      'a.csv',
      () => Buffer.from('1,'.repeat(9_000_000)),
      'FILE_TOO_LARGE',
      /列/,
    ],
    ['a CSV of commas', 'a.csv', () => Buffer.alloc(18_000_000, ','), 'FILE_TOO_LARGE', /列/],
    [
      'a CSV of 600,000 rows in UTF-16',
      'a.csv',
      () =>
        Buffer.from(
          `\ufeff${million()
            .slice(-600_000)
            .map((n) => `${n},上,b`)
            .join('\r\n')}`,
          'utf16le',
        ),
      'FILE_TOO_LARGE',
      /200,000 行/,
    ],
    [
      'a CSV of two encodings whose second has two characters in all',
      '前潘村.csv',
      () => Buffer.concat([gb18030(`${HEADER.join(',')}\n`), line(...row(2, { 1: '张三' }))]),
      'FILE_UNREADABLE',
      /两种文字编码（第 2 行/,
    ],
    [
      'a CSV of two encodings',
      'a.csv',
      () =>
        Buffer.concat([
          gb18030(`${HEADER.join(',')}\n${row(1).join(',')}\n`),
          line(...row(2, { 1: '欧阳修文' }), '高寨村'),
        ]),
      'FILE_UNREADABLE',
      /两种文字编码（第 3 行/,
    ],
  ])('%s', async (_sentence, name, bytes, code, sentence) => {
    const file = { name, bytes: bytes() };
    const refused = await readRosterInWorker(file, FARMLAND, PLACES, [], LITTLE).catch(
      (error: unknown) => error,
    );
    expect(refused).toMatchObject({ code, message: expect.stringMatching(sentence) as string });
  });

  test('no CSV for its empty rows, nor for the lines within its cells', async () => {
    const empty = ',,,,,,\n'.repeat(300_000);
    const remark = `"${'说明\n'.repeat(300_000)}"`;
    const bytes = Buffer.from(`${HEADER.join(',')},备注\n${row(1).join(',')},${remark}\n${empty}`);
    const { rowCount } = await readRosterInWorker({ name: 'a.csv', bytes }, FARMLAND, PLACES);
    expect(rowCount).toBe(1);
  });

  test('no million of rows that carry only a format', async () => {
    const empty = million().map((n) => `<row r="${n}" s="1"><c r="A${n}" s="1"/></row>`);
    const file = { name: 'a.xlsx', bytes: workbookOf(empty.join('')) };
    await expect(readRosterInWorker(file, FARMLAND, PLACES)).rejects.toMatchObject({
      code: 'FILE_EMPTY',
    });
  });
});
