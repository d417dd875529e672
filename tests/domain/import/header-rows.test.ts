import type { CellValue } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { applied, type HeaderCorrection } from '../../../server/subsidy/import/corrections.ts';
import { readRosterFile } from '../../../server/subsidy/import/read-file.ts';
import type { SubsidyProgramme } from '../../../server/subsidy/programme.ts';
import {
  ALLOWANCE,
  FARMLAND,
  HEADER,
  PLACES,
  account,
  idNumber,
  placesOf,
  readRows,
  row,
  xlsx,
} from '../../support/roster-files.ts';

const B = 'BLOCKING';
const W = 'WARNING';
const BARE = ['序号', '户主姓名', '身份证号码', '一卡通账号', '补贴面积', '补贴标准', '补贴金额'];

describe('a total right under the header is no part of it', () => {
  const header = ['档案编码', '姓名', '身份证号码', '账号', '保障人口', '救助数额'];
  const person = (n: number): CellValue[] => [100 + n, '王桂兰', idNumber(n), account(n), 2, 550];
  const read = async (columns: string[], total: CellValue[]) => {
    const bytes = await xlsx({ name: '前潘村', rows: [columns, total, person(1), person(2)] });
    return readRosterFile({ name: 'a.xlsx', bytes }, ALLOWANCE, PLACES);
  };

  test.each<[CellValue[]]>([
    [['合计', '', '', '', 3, 1100]],
    [['合计', null, null, null, '3', '1,100.00']],
    [['合计', null, null, null, null, '1100元']],
    [['合计']],
    [[null, '合计']],
    [['合计', null, null, null, null, new Date('2026-03-05')]],
  ])('with the figures %j', async (total) => {
    const reading = await read(header, total);
    expect(placesOf(reading)).toEqual([['前潘村', 1, null, 'COLUMN_MISSING', B]]);
    expect(reading.columns.map(({ field }) => field)).not.toContain('amount');
    expect([reading.rowCount, reading.rows, reading.totalFen]).toEqual([2, [], 0]);
    const known = await read(header.with(5, '低保金'), total.slice(0, 4));
    expect(known.rows.map(({ amountFen }) => amountFen)).toEqual([55_000, 55_000]);
  });
});

describe('a row of units under the header is part of it', () => {
  test.each([
    [['', '', '', '', '（亩）', '（元/亩）', '（元）']],
    [['', '', '', '', '亩', '元/亩', '元']],
    [['', '', '', '', '(亩)', '', '(元)']],
  ])('%j', async (units) => {
    const reading = await readRows(BARE, units, row(1), row(2));
    expect([reading.problems, reading.rowCount, reading.totalFen]).toEqual([[], 2, 262_840]);
    expect(reading.rows.map((one) => one.row)).toEqual([3, 4]);
  });

  test('that counts: ten thousands', async () => {
    const units = ['', '', '', '', '', '', '（万元）'];
    const reading = await readRows(BARE, units, row(1, { 6: 0.13142 }));
    expect(placesOf(reading)).toEqual([
      ['前潘村', 2, '补贴金额（万元）', 'AMOUNT_IN_TEN_THOUSANDS', W],
    ]);
    expect(reading.totalFen).toBe(131_420);
  });

  test('or hectares', async () => {
    const units = ['', '', '', '', '公顷', '元/亩', '元'];
    expect(placesOf(await readRows(BARE, units, row(1)))).toEqual([
      ['前潘村', 2, null, 'UNIT_UNSUPPORTED', B],
    ]);
  });

  test('and of what a clerk says of it, now with the unit or earlier without', async () => {
    const units = ['', '', '', '', '（亩）', '（元/亩）', '（元）'];
    const rows = [BARE.with(6, '今年发放'), units, row(1)];
    const bytes = await xlsx({ name: '前潘村', rows });
    const said = (header: string): HeaderCorrection[] => [{ header, field: 'amount' }];
    for (const told of [applied(said('今年发放(元)'), []), applied([], said('今年发放'))]) {
      const reading = await readRosterFile({ name: 'a.xlsx', bytes }, FARMLAND, PLACES, told);
      expect([reading.problems, reading.totalFen]).toEqual([[], 131_420]);
    }
  });

  test('also below two lines', async () => {
    const rows = [
      ['序号', '户主信息', '', '一卡通账号', '补贴情况', '', ''],
      ['', '姓名', '身份证号', '', '面积', '标准', '金额'],
      ['', '', '', '', '（亩）', '（元/亩）', '（元）'],
      row(1),
    ];
    const reading = await readRows(...rows);
    expect([reading.problems, reading.rows.map((one) => one.row)]).toEqual([[], [4]]);
  });

  test('but one amount with its unit is somebody’s', async () => {
    const reading = await readRows(BARE, ['', '', '', '', '', '', '100元'], row(1));
    expect([reading.rowCount, reading.problems.some((one) => one.row === 2)]).toEqual([2, true]);
  });
});

/** A header of two lines over one person; the upper one merged, or as in a CSV. */
async function parted(
  [upper, lower]: [CellValue[], CellValue[]],
  cells: CellValue[],
  programme: SubsidyProgramme,
  given: HeaderCorrection[] = [],
  isMerged = true,
) {
  const start = upper.indexOf('') < 0 ? 0 : upper.indexOf('') - 1;
  const end = upper.findLastIndex((text) => text === '');
  const single = upper.flatMap((_, at) => (at < start || at > end ? [at] : []));
  const merges = [
    { startRow: 0, endRow: 0, startCol: start, endCol: end },
    ...single.map((at) => ({ startRow: 0, endRow: 1, startCol: at, endCol: at })),
  ];
  const rows = [upper, lower, cells];
  const bytes = await xlsx({ name: '前潘村', rows, ...(isMerged ? { merges } : {}) });
  return readRosterFile({ name: 'a.xlsx', bytes }, programme, PLACES, applied(given, []));
}

describe('columns under one merged name are told apart by both lines', () => {
  const areas: [CellValue[], CellValue[]] = [
    [...HEADER.slice(0, 4), '补贴面积（亩）', '', '', '补贴标准（元/亩）', '补贴金额（元）'],
    ['', '', '', '', '水田', '旱地', '合计', '', ''],
  ];
  const owner = [1, '王桂兰', idNumber(1), account(1), 4, 6, 10, 131.42, 1314.2];
  const months: [CellValue[], CellValue[]] = [
    ['序号', '姓名', '身份证号码', '账号', '补助金额', '', '', ''],
    ['', '', '', '', '1月', '2月', '3月', '小计'],
  ];
  const helped = [1, '王桂兰', idNumber(1), account(1), 100, 100, 100, 300];

  test.each([[true], [false]])('of an area (merged: %s)', async (isMerged) => {
    const { problems, rows } = await parted(areas, owner, FARMLAND, [], isMerged);
    expect([problems.length, rows]).toEqual([1, []]);
    expect(problems[0]).toMatchObject({ code: 'COLUMN_AMBIGUOUS', severity: B, row: 2 });
    for (const name of ['补贴面积水田', '补贴面积旱地', '补贴面积合计'])
      expect(problems[0]?.message).toContain(`“${name}”`);
  });

  test.each([[true], [false]])('of an amount (merged: %s)', async (isMerged) => {
    const { problems, rows } = await parted(months, helped, ALLOWANCE, [], isMerged);
    expect([problems.length, rows]).toEqual([1, []]);
    expect(problems[0]).toMatchObject({ code: 'COLUMN_AMBIGUOUS', severity: B });
    for (const name of ['补助金额1月', '补助金额3月', '补助金额小计'])
      expect(problems[0]?.message).toContain(`“${name}”`);
  });

  test.each([[true], [false]])('so that a clerk can name one (merged: %s)', async (isMerged) => {
    for (const header of ['补贴面积 合计', '补贴面积合计']) {
      const given: HeaderCorrection[] = [{ header, field: 'quantity' }];
      const reading = await parted(areas, owner, FARMLAND, given, isMerged);
      expect(reading.problems).toEqual([]);
      expect(reading.rows[0]).toMatchObject({ row: 3, quantity: '10', amountFen: 131_420 });
    }
    const given: HeaderCorrection[] = [{ header: '补助金额 小计', field: 'amount' }];
    const reading = await parted(months, helped, ALLOWANCE, given, isMerged);
    expect([reading.problems, reading.totalFen]).toEqual([[], 30_000]);
  });

  test('and the sum of an area is no money, though nothing else is', async () => {
    const upper = areas[0].with(8, '救助数额');
    const { columns, rows } = await parted([upper, areas[1]], owner, FARMLAND);
    expect([columns.some(({ field }) => field === 'amount'), rows]).toEqual([false, []]);
  });
});
