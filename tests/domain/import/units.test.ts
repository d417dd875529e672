import type { CellValue } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { readBankFile } from '../../../server/subsidy/bank-file/read-bank-file.ts';
import { readRosterFile } from '../../../server/subsidy/import/read-file.ts';
import { readPartyFile } from '../../../server/subsidy/party-file/read-party-file.ts';
import {
  ALLOWANCE,
  HEADER,
  PLACES,
  account,
  idNumber,
  placesOf,
  readRows,
  row,
  xlsx,
} from '../../support/roster-files.ts';

const ALLOWED = ['序号', '姓名', '身份证号码', '账号', '保障人口', '低保金'];
const person = (n: number, amount: CellValue = 0.05): CellValue[] => [
  ...[n, '王桂兰', idNumber(n), account(n), 2],
  amount,
];

async function read(name: string, ...rows: CellValue[][]) {
  const bytes = await xlsx({ name, rows });
  return readRosterFile({ name: '低保.xlsx', bytes }, ALLOWANCE, PLACES);
}
const allowance = (...rows: CellValue[][]) => read('前潘村', ...rows);
const told = async (reading: ReturnType<typeof read>) => {
  const { problems, rows } = await reading;
  return [problems.map(({ code }) => code), rows.map(({ amountFen }) => amountFen)];
};

const TIMES_TEN_THOUSAND = [['AMOUNT_IN_TEN_THOUSANDS'], [50_000]];
const REFUSED = [['UNIT_UNSUPPORTED'], []];
const AS_WRITTEN = [[], [5]];

describe('amounts in ten thousands are multiplied, however the unit stands above the header:', () => {
  test.each<[string, CellValue[]]>([
    ['in one cell', ['单位：万元']],
    ['in a cell of its own', ['单位：', null, '万元']],
    ['behind its colon', [null, '单位', '：万元']],
    ['in brackets', ['单位（万元）']],
    ['behind a space', ['单位 万元']],
    ['behind a wide space', [null, '单　位：　万　元']],
    ['as 计量单位', ['计量单位:万 元']],
    ['as 金额单位', ['编制：民政所　金额单位：人民币万元']],
    ['among others', ['单位：人、万元']],
    ['behind the office', ['填报单位：前潘村　　单位：万元　　2027年1月']],
    ['behind the office in other cells', ['填报单位：', '前潘村', null, '单位：', '万元']],
    ['at the end of the title', ['2027年前潘村低保花名册（万元）']],
    ['in the title with its name', ['2027年前潘村低保花名册（单位：万元）']],
    ['with nothing around it', [null, null, null, null, null, '万元']],
    ['in words', ['以万元为单位']],
  ])('%s', async (_where, line) => {
    expect(await told(allowance(line, ALLOWED, person(1)))).toEqual(TIMES_TEN_THOUSAND);
  });

  test('in the sheet’s name', async () => {
    expect(await told(read('前潘村（万元）', ALLOWED, person(1)))).toEqual(TIMES_TEN_THOUSAND);
  });

  test.each(['低保金（万元）', '低保金\n(万 元)', '低保金【万元】', '低保金（单位：万元）'])(
    'or in the header %j',
    async (header) => {
      expect(await told(allowance(ALLOWED.with(5, header), person(1)))).toEqual(TIMES_TEN_THOUSAND);
    },
  );
});

describe('what is neither yuan nor ten thousands of them is refused:', () => {
  test.each([
    '百元',
    '十元',
    '千元',
    '十万元',
    '百万元',
    '亿元',
    '角',
    '分',
    '美元',
    '万',
    '100元',
  ])('%s, above the header and in it', async (unit) => {
    for (const line of [[`单位：${unit}`], ['单位：', unit], [`低保花名册（${unit}）`]])
      expect(await told(allowance(line, ALLOWED, person(1)))).toEqual(REFUSED);
    const header = ALLOWED.with(5, `低保金（${unit}）`);
    expect(await told(allowance(header, person(1)))).toEqual(REFUSED);
  });

  test('both units at once, unless the amounts’ own header decides', async () => {
    const line = ['单位：元、万元'];
    expect(await told(allowance(line, ALLOWED, person(1)))).toEqual(REFUSED);
    const header = ALLOWED.with(5, '低保金（万元）');
    expect(await told(allowance(line, header, person(1)))).toEqual(TIMES_TEN_THOUSAND);
  });

  test('a remark below the rows that contradicts what stands above them', async () => {
    const reading = await allowance(ALLOWED, person(1), [], ['注：本表金额单位为万元']);
    expect(placesOf(reading)).toEqual([['前潘村', 1, null, 'UNIT_UNSUPPORTED', 'BLOCKING']]);
    const same = allowance(['单位：元'], ALLOWED, person(1), ['注：金额单位：元']);
    expect(await told(same)).toEqual([[], [5]]);
  });

  test('a rate of which nobody knows whether it is in ten thousands too', async () => {
    const header = ALLOWED.with(4, '保障标准');
    expect(await told(allowance(['单位：万元'], header, person(1)))).toEqual(REFUSED);
    const clear = ALLOWED.with(4, '保障标准（元/人/月）');
    expect(await told(allowance(['单位：万元'], clear, person(1)))).toEqual(TIMES_TEN_THOUSAND);
  });

  test.each(['公顷', '平方米', '万亩', '分', 'm²'])('an area in %s', async (unit) => {
    const reading = await readRows(HEADER.with(4, `补贴面积（${unit}）`), row(1));
    expect(placesOf(reading)).toEqual([['前潘村', 1, null, 'UNIT_UNSUPPORTED', 'BLOCKING']]);
    const line = await readRows([`单位：${unit}、元`], HEADER, row(1));
    expect(placesOf(line)).toEqual([['前潘村', 2, null, 'UNIT_UNSUPPORTED', 'BLOCKING']]);
  });

  test.each(['万元/亩', '元/公顷', '元/平方米', '角/亩'])('a rate in %s', async (unit) => {
    const reading = await readRows(HEADER.with(5, `补贴标准（${unit}）`), row(1));
    expect(placesOf(reading)).toEqual([['前潘村', 1, null, 'UNIT_UNSUPPORTED', 'BLOCKING']]);
  });
});

describe('no unit is', () => {
  test.each<[string, CellValue[]]>([
    ['an office', ['单位：前潘村万元户合作社']],
    ['who leads it', ['单位分管领导：张三', null, '单位负责人：李四']],
    ['a sum in a title', ['2027年前潘村低保花名册（总额12.3万元）']],
    ['a sum in its own cells', ['资金总额（万元）', 12.3, '户数（户）', 35]],
    ['a sum with its unit behind it', ['资金总额', 12.3, '万元']],
    ['a sum behind a colon', ['资金总额（万元）：12.3']],
    ['part of a sum', ['其中中央资金　　万元，省级资金　　万元']],
    ['a scheme', ['前潘村万元增收工程低保花名册']],
    ['yuan and people', ['单位：人、元']],
    ['yuan for a month', ['单位：元/人/月']],
    ['yuan in brackets', ['前潘村低保花名册（元）']],
  ])('%s: %j', async (_what, line) => {
    expect(await told(allowance(line, ALLOWED, person(1)))).toEqual(AS_WRITTEN);
  });

  test.each(['低保金（元）', '低保金(元/月)', '低保金（元/人/月）', '低保金（人民币元）'])(
    'told by the header %s but yuan',
    async (header) => {
      expect(await told(allowance(ALLOWED.with(5, header), person(1)))).toEqual(AS_WRITTEN);
    },
  );

  test('told by a column that is not read', async () => {
    const header = [...ALLOWED, '家庭年收入（万元）', '住房面积（平方米）'];
    expect(await told(allowance(header, [...person(1), 2.4, 80]))).toEqual(AS_WRITTEN);
  });

  test('anything but mu and yuan beside 单位：亩、元/亩、元', async () => {
    const reading = await readRows(['单位：亩、元/亩、元'], HEADER, row(1));
    expect([reading.problems, reading.totalFen]).toEqual([[], 131_420]);
  });
});

describe('a file of a bank or a branch is refused', () => {
  const BANK = ['账号', '户名', '金额', '结果', '日期'];
  const PAID = [account(1), '王桂兰', 500, '成功', '20261120'];
  const FEES = ['姓名', '身份证号码', '实交金额', '交纳日期', '收据号'];
  const FEE = ['王桂兰', idNumber(1), 5, '2026-11-20', 'A1'];

  test.each(['万元', '千元', '百元', '角', '分'])('in %s', async (unit) => {
    for (const rows of [
      [[`单位：${unit}`], BANK, PAID],
      [['单位', `：${unit}`], BANK, PAID],
      [BANK.with(2, `金额（${unit}）`), PAID],
    ]) {
      const file = { name: 'a.xlsx', bytes: await xlsx({ name: 'Sheet1', rows }) };
      const days = { paidOn: null, today: '2026-11-24' };
      const { problems, rows: kept } = await readBankFile(file, days);
      expect([problems.map(({ code }) => code), kept]).toEqual(REFUSED);
    }
    for (const rows of [
      [[`计量单位:${unit}`], FEES, FEE],
      [FEES.with(2, `实交金额(${unit})`), FEE],
    ]) {
      const file = { name: 'a.xlsx', bytes: await xlsx({ name: 'Sheet1', rows }) };
      const { problems, rows: kept } = await readPartyFile({ kind: 'PAYMENTS', file });
      expect([problems.map(({ code }) => code), kept]).toEqual(REFUSED);
    }
  });

  test('not in yuan', async () => {
    const rows = [['单位：王市支行', null, '单位：元'], BANK, PAID];
    const file = { name: 'a.xlsx', bytes: await xlsx({ name: 'Sheet1', rows }) };
    const { problems } = await readBankFile(file, { paidOn: null, today: '2026-11-24' });
    expect(problems).toEqual([]);
  });
});
