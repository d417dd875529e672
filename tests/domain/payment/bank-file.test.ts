import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import type { CellValue } from 'hucre/xlsx';
import { readBankFile } from '../../../server/subsidy/bank-file/read-bank-file.ts';
import type { BankFileDays } from '../../../server/subsidy/bank-file/bank-reading.ts';
import { cleanReason, readResult } from '../../../server/subsidy/bank-file/bank-result.ts';
import { readDay } from '../../../server/subsidy/import/day-cell.ts';
import { account, idNumber, xlsx } from '../../support/roster-files.ts';

const DAYS: BankFileDays = { paidOn: null, today: '2026-11-24' };
const HEADER = ['序号', '账号', '户名', '交易金额（元）', '处理状态', '失败原因', '交易日期'];
const PAID: CellValue[] = [1, account(1), '王桂兰', 1314.2, '成功', '', '20261120'];
const RETURNED: CellValue[] = [2, account(2), '李强', '82.00', '失败', '账户已销户', 46346];

const csv = (...rows: CellValue[][]) => ({
  name: '回单.csv',
  bytes: Buffer.from(rows.map((row) => row.join(',')).join('\r\n'), 'utf8'),
});
const read = async (rows: CellValue[][], days = DAYS) =>
  readBankFile({ name: '回单.xlsx', bytes: await xlsx({ name: 'Sheet1', rows }) }, days);
const codes = async (...cells: [at: number, value: CellValue][]) => {
  const row = PAID.map((value, at) => cells.find(([place]) => place === at)?.[1] ?? value);
  const { problems, rows } = await read([HEADER, row]);
  return { rows: rows.length, problems: problems.map(({ code, column }) => [code, column]) };
};

const EXPECTED = [
  {
    account: account(1),
    name: '王桂兰',
    idNumber: null,
    amountFen: 131_420,
    result: 'PAID',
    reason: null,
    paidOn: '2026-11-20',
  },
  {
    account: account(2),
    name: '李强',
    idNumber: null,
    amountFen: 8_200,
    result: 'RETURNED',
    reason: '账户已销户',
    paidOn: '2026-11-20',
  },
];

describe('a bank’s return file', () => {
  it('is read from a workbook, its title and total left aside', async () => {
    const title = ['王市镇惠农补贴代发回单'];
    const { rows, problems, rowCount } = await read([
      title,
      HEADER,
      PAID,
      RETURNED,
      ['合计', null, null, 1396.2],
    ]);
    expect(problems).toEqual([]);
    expect(rowCount).toBe(2);
    expect(rows).toMatchObject(EXPECTED);
    expect(rows.map(({ row }) => row)).toEqual([3, 4]);
  });

  it.each([
    ['all rows', ['合计', null, null, 1396.2], 0],
    ['what was paid', ['合计', null, null, '1,314.20'], 0],
    ['what came back', ['退回合计', null, null, '82'], 0],
    ['no figure at all', ['合计', null, null, null], 0],
    ['more than its rows', ['合计', null, null, 2710.4], 1],
    ['less than its rows', ['合计', null, null, -1396.2], 1],
    ['all rows, in words', ['合计：2笔，1,396.20元'], 0],
    ['more than its rows, in words', ['合计：2笔，2,710.40元'], 1],
  ])('whose total is of %s is judged by it', async (_, total, count) => {
    const { problems } = await read([HEADER, PAID, RETURNED, total]);
    expect(problems.map(({ code, row }) => [code, row])).toEqual(
      Array.from({ length: count }, () => ['SUM_DIFFERS', 4]),
    );
    if (count > 0) expect(problems[0]).toMatchObject({ severity: 'BLOCKING', column: '交易金额' });
  });

  it('with a subtotal for each day is added up day by day', async () => {
    const rows = [HEADER, PAID, ['小计', null, null, 1314.2], RETURNED, ['小计', null, null, 82]];
    expect((await read([...rows, ['总计', null, null, 1396.2]])).problems).toEqual([]);
    const { problems } = await read([...rows, ['总计', null, null, 1396.3]]);
    expect(problems.map(({ message }) => message)).toEqual([
      '总计写的是 1396.30 元，各行相加是 1396.20 元，其中成功的 1314.20 元。文件可能缺了行，请向银行要完整的回单；是合计写错的，请改正或删去这一行。',
    ]);
  });

  it('is read from a CSV', async () => {
    const file = csv(HEADER, PAID, RETURNED);
    expect((await readBankFile(file, DAYS)).rows).toMatchObject(EXPECTED);
  });

  it('is read from an old .xls', async () => {
    const sheet = utils.aoa_to_sheet([HEADER, PAID, RETURNED]);
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, '回单');
    const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer);
    expect((await readBankFile({ name: '回单.xls', bytes }, DAYS)).rows).toMatchObject(EXPECTED);
  });

  it.each([
    [['卡号', '姓名', '身份证号码', '发放金额', '发放结果', '退回原因', '发放日期']],
    [['收款账号', '收款户名', '证件号码', '金额', '结果', '原因', '入账日期']],
    [['银行卡号', '账户名称', '身份证号', '实发金额', '交易状态', '返回信息', '处理时间']],
    [['收款人账号', '收款人姓名', '公民身份号码', '入账金额', '代发结果', '备注', '到账日期']],
  ])('is understood under the headers %j', async (header) => {
    const cells = [account(1), '王桂兰', idNumber(1), '1314.20', '交易成功', '', '2026/11/20'];
    const { rows, problems } = await read([header, cells]);
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([{ ...EXPECTED[0], idNumber: idNumber(1) }]);
  });

  it('takes the day of the input for rows without one', async () => {
    const header = HEADER.slice(0, -1);
    const { rows } = await read([header, PAID.slice(0, -1)], { ...DAYS, paidOn: '2026-11-19' });
    expect(rows).toMatchObject([{ paidOn: '2026-11-19' }]);
  });

  it('knows a payee by the ID number where the account is starred out', async () => {
    const header = [...HEADER, '身份证号码'];
    const starred = PAID.map((cell, at) => (at === 1 ? '6217****6688' : cell));
    const { rows, problems } = await read([header, [...starred, idNumber(3)]]);
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([{ account: null, idNumber: idNumber(3) }]);
  });

  it.each<[string, [number, CellValue][], string, string]>([
    ['no account', [[1, '']], 'ACCOUNT_MISSING', '账号'],
    ['an account kept as a number', [[1, 6.217e18]], 'ACCOUNT_NOT_TEXT', '账号'],
    ['a starred account', [[1, '6217****6688']], 'ACCOUNT_MALFORMED', '账号'],
    ['no amount', [[3, '']], 'AMOUNT_MISSING', '交易金额'],
    ['a negative amount', [[3, -5]], 'AMOUNT_UNREADABLE', '交易金额'],
    ['a third of a fen', [[3, '1.003']], 'AMOUNT_TOO_FINE', '交易金额'],
    ['nothing paid', [[3, 0]], 'AMOUNT_ZERO', '交易金额'],
    ['no result', [[4, '']], 'RESULT_MISSING', '处理状态'],
    ['a result on its way', [[4, '处理中']], 'RESULT_UNKNOWN', '处理状态'],
    [
      'a success with a reason of failure',
      [[5, '户名不符退回']],
      'RESULT_CONTRADICTED',
      '失败原因',
    ],
    ['no day', [[6, '']], 'DATE_MISSING', '交易日期'],
    ['a day that does not exist', [[6, '2026-11-31']], 'DATE_UNREADABLE', '交易日期'],
    ['a day to come', [[6, '2026-11-25']], 'DATE_IN_FUTURE', '交易日期'],
  ])('with %s names the cell and keeps the row out', async (_, cells, code, column) => {
    expect(await codes(...cells)).toEqual({ rows: 0, problems: [[code, column]] });
  });

  it.each<[string, CellValue[][], string]>([
    ['分 above its header', [['代发回单'], ['单位：分'], HEADER.with(3, '交易金额')], '分'],
    ['分 after other units', [['单位：户、分'], HEADER.with(3, '交易金额')], '分'],
    ['分, spaced out', [['币种：人民币　单　位： 分'], HEADER.with(3, '交易金额')], '分'],
    ['分 in the amount’s header', [HEADER.with(3, '交易金额（分）')], '分'],
    ['角', [['金额单位：角'], HEADER.with(3, '交易金额')], '角'],
    ['百元', [['单位：百元'], HEADER.with(3, '交易金额')], '百元'],
    ['十元', [HEADER.with(3, '交易金额(十元)')], '十元'],
    ['万元', [['单位：万元'], HEADER.with(3, '交易金额')], '万元'],
  ])('whose amounts are in %s is kept out as a whole', async (_, above, unit) => {
    const { rows, problems } = await read([...above, PAID]);
    expect(rows).toEqual([]);
    expect(problems).toMatchObject([{ code: 'UNIT_UNSUPPORTED', severity: 'BLOCKING' }]);
    expect(problems[0]!.message).toContain(`单位写的是“${unit}”`);
  });

  it.each([
    ['单位：元'],
    ['单位：户、元'],
    ['单位：元　经办行：农商行王市分理处'],
    ['代发单位：分水镇财政所'],
    ['单位：万集镇人民政府'],
  ])('under “%s” is read as yuan', async (line) => {
    const { rows, problems } = await read([[line], HEADER, PAID]);
    expect([rows[0]!.amountFen, problems]).toEqual([131_420, []]);
  });

  it.each([
    [1, 'ACCOUNT_FORMULA', '账号'],
    [3, 'AMOUNT_FORMULA', '交易金额'],
  ])('with a formula nobody calculated in column %i', async (column, code, label) => {
    const cells = new Map([[`1,${column}`, { formula: 'Z1' }]]);
    const sheet = { name: 'Sheet1', rows: [HEADER, PAID.with(column, null)], cells };
    const { rows, problems } = await readBankFile(
      { name: 'a.xlsx', bytes: await xlsx(sheet) },
      DAYS,
    );
    expect([rows, problems]).toMatchObject([[], [{ code, column: label, severity: 'BLOCKING' }]]);
  });

  it('tells a day that does not exist as it stands', async () => {
    const { problems } = await read([HEADER, PAID.with(6, '2026-13-40')]);
    expect(problems[0]?.message).toContain('“2026-13-40”');
  });

  it('without a column for the result is refused as a whole', async () => {
    const { rows, problems } = await read([HEADER.toSpliced(4, 1), PAID.toSpliced(4, 1)]);
    expect(rows).toEqual([]);
    expect(problems).toMatchObject([{ code: 'COLUMN_MISSING', row: 1, severity: 'BLOCKING' }]);
    expect(problems[0]!.message).toContain('发放结果');
  });

  it('of two equal columns for the result takes neither', async () => {
    const header = [...HEADER, '交易状态'];
    const { rows, problems } = await read([header, [...PAID, '失败']]);
    expect(rows).toEqual([]);
    expect(problems.map(({ code }) => code)).toEqual(['COLUMN_AMBIGUOUS']);
  });

  it('does not lose a sheet with accounts and no header', async () => {
    const bytes = await xlsx(
      { name: '一', rows: [HEADER, PAID] },
      { name: '二', rows: [[account(9), '某人', 1]] },
    );
    const { problems } = await readBankFile({ name: 'a.xlsx', bytes }, DAYS);
    expect(problems).toMatchObject([{ sheet: '二', code: 'SHEET_WITHOUT_HEADER' }]);
  });

  it('never quotes a whole account', async () => {
    const { problems } = await read([
      HEADER,
      [1, '6217-0000-0000-0001-6688-00000000000000', '', 'x'],
    ]);
    expect(problems.length).toBeGreaterThan(0);
    for (const { message } of problems) expect(message).not.toMatch(/\d{8,}/);
  });
});

describe('what a bank says of a payment', () => {
  it.each([
    ['成功', 'PAID'],
    ['交易成功', 'PAID'],
    ['已发放', 'PAID'],
    ['已成功', 'PAID'],
    ['入账成功', 'PAID'],
    ['已入账', 'PAID'],
    ['失败', 'RETURNED'],
    ['交易失败', 'RETURNED'],
    ['不成功', 'RETURNED'],
    ['未入账', 'RETURNED'],
    ['退票', 'RETURNED'],
    ['退回：账户不存在', 'RETURNED'],
    ['处理中', undefined],
    ['待发放', undefined],
    ['部分成功', undefined],
  ])('%s is %s', (text, result) => {
    expect(readResult(text)?.result).toBe(result);
  });

  it.each([
    ['2026-11-24', '2026-11-24'],
    ['2026/1/2', '2026-01-02'],
    ['2026.11.24', '2026-11-24'],
    ['2026年11月24日', '2026-11-24'],
    ['2026 年 1 月 2 日', '2026-01-02'],
    ['20261124', '2026-11-24'],
    ['20261124093015', '2026-11-24'],
    ['2026-1-2 13:04:05', '2026-01-02'],
    ['2026-11-24T09:30', '2026-11-24'],
    [20261124, '2026-11-24'],
    [46350, '2026-11-24'],
    [46350.5, '2026-11-24'],
    [new Date('2026-11-24T00:00:00Z'), '2026-11-24'],
    ['11-24', null],
    ['2026-02-30', null],
    ['明天', null],
    [1314.2, null],
    [null, null],
  ])('the day %s is %s', (cell, day) => {
    expect(readDay(cell)).toBe(day);
  });

  it.each([
    ['账号6217000000000016688户名不符', '账号＊户名不符'],
    ['6217 0000 0000 0016 688 已销户', '＊ 已销户'],
    ['请联系13800001111', '请联系＊'],
    ['代码 1005', '代码 1005'],
    ['  ', null],
  ])('the reason %j is kept as %j', (written, kept) => {
    expect(cleanReason(written)).toBe(kept);
  });

  it('a reason is cut at sixty characters', () => {
    expect([...cleanReason('退'.repeat(200))!]).toHaveLength(60);
  });
});
