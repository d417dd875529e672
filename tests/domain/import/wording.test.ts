import type { CellValue, WriteSheet } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { quote } from '../../../server/subsidy/import/cell-text.ts';
import { readDecimal } from '../../../server/subsidy/import/decimal-cell.ts';
import { plainFigure } from '../../../server/subsidy/import/figure-text.ts';
import { villageFinder } from '../../../server/subsidy/import/villages.ts';
import {
  HEADER,
  PLACES,
  account,
  idNumber,
  placesOf,
  readRows,
  readSheets,
  row,
} from '../../support/roster-files.ts';

const B = 'BLOCKING';
const QIANPAN = '341623110202';
const GAOZHAI = '341623110203';

const fifteen = (n: number) => idNumber(n).slice(0, 6) + idNumber(n).slice(8, 17);
const messages = async (...rows: CellValue[][]) =>
  (await readRows(HEADER, ...rows)).problems.map(({ message }) => message);
/** A formula without a result in this column of the first row. */
const formula = (column: number, header = HEADER, more: CellValue[] = []) => {
  const cells = [...row(1), ...more].with(column, null);
  const sheet: WriteSheet = {
    name: '前潘村',
    rows: [header, cells],
    cells: new Map([[`1,${column}`, { formula: 'Z1' }]]),
  };
  return readSheets(sheet);
};

describe('an ID number kept as a number', () => {
  test('of fifteen digits has lost none of them', async () => {
    const reading = await readRows(HEADER, row(1, { 2: Number(fifteen(1)) }));
    expect(reading.problems).toEqual([]);
    expect(reading.rows[0]?.idNumber).toBe(idNumber(1));
  });

  test('of eighteen has, and of another length is none', async () => {
    expect(await messages(row(1, { 2: 999999194803150000 }))).toEqual([
      '身份证号码是按数值保存的，末几位已经丢失，这一行没有导入。请把该列设为文本，照证件重新填写。',
    ]);
    expect(await messages(row(1, { 2: 99999919480315 }))).toEqual([
      '身份证号码不是 18 位（老证 15 位），这一行没有导入。请照证件核对后改正。',
    ]);
  });
});

describe('a formula nobody saved the result of is called one', () => {
  test.each([
    [1, '户主姓名'],
    [2, '身份证号码'],
    [3, '一卡通账号'],
  ])('in column %i, and its row is not stored', async (column, label) => {
    const reading = await formula(column);
    expect(placesOf(reading)).toEqual([['前潘村', 2, label, 'FORMULA_WITHOUT_RESULT', B]]);
    expect(reading.problems[0]?.message).toMatch(
      /是公式，但文件里没有保存计算结果，这一行没有导入/,
    );
    expect(reading.rows).toEqual([]);
  });

  test.each(['村名', '组别', '供养方式'])('in a column called %s', async (header) => {
    const reading = await formula(7, [...HEADER, header], [null]);
    expect(placesOf(reading)).toEqual([['前潘村', 2, header, 'FORMULA_WITHOUT_RESULT', B]]);
    expect(reading.problems[0]?.message).toContain('没有导入这一格');
  });
});

describe('two people in one cell are told as such', () => {
  test.each([
    '王桂兰/李四',
    '王桂兰、李四',
    '王桂兰，李四',
    '王桂兰;李四',
    '王桂兰＋李四',
    '王桂兰|李四',
  ])('%s', async (name) => {
    const reading = await readRows(HEADER, row(1, { 1: name }));
    expect(placesOf(reading)).toEqual([['前潘村', 2, '户主姓名', 'NAME_OF_SEVERAL', B]]);
    expect(reading.problems[0]?.message).toBe(
      '姓名里有分隔符，像是写了两个人，这一行没有导入。一行只写一人，请分成几行，各写各的号码、账号和金额。',
    );
  });
});

describe('a value is told as it stands, but for what may say who somebody is:', () => {
  test.each([
    ['1314.205元', '1314.205元'],
    ['2026-13-40', '2026-13-40'],
    ['2026/11/31', '2026/11/31'],
    ['约1,314.20元', '约1,314.20元'],
    ['1 0', '10'],
    ['999999194803150027', '＊'],
    ['6217-0000-0000-0001', '＊'],
    ['13812341234', '＊'],
    ['约19480315002', '约＊'],
    ['1948-03-15', '＊'],
    ['电话1381234 1234', '电话＊'],
  ])('%s', (text, told) => {
    expect(quote(text)).toBe(told);
  });

  test('as in a message', async () => {
    expect(await messages(row(1, { 6: '1314.20元' }))).toEqual([
      '补贴金额“1314.20元”不是数字，这一行没有导入。请只填写数字，不要写“约”或单位。',
    ]);
  });
});

describe('a space inside a figure', () => {
  test.each([
    ['1 314.20', '1314.20'],
    ['1,314.20', '1314.20'],
    ['12 345 678', '12345678'],
    ['￥ 1314.20', '1314.20'],
    ['１３１４．２０', '1314.20'],
    ['1 0', null],
    ['1 31 4.20', null],
    ['1314. 20', null],
    ['13 14.20', null],
    ['1 314,200', null],
    ['1,23', null],
    ['1314.20元', null],
  ])('%s is %s', (text, figure) => {
    expect(plainFigure(text)).toBe(figure);
    expect(readDecimal(text, 2).ok).toBe(figure !== null);
  });

  test('blocks its row', async () => {
    const reading = await readRows(HEADER, row(1, { 4: '1 0' }));
    expect(placesOf(reading)).toEqual([['前潘村', 2, '补贴面积', 'NUMBER_UNREADABLE', B]]);
  });
});

describe('a village is known', () => {
  const villages = villageFinder(PLACES);

  test.each(['前潘行政村', '王市镇前潘行政村', '前潘行政村村委会'])('as %s', (name) => {
    expect(villages.named(name)?.code).toBe(QIANPAN);
  });

  test.each<[string, string, string]>([
    ['1.高寨', '花名册', GAOZHAI],
    ['3、高寨村', '花名册', GAOZHAI],
    ['高寨(2)', '花名册', GAOZHAI],
    ['Sheet1', '前潘2026年耕地地力保护补贴花名册', QIANPAN],
    ['Sheet1', '王市镇前潘2026年花名册', QIANPAN],
    ['Sheet1', '前潘行政村2026年花名册', QIANPAN],
    ['Sheet1', '2026年前潘行政村花名册', QIANPAN],
  ])('by the sheet %s under the title %s', async (name, title, code) => {
    const reading = await readSheets({ name, rows: [[title], HEADER, row(1)] });
    expect(reading.problems).toEqual([]);
    expect(reading.rows[0]?.villageCode).toBe(code);
  });

  test.each(['王市2026年花名册', '前潘园2026年花名册', '刘元制表', '城关镇前潘2026年花名册'])(
    'but not by the title %s',
    async (title) => {
      const { rows } = await readSheets({ name: 'Sheet1', rows: [[title], HEADER, row(1)] });
      expect(rows[0]?.villageCode).toBeNull();
    },
  );
});

describe('a group is a name and nothing else', () => {
  const groups = async (group: CellValue) =>
    placesOf(await readRows([...HEADER, '组别'], [...row(1), group]));

  test.each(['=1+1组', '+5组', '-5组', '@组', '5组√', '1组*', '5组?', '<5组>', '#5', '1组（亡）'])(
    'unlike %s',
    async (group) => {
      expect(await groups(group)).toContainEqual(['前潘村', 2, '组别', 'GROUP_MALFORMED', B]);
    },
  );

  test.each([
    '5组',
    '东队',
    '一、二组',
    '1-2组',
    '（5）组',
    '5组(东)',
    '第3村民组',
    'A组',
    '1/2组',
    5,
  ])('like %s', async (group) => {
    expect(await groups(group)).toEqual([]);
  });
});

test('no account is told where it is a number', async () => {
  const told = await messages(row(1, { 3: Number(account(1)) }));
  expect(told.join('')).not.toMatch(/\d{4}/);
});
