import type { CellValue } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { HEADER, placesOf, readRows, readSheets, row } from '../../support/roster-files.ts';

const B = 'BLOCKING';
const W = 'WARNING';
/** A total with its name in this column of HEADER. */
const total = (label: string, amount: CellValue, at = 0, area: CellValue = null) =>
  HEADER.map((_, index) =>
    index === at ? label : index === 4 ? area : index === 6 ? amount : null,
  );
const sum = async (...rows: CellValue[][]) => {
  const reading = await readRows(HEADER, ...rows);
  return [placesOf(reading).map((place) => (place as unknown[]).slice(1)), reading.rowCount];
};

describe('a total is no person,', () => {
  test.each(
    (
      '合计 小计 总计 共计 累计 总数 总和 汇总 计 合　计 Σ 全村 全镇总计 村计 本页计 本页小计 村小结 前潘村小计 前潘村合计 1组小计 ' +
      '第3组小计 合计： 合计数 以上合计 金额合计 合计（2户） 总计2户 2026年合计'
    ).split(' '),
  )('whatever it is called and wherever that stands: %s', async (label) => {
    for (const at of [0, 1, 2])
      expect(await sum(row(1), row(2), total(label, 2628.4, at, 20))).toEqual([[], 2]);
    const wrong = await sum(row(1), row(2), total(label, 2628.41, 1, 20));
    expect(wrong).toEqual([[[4, '补贴金额', 'SUM_DIFFERS', B]], 2]);
  });

  test('though its name stands in the third filled cell', async () => {
    const header = ['序号', '村名', '组别', ...HEADER.slice(1)];
    const person = (n: number, group: string) => [n, '前潘村', group, ...row(n).slice(1)];
    const subtotal = (group: string, amount: number) => {
      return ['', '前潘村', group, '小计', null, null, 10, null, amount];
    };
    const rows = [
      ...[header, person(1, '1组'), subtotal('1组', 1314.2)],
      ...[person(2, '2组'), subtotal('2组', 1314.2)],
      ['', '高寨村 汇总', '', '', null, null, 20, null, 2628.4],
    ];
    const reading = await readRows(...rows.slice(0, -1));
    expect([reading.problems, reading.rowCount, reading.totalFen]).toEqual([[], 2, 262_840]);
    expect((await readRows(...rows)).rowCount).toBe(2);
  });

  test('of each village with subtotals of its groups', async () => {
    const village = (n: number) => [
      ...[row(n), total('1组小计', 1314.2), row(n + 1), row(n + 2)],
      ...[total('2组小计', 2628.4), total('村计', 3942.6)],
    ];
    expect(await sum(...village(1), ...village(4), total('总计', 7885.2))).toEqual([[], 6]);
    const off = await sum(...village(1), ...village(4).slice(0, -1), total('村计', 3942.5));
    expect(off).toEqual([[[13, '补贴金额', 'SUM_DIFFERS', B]], 6]);
  });
});

describe('a person stays one', () => {
  test.each(['李共计', '共计田合作社', '合计合作社', '计小平', '全村'])(
    'called %s',
    async (name) => {
      const cells = row(2, { 1: name, 2: null, 3: null });
      const reading = await readRows(HEADER, row(1), cells);
      if (name === '全村') return expect(reading.rowCount).toBe(1);
      expect(reading.rowCount).toBe(2);
      expect(placesOf(reading)).toContainEqual(['前潘村', 3, '身份证号码', 'ID_MISSING', B]);
    },
  );

  test('with 小计 in the column of serial numbers or 合计 in the remark', async () => {
    const serial = await readRows(HEADER, row(1), row(2, { 0: '小计', 2: null, 3: null }));
    expect(serial.rowCount).toBe(2);
    const remark = [...row(2, { 2: null, 3: null }), '与张三合计'];
    expect((await readRows([...HEADER, '备注'], row(1), remark)).rowCount).toBe(2);
  });
});

describe('a total told in words', () => {
  test.each([
    ['合计：2628.40元'],
    ['合计:2户，20亩，2,628.40元'],
    ['总计 ￥2628.40 元'],
    ['共计0.26284万元'],
    ['合计（大写）贰仟陆佰贰拾捌元肆角'],
    ['合计2户'],
    ['2026年合计'],
    ['前潘村2026年耕地地力保护补贴资金合计：2628.40元'],
  ])('is right: %s', async (label) => {
    expect(await sum(row(1), row(2), [label])).toEqual([[], 2]);
  });

  test.each([
    ['合计：9999.99元', '补贴金额'],
    ['合计：2户，21亩，2628.40元', '补贴面积'],
    ['共计9999.99元（大写：玖仟玖佰玖拾玖元玖角玖分）', '补贴金额'],
    ['前潘村2026年耕地地力保护补贴资金合计：9999.99元', '补贴金额'],
  ])('is wrong: %s', async (label, column) => {
    expect(await sum(row(1), row(2), [label])).toEqual([[[4, column, 'SUM_DIFFERS', B]], 2]);
  });

  test('stands in a cell of its own', async () => {
    const cells = ['合计', '9999.99元'];
    expect(await sum(row(1), row(2), cells)).toEqual([[[4, '补贴金额', 'SUM_DIFFERS', B]], 2]);
  });

  test('that cannot be read is told', async () => {
    for (const label of ['合计：2628.4.0元', '合计2628', '合计：26 28.40元'])
      expect(await sum(row(1), row(2), [label])).toEqual([
        [[4, '补贴金额', 'SUM_UNREADABLE', W]],
        2,
      ]);
  });

  test('of something else in a remark is left aside', async () => {
    expect(await sum(row(1), ['注：全镇共计发放9999.99元'])).toEqual([[], 1]);
  });
});

describe('a total of all sheets', () => {
  const sheets = (label: string, amount: number, area = 30) =>
    readSheets(
      { name: '前潘村', rows: [HEADER, row(1), total('合计', 1314.2, 0, 10)] },
      {
        name: '高寨村',
        rows: [
          ...[HEADER, row(2), row(3), total('合计', 2628.4, 0, 20)],
          total(label, amount, 0, area),
        ],
      },
    );

  test('stands under the last', async () => {
    expect((await sheets('全镇总计', 3942.6)).problems).toEqual([]);
    expect((await sheets('总计', 3942.6)).problems).toEqual([]);
  });

  test('may be wrong as any', async () => {
    expect(placesOf(await sheets('全镇总计', 3942.61))).toEqual([
      ['高寨村', 5, '补贴金额', 'SUM_DIFFERS', B],
    ]);
    expect(placesOf(await sheets('全镇总计', 3942.6, 31))).toEqual([
      ['高寨村', 5, '补贴面积', 'SUM_DIFFERS', B],
    ]);
  });
});

describe('a sheet that sums the others up', () => {
  const HEAD = ['序号', '村名', '户数', '补贴面积（亩）', '补贴金额（元）'];
  const summary = (...rows: CellValue[][]) =>
    readSheets(
      { name: '前潘村', rows: [HEADER, row(1), row(2)] },
      { name: '高寨村', rows: [HEADER, row(3)] },
      { name: '汇总', rows: [['汇总表'], HEAD, ...rows] },
    );
  const SOFT = ['汇总', null, null, 'SHEET_NOT_ROSTER', W];

  test('agrees', async () => {
    const rows: CellValue[][] = [
      [1, '前潘村', 2, 20, 2628.4],
      [2, '高寨', 1, 10, 1314.2],
      ['合计', null, 3, 30, 3942.6],
    ];
    expect(placesOf(await summary(...rows))).toEqual([SOFT]);
  });

  test('is wrong of a village or of all', async () => {
    const reading = await summary(
      [1, '前潘村', 2, 20, 2628.41],
      [2, '高寨村', 1, 11, 1314.2],
      ['合计', null, 3, 31, 3942.61],
    );
    expect(placesOf(reading)).toEqual([
      SOFT,
      ['汇总', 3, '补贴金额', 'SUM_DIFFERS', B],
      ['汇总', 4, '补贴面积', 'SUM_DIFFERS', B],
      ['汇总', 5, '补贴面积', 'SUM_DIFFERS', B],
      ['汇总', 5, '补贴金额', 'SUM_DIFFERS', B],
    ]);
  });

  test('names a village that has no rows', async () => {
    const reading = await summary([1, '王郢村', 2, 20, 2628.4]);
    expect(placesOf(reading)).toEqual([
      SOFT,
      ['汇总', 3, '补贴面积', 'SUM_DIFFERS', B],
      ['汇总', 3, '补贴金额', 'SUM_DIFFERS', B],
    ]);
  });

  test('is not judged before the rows are put right', async () => {
    const reading = await readSheets(
      { name: '前潘村', rows: [HEADER, row(1, { 6: null, 5: null })] },
      { name: '汇总', rows: [HEAD, [1, '前潘村', 1, 10, 9]] },
    );
    expect(reading.problems.filter(({ code }) => code === 'SUM_DIFFERS')).toEqual([]);
  });
});
