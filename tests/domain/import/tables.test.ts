import type { CellValue } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import {
  HEADER,
  account,
  idNumber,
  placesOf,
  readRows,
  readSheets,
  row,
} from '../../support/roster-files.ts';

const B = 'BLOCKING';
const total = (area: CellValue, amount: CellValue) => [
  '合计',
  null,
  null,
  null,
  area,
  null,
  amount,
];

describe('tables below each other in one sheet', () => {
  test('are all read, each under its own header', async () => {
    const { rows, problems, rowCount, totalFen } = await readSheets({
      name: 'Sheet1',
      rows: [
        ['前潘村花名册'],
        HEADER,
        row(1),
        row(2),
        row(3),
        total(30, 3942.6),
        ['高寨村花名册'],
        [...HEADER, '备注'],
        [...row(4), null],
        [...row(5), '迁出'],
        total(20, 2628.4),
      ],
    });
    expect(problems.map(({ row, code }) => [row, code])).toEqual([[10, 'PERSON_MAY_BE_GONE']]);
    expect(rows.map(({ row, villageCode }) => [row, villageCode])).toEqual([
      [3, '341623110202'],
      [4, '341623110202'],
      [5, '341623110202'],
      [9, '341623110203'],
      [10, '341623110203'],
    ]);
    expect([rowCount, totalFen]).toEqual([5, 657100]);
  });

  test('with other columns than the first are read by their own', async () => {
    const moved = (cells: CellValue[]) => [cells[6], cells[5], cells[4], ...cells.slice(1, 4)];
    const reading = await readRows(HEADER, row(1), [], moved(HEADER) as CellValue[], [
      ...(moved(row(2)) as CellValue[]),
    ]);
    expect(reading.problems).toEqual([]);
    expect(reading.rows.map((one) => [one.row, one.amountFen, one.quantity])).toEqual([
      [2, 131420, '10'],
      [5, 131420, '10'],
    ]);
    expect(reading.columns.map(({ column }) => column).join('')).toBe('ABCDEFGABCDEF');
  });

  test('keep the unit that was told above the first of them', async () => {
    const header = HEADER.with(6, '补贴金额');
    const inTenThousands = (n: number) => row(n, { 6: 0.13142 });
    const first = [['单位：亩、万元'], header, inTenThousands(1)];
    const reading = await readRows(...first, ['前潘村花名册'], header, inTenThousands(2));
    expect(placesOf(reading).map((place) => (place as unknown[])[3])).toEqual([
      'AMOUNT_IN_TEN_THOUSANDS',
      'AMOUNT_IN_TEN_THOUSANDS',
    ]);
    expect(reading.rows.map(({ amountFen }) => amountFen)).toEqual([131420, 131420]);
  });

  test('are found far below other text', async () => {
    const text = Array.from({ length: 60 }, (_, at) => [`第${at}条　说明`]);
    const reading = await readRows(...text, HEADER, row(1));
    expect([reading.problems, reading.rows.length]).toEqual([[], 1]);
  });

  test('beside each other are refused, also under other names', async () => {
    const names = ['编号', '姓名', '证件号码', '账号', '面积', '标准', '合计'];
    for (const header of [HEADER, names]) {
      const reading = await readRows([...HEADER, ...header], [...row(1), ...row(2)]);
      expect(reading.problems.every(({ code }) => code === 'COLUMN_AMBIGUOUS')).toBe(true);
      expect([reading.problems.length > 2, reading.rows.length]).toEqual([true, 0]);
    }
  });
});

describe('rows that may be money stay nowhere behind:', () => {
  test('above the header', async () => {
    const reading = await readRows(
      row(1),
      [null, '李强', null, null, 10, 131.42, 1314.2],
      HEADER,
      row(3),
    );
    expect(placesOf(reading)).toEqual([
      ['前潘村', 1, null, 'ROW_ABOVE_HEADER', B],
      ['前潘村', 2, null, 'ROW_ABOVE_HEADER', B],
    ]);
    expect([reading.rowCount, reading.rows.map((one) => one.row)]).toEqual([3, [4]]);
  });

  test.each<[string, CellValue[]]>([
    ['单位合作社', [2, '单位合作社', null, account(2), 10, 131.42, 1314.2]],
    ['单位合作社 without a serial number', ['单位合作社', null, null, null, 10, 131.42, 1314.2]],
    ['注 册', ['注 册', null, null, null, '10', null, '1,314.20元']],
    ['a formula without a result', ['备注', null, null, null, null, null, 'FORMULA']],
    ['one amount and nothing else', [null, null, null, null, null, null, 20]],
    ['an ID number in a column nobody knows', [2, ...Array<null>(7).fill(null), idNumber(2)]],
  ])('%s', async (_sentence, cells) => {
    const isFormula = cells.includes('FORMULA');
    const filled = cells.map((cell) => (cell === 'FORMULA' ? null : cell));
    const reading = await readSheets({
      name: '前潘村',
      rows: [HEADER, filled, row(1)],
      ...(isFormula ? { cells: new Map([['1,6', { formula: 'E2*F2' }]]) } : {}),
    });
    expect([reading.rowCount, reading.rows.map((one) => one.row)]).toEqual([2, [3]]);
    expect(reading.problems.some((one) => one.row === 2 && one.severity === B)).toBe(true);
  });

  test('numbers under a header are column numbers only when they count from one', async () => {
    const figures = await readRows(HEADER, ['1', '', '', '', '10', '13', '20'], row(1));
    expect(figures.rowCount).toBe(2);
    const numbers = await readRows(HEADER, ['甲', '乙', '1', '2', '3', '4', '5=3×4'], row(1));
    expect([numbers.rowCount, numbers.problems]).toEqual([1, []]);
  });

  test('while signatures with a date or a name in the money’s columns are no rows', async () => {
    const reading = await readRows(
      HEADER,
      row(1),
      ['单位（盖章）', null, null, null, '负责人：', null, '2026年10月8日'],
      ['制表人：张三', null, null, null, '审核：', null, new Date('2026-10-08')],
    );
    expect([reading.rowCount, reading.problems]).toEqual([1, []]);
  });
});
