import type { CellValue } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { HEADER, placesOf, readSheets, row } from '../../support/roster-files.ts';

const B = 'BLOCKING';

/** Three people; the cells of rows 3 and 4 in this column are merged into row 2's. */
function merged(column: number, header: string[] = HEADER, more: CellValue[] = []) {
  const rows = [1, 2, 3].map((n) => [...row(n), ...more]);
  const kept = rows.map((cells, at) =>
    cells.map((cell, index) => (at > 0 && index === column ? null : cell)),
  );
  return readSheets({
    name: '前潘村',
    rows: [header, ...kept],
    merges: [{ startRow: 1, endRow: 3, startCol: column, endCol: column }],
  });
}

describe('of what is merged down over rows', () => {
  test('a rate counts for each of them', async () => {
    const reading = await merged(5);
    expect(reading.problems).toEqual([]);
    expect(reading.rows.map(({ rate, amountFen }) => [rate, amountFen])).toEqual(
      Array.from({ length: 3 }, () => ['131.42', 131_420]),
    );
  });

  test('a mode of support counts for each of them', async () => {
    const reading = await merged(7, [...HEADER, '供养方式'], ['集中供养']);
    expect(reading.rows.map(({ supportMode }) => supportMode)).toEqual(
      Array.from({ length: 3 }, () => '集中供养'),
    );
  });

  test.each([
    [1, '户主姓名'],
    [2, '身份证号码'],
    [3, '一卡通账号'],
  ])('who somebody is counts for the first only: column %i', async (column, label) => {
    const reading = await merged(column);
    expect(placesOf(reading)).toEqual([
      ['前潘村', 3, label, 'CELL_MERGED', B],
      ['前潘村', 4, label, 'CELL_MERGED', B],
    ]);
    expect(reading.rows.map((one) => one.row)).toEqual([2]);
  });

  test.each([
    [4, '补贴面积'],
    [6, '补贴金额'],
  ])('what somebody is paid counts for nobody: column %i', async (column, label) => {
    const reading = await merged(column);
    expect(placesOf(reading)).toEqual([
      ['前潘村', 2, label, 'CELL_MERGED', B],
      ['前潘村', 3, label, 'CELL_MERGED', B],
      ['前潘村', 4, label, 'CELL_MERGED', B],
    ]);
    expect([reading.rowCount, reading.rows]).toEqual([3, []]);
    expect(reading.problems[0]?.message).toBe(
      `${label}与上下几行合并成了一格，分不清每人是多少，这一行没有导入。请取消合并，逐行填写。`,
    );
  });

  test('a cell merged to the side is nothing else than before', async () => {
    const reading = await readSheets({
      name: '前潘村',
      rows: [HEADER, row(1), ['合计', null, null, null, 10, null, 1314.2]],
      merges: [{ startRow: 2, endRow: 2, startCol: 0, endCol: 3 }],
    });
    expect([reading.problems, reading.rows.length]).toEqual([[], 1]);
  });
});
