import type { CellValue } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { HEADER, placesOf, readSheets, row } from '../../support/roster-files.ts';

const QIANPAN = '341623110202';
const GAOZHAI = '341623110203';
const B = 'BLOCKING';
const W = 'WARNING';
const WITH_VILLAGE = [...HEADER, '村名'];

/** A sheet whose rows have these in their column of villages; row 2 is the first. */
async function sheet(name: string, villages: CellValue[], above: CellValue[][] = []) {
  const rows = villages.map((village, n) => [...row(n + 1), village]);
  const reading = await readSheets({ name, rows: [...above, WITH_VILLAGE, ...rows] });
  return {
    places: placesOf(reading).map((place) => (place as unknown[]).slice(1)),
    villages: reading.rows.map(({ villageCode }) => villageCode),
    messages: reading.problems.map(({ message }) => message),
  };
}

describe('an empty cell in the column of villages', () => {
  test('is nobody’s where the column names several, whatever the sheet is called', async () => {
    const found = await sheet('前潘村', ['前潘村', '', '高寨村', '']);
    expect(found.places).toEqual([
      [1, '村名', 'VILLAGE_COLUMN_DIFFERS', W],
      [3, '村名', 'VILLAGE_BLANK', B],
      [5, '村名', 'VILLAGE_BLANK', B],
    ]);
    expect(found.villages).toEqual([QIANPAN, null, GAOZHAI, null]);
    expect(found.messages[1]).toBe(
      '这一行没有填写村名，同一列写的不都是表名或标题中的村，不能确定是哪个村。请补上村名。',
    );
  });

  test('is nobody’s where the column names one that the sheet does not', async () => {
    const found = await sheet('前潘村', ['高寨村', '']);
    expect(found.places).toEqual([
      [1, '村名', 'VILLAGE_COLUMN_DIFFERS', W],
      [3, '村名', 'VILLAGE_BLANK', B],
    ]);
    expect(found.villages).toEqual([GAOZHAI, null]);
  });

  test('is nobody’s where the column names one that nobody knows', async () => {
    const found = await sheet('前潘村', ['前潘村', '李庄村', '']);
    expect(found.places).toEqual([
      [3, '村名', 'VILLAGE_UNKNOWN', B],
      [4, '村名', 'VILLAGE_BLANK', B],
    ]);
  });

  test('is nobody’s on the next page of the same table', async () => {
    const found = await readSheets({
      name: '前潘村',
      rows: [
        WITH_VILLAGE,
        [...row(1), '前潘村'],
        [...row(2), '高寨村'],
        WITH_VILLAGE,
        [...row(3), ''],
      ],
    });
    expect(found.problems.filter(({ severity }) => severity === B)).toMatchObject([
      { row: 5, code: 'VILLAGE_BLANK' },
    ]);
  });

  test('is the sheet’s or the title’s where all others are', async () => {
    expect(await sheet('前潘村', ['前潘', '', '前潘村委会', ''])).toMatchObject({
      places: [],
      villages: [QIANPAN, QIANPAN, QIANPAN, QIANPAN],
    });
    const titled = await sheet('Sheet1', ['高寨村', ''], [['高寨村花名册']]);
    expect([titled.places, titled.villages]).toEqual([[], [GAOZHAI, GAOZHAI]]);
  });

  test('is the sheet’s where the whole column is empty', async () => {
    const found = await sheet('前潘村', ['', '']);
    expect([found.places, found.villages]).toEqual([[], [QIANPAN, QIANPAN]]);
  });

  test('is each title’s where titles stand over tables of one sheet', async () => {
    const found = await readSheets({
      name: 'Sheet1',
      rows: [
        ...[['前潘村花名册'], WITH_VILLAGE, [...row(1), '前潘村'], [...row(2), '']],
        ...[['高寨村花名册'], WITH_VILLAGE, [...row(3), '高寨村'], [...row(4), '']],
      ],
    });
    expect(found.problems).toEqual([]);
    expect(found.rows.map(({ villageCode }) => villageCode)).toEqual([
      ...[QIANPAN, QIANPAN],
      ...[GAOZHAI, GAOZHAI],
    ]);
  });
});

describe('a column of villages that contradicts the sheet’s name or its title', () => {
  test('is told once for its table, with the first row, and read as it stands', async () => {
    const found = await sheet('前潘村', ['前潘村', '高寨村', '王郢村']);
    expect(found.places).toEqual([[1, '村名', 'VILLAGE_COLUMN_DIFFERS', W]]);
    expect(found.messages).toEqual([
      '第 3 行写的是高寨村，工作表名或标题写的却是前潘村，已按这一列导入。请核对是不是填错了村名，或贴错了工作表。',
    ]);
    const titled = await sheet('Sheet1', ['高寨村'], [['前潘村花名册']]);
    expect(titled.places).toEqual([[2, '村名', 'VILLAGE_COLUMN_DIFFERS', W]]);
  });

  test('is nothing to tell where neither names a village', async () => {
    expect((await sheet('汇总', ['前潘村', '高寨村'])).places).toEqual([]);
  });
});
