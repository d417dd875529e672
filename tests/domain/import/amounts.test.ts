import type { CellValue } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { applied, type HeaderCorrection } from '../../../server/subsidy/import/corrections.ts';
import { readRosterFile } from '../../../server/subsidy/import/read-file.ts';
import {
  ALLOWANCE,
  PLACES,
  account,
  idNumber,
  placesOf,
  xlsx,
} from '../../support/roster-files.ts';

const PERSON = ['序号', '姓名', '身份证号码', '账号'];

async function read(
  headers: string[],
  rows: CellValue[][],
  given: HeaderCorrection[] = [],
  above: CellValue[][] = [],
) {
  const people = rows.map((cells, n) => [n + 1, '王桂兰', idNumber(n), account(n), ...cells]);
  const bytes = await xlsx({
    name: '前潘村',
    rows: [...above, [...PERSON, ...headers], ...people],
  });
  return readRosterFile({ name: 'a.xlsx', bytes }, ALLOWANCE, PLACES, applied(given, []));
}

const W = 'WARNING';

describe('another column of money with other figures is told once for its table', () => {
  test.each<[string[], CellValue[], string, number]>([
    [['低保金', '分类施保金', '合计'], [500, 50, 550], '低保金', 50_000],
    [['保障金额', '补发金额', '实发金额'], [500, 50, 550], '保障金额', 50_000],
    [['应领', '低保金', '实领'], [500, 500, 450], '低保金', 50_000],
    [['低保金（元）', '合计（万元）'], [500, 0.055], '低保金', 50_000],
  ])('%j', async (headers, cells, column, fen) => {
    const reading = await read(headers, [cells, cells]);
    expect(placesOf(reading)).toEqual([['前潘村', 1, column, 'AMOUNT_COLUMNS_DIFFER', W]]);
    expect(reading.rows.map(({ amountFen }) => amountFen)).toEqual([fen, fen]);
  });

  test('with both columns, the first row and what to do', async () => {
    const same = [500, null, 500];
    const { problems } = await read(['低保金', '分类施保金', '合计'], [same, [500, 50, 550]]);
    expect(problems.map(({ message }) => message)).toEqual([
      '金额取自“低保金”一列，但“分类施保金”“合计”也像是金额，数不相同：第 3 行“低保金”是 500.00，“分类施保金”是 50.00。' +
        '请核对应发的是哪一列。取错了的，用 columns 把应发的一列写成 amount 后重新上传；取对了的，请说明原因。',
    ]);
  });
});

describe('nothing is told of another column of money', () => {
  test.each<[string, string[], CellValue[]]>([
    ['with the same figures', ['低保金', '合计'], [500, 500]],
    ['with the same figures in another unit', ['低保金', '合计（万元）'], [500, '0.05']],
    ['that nobody filled in', ['低保金', '补发金额', '合计'], [500, 0, null]],
    ['that is no money', ['低保金', '面积合计', '家庭人口合计'], [500, 3, 4]],
    ['that says something else of a household', ['低保金', '家庭年收入'], [500, 2400]],
  ])('%s', async (_what, headers, cells) => {
    expect((await read(headers, [cells, cells])).problems).toEqual([]);
  });

  test('where a clerk said which it is', async () => {
    const headers = ['低保金', '合计'];
    const told = await read(headers, [[500, 550]], [{ header: '合计', field: 'amount' }]);
    expect([told.problems, told.totalFen]).toEqual([[], 55_000]);
    const left = await read(headers, [[500, 550]], [{ header: '合计', field: 'IGNORE' }]);
    expect([left.problems, left.totalFen]).toEqual([[], 50_000]);
  });
});
