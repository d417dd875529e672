import type { CellValue } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import {
  ALLOWANCE,
  HEADER,
  account,
  idNumber,
  placesOf,
  readRows,
  readSheets,
  readText,
  row,
} from '../../support/roster-files.ts';

const people = (...rows: CellValue[][]) => readRows(HEADER, ...rows);
/** HEADER with one name changed, over a right row. */
const headed = (at: number, header: string) => readRows(HEADER.with(at, header), row(1));

describe('a header is recognised by', () => {
  test.each([
    ...['户主', '户主姓名', '农户姓名', '补贴对象', '姓名', '户主\n姓名', '户 主（姓名）'].map(
      (name) => [1, name] as const,
    ),
    ...['身份证', '身份证号', '身份证号码', '公民身份号码', '身份证\r\n号码', '户主身份证号'].map(
      (name) => [2, name] as const,
    ),
    ...['一卡通账号', '银行账号', '社保卡号', '账号', '账（卡）号', '惠农一卡通帐号'].map(
      (name) => [3, name] as const,
    ),
    ...['亩数', '补贴面积', '确权面积', '补贴面积（亩）', '补贴面积\n(亩)', '面积'].map(
      (name) => [4, name] as const,
    ),
    ...['补贴标准', '补贴标准（元/亩）', '每亩标准', '标准'].map((name) => [5, name] as const),
    ...['补贴金额', '发放金额', '金额（元）', '补贴资金', '救助款', '实发金额', '合计'].map(
      (name) => [6, name] as const,
    ),
  ])('column %i called %j', async (at, name) => {
    const reading = await headed(at, name);
    expect(reading.problems).toEqual([]);
    expect(reading.rows).toHaveLength(1);
  });

  test('two rows, the upper one merged over its parts', async () => {
    const reading = await readSheets({
      name: '前潘村',
      rows: [
        ['前潘村花名册'],
        ['序号', '户主信息', null, '一卡通账号', '补贴情况', null, null],
        [null, '姓名', '身份证号', null, '面积', '标准', '金额'],
        row(1),
      ],
      merges: [
        { startRow: 1, endRow: 1, startCol: 1, endCol: 2 },
        { startRow: 1, endRow: 2, startCol: 0, endCol: 0 },
        { startRow: 1, endRow: 1, startCol: 4, endCol: 6 },
      ],
    });
    expect(reading.problems).toEqual([]);
    expect(reading.rows[0]).toMatchObject({ row: 4, name: '王桂兰', amountFen: 131420 });
  });

  test('the telling one of two like columns: 补贴面积 beside 确权面积', async () => {
    const reading = await readRows([...HEADER, '确权面积'], [...row(1), 99]);
    expect(reading.problems).toEqual([]);
    expect(reading.rows[0]?.quantity).toBe('10');
  });
});

describe('cells as offices leave them', () => {
  test('names lose the spaces that fill them, numbers their wrapping', async () => {
    const id = idNumber(1);
    const { rows, problems } = await people(
      row(1, { 1: '杨　国 ', 2: `${id}\t`, 3: `="${account(1)}"`, 4: ' 10.00 ', 6: '1,314.20' }),
    );
    expect(problems).toEqual([]);
    expect(rows[0]).toMatchObject({
      name: '杨国',
      idNumber: id,
      account: account(1),
      quantity: '10',
      amountFen: 131420,
    });
  });

  test('dust of a formula is no third decimal, and rates keep seven places', async () => {
    const { rows, problems } = await people(
      row(1, { 4: 29.800000000000004, 6: 3916.3200000001 }),
      row(2, { 5: 124.9788302, 6: 1249.79 }),
    );
    expect(problems).toEqual([]);
    expect(rows.map(({ quantity, rate, amountFen }) => [quantity, rate, amountFen])).toEqual([
      ['29.8', '131.42', 391632],
      ['10', '124.9788302', 124979],
    ]);
  });

  test('a fifteen-digit number is the same person as the eighteen-digit one', async () => {
    const id = idNumber(1);
    const reading = await people(row(1), row(2, { 2: id.slice(0, 6) + id.slice(8, 17) }));
    expect(placesOf(reading)).toEqual([['前潘村', 3, '身份证号码', 'PERSON_TWICE', 'BLOCKING']]);
  });

  test('what is merged down over rows counts for each of them', async () => {
    const reading = await readSheets({
      name: 'Sheet1',
      rows: [
        ['村名', ...HEADER],
        ['前潘村', ...row(1)],
        [null, ...row(2)],
        ['高寨', ...row(3)],
      ],
      merges: [{ startRow: 1, endRow: 2, startCol: 0, endCol: 0 }],
    });
    expect(reading.problems).toEqual([]);
    expect(reading.rows.map(({ villageCode }) => villageCode)).toEqual([
      '341623110202',
      '341623110202',
      '341623110203',
    ]);
  });

  test('titles, unit lines, column numbers, signatures and empty form lines are no people', async () => {
    const reading = await readRows(
      ['王市镇前潘村花名册'],
      [null, null, null, '单位：亩、元'],
      HEADER,
      ['1', '2', '3', '4', '5', '6', '7'],
      row(1),
      [],
      row(2),
      [3],
      ['合　计', null, null, null, 20, null, 2628.4],
      ['制表人：张三', null, '审核人：', null, '负责人：'],
      ['注：本表一式两份'],
    );
    expect(reading.problems).toEqual([]);
    expect([reading.rowCount, reading.rows.map((one) => one.row)]).toEqual([2, [5, 7]]);
  });
});

describe('the village comes from', () => {
  test.each([
    ['the sheet’s name', '前潘村', '花名册'],
    ['a short sheet name', '前潘', '花名册'],
    ['the sheet’s name with more in it', '4.前潘村（72户）', '花名册'],
    ['the title', 'Sheet1', '王市镇前潘村2026年花名册'],
  ])('%s', async (_sentence, name, title) => {
    const reading = await readSheets({ name, rows: [[title], HEADER, row(1)] });
    expect(reading.problems).toEqual([]);
    expect(reading.rows[0]?.villageCode).toBe('341623110202');
  });

  test('the title of each block when villages stand below each other', async () => {
    const reading = await readSheets({
      name: '汇总',
      rows: [
        ['前潘村花名册'],
        HEADER,
        row(1),
        ['合计', null, null, null, 10, null, 1314.2],
        ['高寨村花名册'],
        HEADER,
        row(2),
        ['合计', null, null, null, 10, null, 1314.2],
      ],
    });
    expect(reading.problems).toEqual([]);
    expect(reading.rows.map(({ villageCode }) => villageCode)).toEqual([
      '341623110202',
      '341623110203',
    ]);
  });

  test('a column, as 前潘村委会 or with the town before it', async () => {
    const reading = await readSheets({
      name: 'Sheet1',
      rows: [
        [...HEADER, '村（社区）'],
        [...row(1), '高寨村委会'],
        [...row(2), '王市镇高寨村'],
      ],
    });
    expect(reading.problems).toEqual([]);
    expect(new Set(reading.rows.map(({ villageCode }) => villageCode))).toEqual(
      new Set(['341623110203']),
    );
  });
});

describe('a CSV is read', () => {
  const line = `1,王桂兰,${idNumber(1)},="${account(1)}",10,131.42,"1,314.20"`;
  const text = [HEADER.join(','), line].join('\r\n');

  test.each([
    ['in UTF-8', (plain: string) => new TextEncoder().encode(plain)],
    ['in UTF-8 with a mark', (plain: string) => new TextEncoder().encode(`\ufeff${plain}`)],
    [
      'in UTF-16 as Excel writes Unicode text',
      (plain: string) => Buffer.from(`\ufeff${plain}`, 'utf16le'),
    ],
  ])('%s', async (_sentence, encode) => {
    const reading = await readText(text, encode);
    expect(reading.problems).toEqual([]);
    expect(reading.rows[0]).toMatchObject({
      sheet: '前潘村',
      row: 2,
      account: account(1),
      amountFen: 131420,
    });
  });

  test('in GBK', async () => {
    // 姓名,身份证号,账号,金额 and 王兰: bytes as Excel on a Chinese Windows writes them.
    const header = 'd0d5c3fb2cc9edb7ddd6a4bac52cd5cbbac52cbdf0b6ee0d0a';
    const gbk = Buffer.concat([
      Buffer.from(header + 'cdf5c0bc', 'hex'),
      Buffer.from(`,${idNumber(1)}\t,${account(1)},284.00\r\n`),
    ]);
    const reading = await readText('', () => gbk, ALLOWANCE);
    expect(reading.problems).toEqual([]);
    expect(reading.rows[0]).toMatchObject({ name: '王兰', amountFen: 28400, quantity: null });
  });

  test.each([['\t'], [';']])('with %j between its cells', async (mark) => {
    const reading = await readText(text.replaceAll(/,(?!314)/g, mark));
    expect(reading.problems).toEqual([]);
    expect(reading.rows).toHaveLength(1);
  });

  test('with line breaks in quoted headers and blank lines counted as a spreadsheet does', async () => {
    const reading = await readText(
      text.replace('户主姓名', '"户主\n姓名"').replace('\r\n1,', '\r\n\r\n1,'),
    );
    expect(reading.problems).toEqual([]);
    expect(reading.rows[0]?.row).toBe(3);
  });
});
