import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CellValue } from 'hucre/xlsx';
import { PartyFeeEntryRow } from '../../../server/party-fee/fee.entity.ts';
import { filesIn, findInFiles } from '../../support/canary.ts';
import type { Client } from '../../support/client.ts';
import { refusalCode } from '../../support/editions.ts';
import { party } from '../../support/party.ts';
import {
  book,
  entered,
  importMembers,
  importPayments,
  memberAccount,
  memberName,
  memberRow,
  MEMBER_HEADER,
  PAYMENT_HEADER,
  paymentRow,
  phone,
} from '../../support/party-files.ts';
import { idNumber, xlsx } from '../../support/roster-files.ts';
import { openTown, type Town } from '../../support/town.ts';

let town: Town;
let organisation: Client;
let clerk: Client;
/** A branch of its own for each test: its code, its first member and the others. */
let branch: string;
let n = 0;
let ids: string[];
let tests = 0;

beforeAll(async () => {
  town = await openTown();
  organisation = await town.staff('organisation');
  await party.branch(organisation, 'OTHER');
  clerk = await town.staff('fees');
});
afterAll(() => town.close());
beforeEach(async () => {
  tests += 1;
  n += 10;
  branch = `P${tests}`;
  await party.branch(organisation, branch);
  ids = await Promise.all([n, n + 1, n + 2].map(addMember));
});

/** A member who owes 15 yuan a month since January; it is November. */
async function addMember(each: number): Promise<string> {
  const facts = { branchCode: branch, name: memberName(each), phone: phone(each) };
  const added = await party.add(clerk, each, { ...facts, account: memberAccount(each) });
  const { id } = added.data!.addPartyMember;
  await party.fix(clerk, id);
  return id;
}

const upload = async (
  rows: CellValue[][],
  consent: string | null = null,
  header = PAYMENT_HEADER,
) => importPayments(clerk, branch, await book(header, rows, '交费明细.xlsx'), consent);
const paid = async (id: string) => (await party.card(clerk, id)).paid;
const entryCount = () => town.deps.database.read.countBy(PartyFeeEntryRow, { branchCode: branch });

describe('a list of payments', () => {
  it('is recorded as a whole, and shows on the cards and in the statement', async () => {
    const large = { '金额（元）': 2000, 备注: '大额党费' };
    const taken = await entered(
      upload([paymentRow(n, 'R-1'), paymentRow(n + 1, 'R-2'), paymentRow(n + 1, 'R-3', large)]),
    );
    expect(taken).toEqual({
      ...{ isEntered: true, rowCount: 3, duesCount: 2, dues: '60.00' },
      ...{ contributionsCount: 1, contributions: '2000.00', problems: [] },
    });
    expect(await Promise.all(ids.map(paid))).toEqual(['30.00', '30.00', '0.00']);
    expect(await party.statement(clerk, branch)).toMatchObject({
      ...{ dues: '60.00', contributions: '2000.00', balance: '60.00' },
    });
  });

  it('is read below a title and a header of two lines, in full-width digits and any date', async () => {
    const sheet = {
      name: '交费',
      rows: [
        [`${branch}党支部2026年党费交纳明细表`],
        ['序号', '党员信息', null, '交费情况', null, null],
        [null, '姓名', '身份证号', '交纳\n金额', '交纳\n日期', '收据\n编号'],
        [1, memberName(n), idNumber(n), '１５．００', '2026.3.5', '００１'],
        [2, memberName(n + 1), idNumber(n + 1), '￥15.00', '2026年3月5日', 2],
        [3, memberName(n + 2), idNumber(n + 2), 15, 46_086, 'R－3'],
        ['合计', null, null, 45],
      ] as CellValue[][],
      merges: [
        { startRow: 0, endRow: 0, startCol: 0, endCol: 5 },
        { startRow: 1, endRow: 1, startCol: 1, endCol: 2 },
        { startRow: 1, endRow: 1, startCol: 3, endCol: 5 },
        { startRow: 1, endRow: 2, startCol: 0, endCol: 0 },
      ],
    };
    const file = { name: '明细.xlsx', bytes: await xlsx(sheet) };
    expect(await entered(importPayments(clerk, branch, file))).toMatchObject({ dues: '45.00' });
    const entries = await town.deps.database.read.find(PartyFeeEntryRow, {
      where: { branchCode: branch },
      order: { id: 'ASC' },
    });
    expect(entries.map(({ receipt, paidOn }) => [receipt, paidOn])).toEqual([
      ['001', '2026-03-05'],
      ['2', '2026-03-05'],
      ['R-3', '2026-03-05'],
    ]);
  });

  it('finds who paid by name alone, by telephone and by account', async () => {
    const header = ['姓名', '手机', '银行卡号', '交费金额', '交费日期', '票据号'];
    const rest = ['15.00', '2026-03-05'];
    const rows: CellValue[][] = [
      [memberName(n), null, null, ...rest, 'F-1'],
      [memberName(n + 1), phone(n + 1), null, ...rest, 'F-2'],
      [null, null, memberAccount(n + 2), ...rest, 'F-3'],
    ];
    await entered(upload(rows, null, header));
    expect(await Promise.all(ids.map(paid))).toEqual(['15.00', '15.00', '15.00']);
  });

  it('a second time records nothing, and says which receipts are known', async () => {
    const rows = [paymentRow(n, 'R-1'), paymentRow(n + 1, 'R-2')];
    await entered(upload(rows));
    const { data } = await upload(rows);
    expect([data!.isEntered, data!.problems.map(({ code, row }) => [code, row])]).toEqual([
      false,
      [
        ['RECEIPT_USED', 3],
        ['RECEIPT_USED', 4],
      ],
    ]);
    expect(await entryCount()).toBe(2);
  });

  it('counts what a member paid further up in it, so that nobody is more than a year ahead', async () => {
    // 165.00 are due up to November; beyond December no amount is fixed yet.
    const rows = ['100.00', '65.00', '15.00'].map((amount, at) =>
      paymentRow(n, `Y-${at}`, { '金额（元）': amount }),
    );
    const unasked = await upload(rows);
    expect(unasked.data!.problems).toMatchObject([{ row: 5, code: 'BAD_INPUT' }]);
    expect(unasked.data!.problems[0]!.message).toContain('consent');
    const one = paymentRow(n, 'Y-9', { '金额（元）': '0.01' });
    const tooMuch = await upload([...rows, one], '2026年1月支部大会');
    expect(tooMuch.data!.problems.map(({ row, message }) => [row, message.slice(0, 10)])).toEqual([
      [6, '最多可以收 0.00'],
    ]);
    expect(await entryCount()).toBe(0);
    expect(await entered(upload(rows, '2026年1月支部大会'))).toMatchObject({ dues: '180.00' });
    expect((await party.card(clerk, ids[0]!)).advance).toBe('15.00');
  });

  it('of some thousand is recorded at once', async () => {
    const rows = Array.from({ length: 2_000 }, (_, at) =>
      paymentRow(n + (at % 3), `T-${at}`, { '金额（元）': '0.03' }),
    );
    expect(await entered(upload(rows))).toMatchObject({ duesCount: 2_000, dues: '60.00' });
  });
});

describe('nothing of a list is recorded', () => {
  it.each<[string, (at: number) => Record<string, CellValue>, string, string | null, string]>([
    [
      'a stranger',
      (at) => ({ 姓名: '钱多多', 身份证号码: idNumber(at + 9) }),
      'MEMBER_UNKNOWN',
      null,
      '先接收',
    ],
    [
      'a stranger’s name',
      () => ({ 姓名: '钱多多', 身份证号码: null }),
      'MEMBER_UNKNOWN',
      null,
      '核对姓名',
    ],
    [
      'somebody else’s number',
      (at) => ({ 身份证号码: idNumber(at) }),
      'NAME_DIFFERS',
      null,
      '写错了',
    ],
    ['nobody', () => ({ 姓名: null, 身份证号码: null }), 'PERSON_MISSING', '姓名', '姓名'],
    [
      'an ID number with a wrong digit',
      () => ({ 身份证号码: '999999193001010013' }),
      'ID_CHECK_DIGIT',
      '身份证号码',
      '照证件',
    ],
    ['no receipt', () => ({ 收据号: null }), 'RECEIPT_MISSING', '收据号', '先开收据'],
    ['the same receipt twice', () => ({ 收据号: 'FIRST' }), 'RECEIPT_TWICE', '收据号', '第 3 行'],
    ['a receipt nobody writes so', () => ({ 收据号: 'R/1' }), 'BAD_INPUT', null, '收据号只用'],
    ['no amount', () => ({ '金额（元）': null }), 'NUMBER_MISSING', '金额', '补上'],
    ['nothing paid', () => ({ '金额（元）': 0 }), 'BAD_INPUT', null, '大于 0 元'],
    ['a negative amount', () => ({ '金额（元）': -30 }), 'AMOUNT_NEGATIVE', '金额', '冲销'],
    ['a part of a fen', () => ({ '金额（元）': '15.001' }), 'NUMBER_TOO_FINE', '金额', '2 位'],
    ['an amount in words', () => ({ '金额（元）': '三十元' }), 'NUMBER_UNREADABLE', '金额', '数字'],
    ['no day', () => ({ 日期: null }), 'DATE_MISSING', '日期', '补上'],
    [
      'a day that does not exist',
      () => ({ 日期: '2026-02-30' }),
      'DATE_UNREADABLE',
      '日期',
      '写到日',
    ],
    ['a day to come', () => ({ 日期: '2026-12-31' }), 'BAD_INPUT', null, '今天以前'],
    ['more than a year ahead', () => ({ '金额（元）': 500 }), 'BAD_INPUT', null, '最多可以收'],
    ['a month ahead without consent', () => ({ '金额（元）': 180 }), 'BAD_INPUT', null, 'consent'],
    [
      'a large one-off that is none',
      () => ({ '金额（元）': '999.99', 备注: '大额' }),
      'BAD_INPUT',
      null,
      '1000 元',
    ],
  ])('with %s', async (_what, changes, code, column, sentence) => {
    const { data, text } = await upload([
      paymentRow(n, 'FIRST'),
      paymentRow(n + 1, 'SECOND', changes(n)),
    ]);
    expect(data!.problems.map((one) => [one.row, one.code, one.column, one.message])).toEqual([
      [4, code, column, expect.stringContaining(sentence) as string],
    ]);
    expect(data).toMatchObject({ isEntered: false, duesCount: 0, dues: '0.00' });
    expect(await entryCount()).toBe(0);
    expect(text).not.toContain(idNumber(n));
  });

  it('of a kind nobody knows', async () => {
    const header = [...PAYMENT_HEADER, '种类'];
    const { data } = await upload([[...paymentRow(n, 'K-1'), '爱心捐款']], null, header);
    expect(data!.problems).toMatchObject([{ code: 'PAYMENT_KIND_UNKNOWN', column: '种类' }]);
  });

  it('without a column of receipts', async () => {
    const at = PAYMENT_HEADER.indexOf('收据号');
    const rows = [paymentRow(n, 'x').toSpliced(at, 1)];
    const { data } = await upload(rows, null, PAYMENT_HEADER.toSpliced(at, 1));
    expect(data!.problems).toMatchObject([{ code: 'COLUMN_MISSING', row: 2 }]);
    expect(data!.problems[0]!.message).toContain('收据号');
  });

  it('with somebody who left, also a large one-off of theirs', async () => {
    await party.end(clerk, ids[1]!, branch, '2026-05');
    const large = { '金额（元）': 2000, 备注: '大额' };
    const rows = [paymentRow(n, 'L-1'), paymentRow(n + 1, 'L-2'), paymentRow(n + 1, 'L-3', large)];
    const { data } = await upload(rows);
    expect(data!.problems.map(({ row, code, message }) => [row, code, message])).toEqual([
      [4, 'WRONG_STATE', expect.stringContaining('转出') as string],
      [5, 'WRONG_STATE', expect.stringContaining('转出') as string],
    ]);
    expect(await entryCount()).toBe(0);
  });

  it('with a member whose amount is not fixed', async () => {
    const member = [memberRow(n + 3)];
    await entered(importMembers(clerk, branch, await book(MEMBER_HEADER, member)));
    const { data } = await upload([paymentRow(n + 3, 'U-1')]);
    expect(data!.problems).toMatchObject([{ row: 3, code: 'WRONG_STATE' }]);
    expect(data!.problems[0]!.message).toContain('先核定');
  });

  it('with a name two members have', async () => {
    const member = [memberRow(n + 3, { 姓名: memberName(n) })];
    await entered(importMembers(clerk, branch, await book(MEMBER_HEADER, member)));
    const { data } = await upload([paymentRow(n, 'N-1', { 身份证号码: null })]);
    expect(data!.problems).toMatchObject([{ row: 3, code: 'MEMBER_AMBIGUOUS' }]);
  });

  it('of a year that is closed, nor with a receipt of the ledger', async () => {
    await party.pay(clerk, ids[0]!, '15.00', 'USED');
    const close = 'mutation ($code: ID!) { closePartyFeeYear(branchCode: $code, year: 2025) }';
    await clerk.must(close, { code: branch });
    const { data } = await upload([
      paymentRow(n, 'C-1', { 日期: '2025-12-31' }),
      paymentRow(n + 1, 'USED'),
    ]);
    expect(data!.problems.map(({ row, code }) => [row, code])).toEqual([
      [3, 'YEAR_CLOSED'],
      [4, 'RECEIPT_USED'],
    ]);
    expect(data!.problems[0]!.message).toContain('记在今年');
    expect(await entryCount()).toBe(1);
  });

  it('and everything wrong is told at once, of the reading and of the rules', async () => {
    const { data } = await upload([
      paymentRow(n, 'E-1', { '金额（元）': '五元', 日期: '昨天' }),
      paymentRow(n + 1, 'E-2', { 日期: '2026-12-31', '金额（元）': 500 }),
      paymentRow(n + 8, 'E-3'),
    ]);
    expect(data!.problems.map(({ row, code }) => `${row} ${code}`).toSorted()).toEqual([
      '3 DATE_UNREADABLE',
      '3 NUMBER_UNREADABLE',
      '4 BAD_INPUT',
      '4 BAD_INPUT',
      '5 MEMBER_UNKNOWN',
    ]);
  });

  it('for a branch that is not there', async () => {
    const file = await book(PAYMENT_HEADER, [paymentRow(n, 'B-1')]);
    expect(refusalCode(await importPayments(clerk, 'NONE', file))).toBe('NOT_FOUND');
  });
});

describe('at the same moment', () => {
  it('files and single payments lose nothing, and the balance is the sum of the entries', async () => {
    const file = (name: string) =>
      upload([n, n + 1, n + 2].map((each) => paymentRow(each, `${name}-${each}`)));
    const single = (at: number) => party.pay(clerk, ids[at % 3]!, '15.00', `S-${at}`);
    const [first, second, ...singles] = await Promise.all([
      file('X'),
      file('Y'),
      ...[0, 1, 2, 3, 4, 5].map(single),
    ]);
    expect([first.data?.isEntered, second.data?.isEntered]).toEqual([true, true]);
    expect(singles.map(refusalCode)).toEqual(singles.map(() => null));
    const entries = await town.deps.database.read.findBy(PartyFeeEntryRow, { branchCode: branch });
    expect(entries).toHaveLength(12);
    expect(entries.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(27_000);
    expect((await party.statement(clerk, branch)).balance).toBe('270.00');
    expect(await Promise.all(ids.map(paid))).toEqual(['90.00', '90.00', '90.00']);
  });

  it('of files with a receipt in common one is recorded, whole', async () => {
    const file = (other: string) => upload([paymentRow(n, 'SAME'), paymentRow(n + 1, other)]);
    const answers = await Promise.all(['W-1', 'W-2', 'W-3'].map(file));
    const taken = answers.map(({ data }) => data!.isEntered);
    expect(taken.toSorted()).toEqual([false, false, true]);
    expect(await entryCount()).toBe(2);
  });

  it('payments together go no further than a year ahead', async () => {
    const consent = '2026年1月支部大会';
    const rows = [paymentRow(n, 'Z-1', { '金额（元）': 180 })];
    const [file, ...singles] = await Promise.all([
      upload(rows, consent),
      ...[1, 2, 3].map((at) => party.pay(clerk, ids[0]!, '180.00', `Q-${at}`, { consent })),
    ]);
    const recorded = [
      file.data!.isEntered,
      ...singles.map((answer) => refusalCode(answer) === null),
    ];
    expect(recorded.filter(Boolean)).toHaveLength(1);
    expect((await party.card(clerk, ids[0]!)).advance).toBe('15.00');
  });
});

it('no number or name of a list is found in database, log or answer', async () => {
  const secrets = [idNumber(n), phone(n), memberAccount(n)];
  const note = `代${idNumber(n)}交，账号${memberAccount(n)}`;
  const csv = (rows: CellValue[][]) => ({
    name: `${memberAccount(n)}.csv`,
    bytes: Buffer.from([PAYMENT_HEADER, ...rows].map((cells) => cells.join(',')).join('\n')),
  });
  const wrong = paymentRow(n, idNumber(n), { '金额（元）': idNumber(n), 日期: memberAccount(n) });
  const refused = await importPayments(clerk, branch, csv([wrong]));
  expect(refused.data!.isEntered).toBe(false);
  const right = paymentRow(n, 'NOTE', { 备注: note });
  const taken = await importPayments(clerk, branch, csv([right]));
  expect(taken.data!.isEntered).toBe(true);
  const rows = await town.deps.database.read.find(PartyFeeEntryRow);
  const seen = [refused.text, taken.text, JSON.stringify(rows), ...town.log].join('\n');
  expect(secrets.filter((secret) => seen.includes(secret))).toEqual([]);
  const files = town.databaseUrl === null ? filesIn(town.dataFolder) : [];
  expect(findInFiles(files, secrets)).toEqual([]);
});
