import type { CellValue } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { villageFinder } from '../../../server/subsidy/import/villages.ts';
import { HEADER, PLACES, placesOf, readRows, readSheets, row } from '../../support/roster-files.ts';

const QIANPAN = '341623110202';
const GAOZHAI = '341623110203';
const B = 'BLOCKING';

/** The villages of rows under a header with separators between them. */
async function sheet(name: string, ...rows: CellValue[][]) {
  const reading = await readSheets({ name, rows });
  return {
    places: placesOf(reading),
    villages: reading.rows.map(({ villageCode }) => villageCode),
    rowCount: reading.rowCount,
  };
}

describe('a row that only names a village', () => {
  test.each([['高寨村'], ['高寨'], ['二、高寨村（35户）：'], ['王市镇高寨村'], ['高寨村花名册']])(
    'says whose the rows below it are, where the sheet does not: %s',
    async (separator) => {
      const found = await sheet('汇总', HEADER, ['前潘村'], row(1), [separator], row(2), row(3));
      expect(found.places).toEqual([]);
      expect(found.villages).toEqual([QIANPAN, GAOZHAI, GAOZHAI]);
    },
  );

  test.each<[string, string, CellValue[][]]>([
    ['the sheet’s name', '前潘村', [HEADER]],
    ['the title', 'Sheet1', [['王市镇前潘村花名册'], HEADER]],
  ])('cannot overrule %s', async (_sentence, name, above) => {
    const found = await sheet(name, ...above, row(1), ['高寨村'], row(2), row(3));
    expect(found.places).toEqual([[name, above.length + 2, null, 'VILLAGE_CONFLICT', B]]);
    expect(found.villages).toEqual([QIANPAN, null, null]);
  });

  test('in the column of names is no person', async () => {
    const found = await sheet('前潘村', HEADER, row(1), [null, '高寨村'], row(2));
    expect(found.places).toEqual([['前潘村', 3, null, 'VILLAGE_CONFLICT', B]]);
    expect([found.villages, found.rowCount]).toEqual([[QIANPAN, null], 2]);
  });

  test('but a person called like a village stays one', async () => {
    const found = await sheet('前潘村', HEADER, row(1), [null, '刘元'], row(2));
    expect(found.rowCount).toBe(3);
    expect(found.places).toContainEqual(['前潘村', 3, '身份证号码', 'ID_MISSING', B]);
  });

  test('of another town or of none is unknown, and so is the village below it', async () => {
    for (const stranger of ['李庄村', '城关镇高寨村']) {
      const found = await sheet('前潘村', HEADER, row(1), [stranger], row(2));
      expect(found.places).toEqual([['前潘村', 3, null, 'VILLAGE_UNKNOWN', B]]);
      expect(found.villages).toEqual([QIANPAN, null]);
    }
  });

  test('that repeats the sheet’s own, or comes after the last row, changes nothing', async () => {
    const same = await sheet('前潘村', HEADER, row(1), ['前潘村委会（盖章）'], row(2), ['高寨村']);
    expect([same.places, same.villages]).toEqual([[], [QIANPAN, QIANPAN]]);
  });

  test('does not matter to rows that name their village themselves', async () => {
    const header = [...HEADER, '村名'];
    const rows: CellValue[][] = [[...row(1), '前潘村'], ['高寨村'], [...row(2), '前潘村']];
    const found = await sheet('前潘村', header, ...rows);
    expect([found.places, found.villages]).toEqual([[], [QIANPAN, QIANPAN]]);
  });
});

describe('what cannot be one village is reported:', () => {
  test('a remark that speaks of another one, with rows below it', async () => {
    const remark = ['注：以下为高寨村代报'];
    const found = await sheet('前潘村', HEADER, row(1), remark, row(2));
    expect(found.places).toEqual([['前潘村', 3, null, 'VILLAGE_CONFLICT', B]]);
    expect(found.villages).toEqual([QIANPAN, null]);
  });

  test('a total of another one', async () => {
    const total = ['高寨村小计', null, null, null, 10, null, 1314.2];
    const found = await sheet('前潘村', HEADER, row(1), total);
    expect(found.places).toEqual([['前潘村', 3, null, 'VILLAGE_CONFLICT', B]]);
  });

  test.each([['城关镇前潘村花名册'], ['李庄村'], ['前潘村、高寨村花名册']])(
    'the title %s over a sheet called 前潘村',
    async (title) => {
      const found = await sheet('前潘村', [title], HEADER, row(1));
      expect(found.villages).toEqual([null]);
      expect(found.places).toHaveLength(1);
    },
  );

  test('an empty cell in the column of villages, where nothing else tells it', async () => {
    const found = await sheet('Sheet1', [...HEADER, '村名'], [...row(1), '前潘村'], row(2));
    expect(found.places).toEqual([['Sheet1', 3, '村名', 'VILLAGE_BLANK', B]]);
    expect(found.villages).toEqual([QIANPAN, null]);
  });

  test('a header printed again after another village’s rows', async () => {
    const found = await sheet(
      '汇总',
      HEADER,
      ['前潘村'],
      row(1),
      ['高寨村'],
      row(2),
      HEADER,
      row(3),
    );
    expect(found.villages).toEqual([QIANPAN, GAOZHAI, GAOZHAI]);
  });
});

describe('the town before a village’s name', () => {
  const villages = villageFinder(PLACES);

  test.each([
    ['王市镇前潘村', QIANPAN],
    ['利辛县王市镇前潘村', QIANPAN],
    ['亳州市利辛县王市镇前潘村委会', QIANPAN],
    ['城关镇前潘村', undefined],
    ['马店乡前潘', undefined],
    ['东王市镇前潘村', undefined],
    ['王市镇', undefined],
  ])('%s', (text, code) => {
    expect(villages.named(text)?.code).toBe(code);
  });

  test.each<[string, string[]]>([
    ['安徽省利辛县王市镇前潘村2026年花名册', [QIANPAN]],
    ['4.前潘村（72户）', [QIANPAN]],
    ['王市镇乡村振兴前潘村花名册', [QIANPAN]],
    ['城关镇2026年前潘村花名册', []],
    ['城关街道前潘村', []],
    ['东高寨村', []],
    ['马高庄村', ['341623110216']],
  ])('in the title %s', (text, codes) => {
    expect(villages.mentioned(text).map(({ code }) => code)).toEqual(codes);
  });

  test('is never cut from a cell when it is another’s', async () => {
    const reading = await readRows([...HEADER, '村名'], [...row(1), '城关镇前潘村']);
    expect(placesOf(reading)).toEqual([['前潘村', 2, '村名', 'VILLAGE_UNKNOWN', B]]);
    expect(reading.rows[0]?.villageCode).toBeNull();
  });
});
