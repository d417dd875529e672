import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CellValue } from 'hucre/xlsx';
import { PartyMemberRow, PartyMembershipRow } from '../../../server/party-fee/branch.entity.ts';
import { PartyFeeFixingRow } from '../../../server/party-fee/fee.entity.ts';
import { findInFiles, filesIn } from '../../support/canary.ts';
import type { Client } from '../../support/client.ts';
import { refusalCode } from '../../support/editions.ts';
import { party } from '../../support/party.ts';
import {
  book,
  entered,
  enterMembers,
  FEE_HEADER,
  importMembers,
  memberAccount,
  memberRow,
  MEMBER_HEADER,
  phone,
} from '../../support/party-files.ts';
import { idNumber } from '../../support/roster-files.ts';
import { openTown, type Town } from '../../support/town.ts';
import { zipFile } from '../../support/zip-file.ts';

let town: Town;
let organisation: Client;
let clerk: Client;
let n = 0;

beforeAll(async () => {
  town = await openTown();
  organisation = await town.staff('organisation');
  for (const code of ['A', 'B']) await party.branch(organisation, code);
  clerk = await town.staff('fees');
});
afterAll(() => town.close());
beforeEach(() => {
  n += 10;
});

const TABLES = [PartyMemberRow, PartyMembershipRow, PartyFeeFixingRow];
const stored = () => Promise.all(TABLES.map((table) => town.deps.database.read.count(table)));

const upload = async (rows: CellValue[][], year: number | null = null, header = FEE_HEADER) =>
  importMembers(clerk, 'A', await book(header, rows), year);

const part = (name: string) => ({ name, bytes: Buffer.from('<x/>') });

/** What is told of one row that is wrong beside one that is right; nothing of either is kept. */
async function toldOf(
  changes: Record<string, CellValue>,
  year: number | null = 2026,
): Promise<[code: string, column: string | null, row: number | null, message: string][]> {
  const before = await stored();
  const rows = [memberRow(n, {}, FEE_HEADER), memberRow(n + 1, changes, FEE_HEADER)];
  const { data, text } = await upload(rows, year);
  expect([data?.isEntered, data?.newCount, text.includes(idNumber(n))]).toEqual([false, 0, false]);
  expect(await stored()).toEqual(before);
  return data!.problems.map(({ code, column, row, message }) => [code, column, row, message]);
}

describe('a list of members', () => {
  it('is taken in as a whole, and its amounts are fixed', async () => {
    const taken = await enterMembers(clerk, 'A', [n, n + 1, n + 2]);
    expect(taken).toEqual({
      ...{ isEntered: true, rowCount: 3, newCount: 3, changedCount: 0, unchangedCount: 0 },
      ...{ fixedCount: 3, problems: [] },
    });
    const { partyMembers } = await clerk.must<{
      partyMembers: { nodes: { id: string; maskedName: string }[] };
    }>('{ partyMembers(branchCode: "A", first: 200) { nodes { id maskedName } } }');
    const { id } = partyMembers.nodes.at(-3)!;
    expect(await party.card(clerk, id)).toMatchObject({
      ...{ year: 2026, kind: 'WAGE', monthlyIncome: '3000.00', monthly: '15.00' },
      ...{ owing: '165.00', reason: null },
    });
  });

  it('a second time changes nothing', async () => {
    await enterMembers(clerk, 'A', [n, n + 1]);
    const before = await stored();
    expect(await enterMembers(clerk, 'A', [n, n + 1])).toMatchObject({
      ...{ newCount: 0, changedCount: 0, unchangedCount: 2, fixedCount: 0 },
    });
    expect(await stored()).toEqual(before);
  });

  it('tells anew what may change, and leaves what it leaves blank', async () => {
    const first = memberRow(n, { 转正日期: null, 手机号: null });
    await entered(upload([first], null, MEMBER_HEADER));
    const second = memberRow(n, { 账号: null, '村（社区）': '高寨村' });
    expect(await entered(upload([second], null, MEMBER_HEADER))).toMatchObject({
      ...{ newCount: 0, changedCount: 1, unchangedCount: 0 },
    });
    const personKey = town.deps.vault.personKey(idNumber(n));
    const row = await town.deps.database.read.findOneByOrFail(PartyMemberRow, { personKey });
    expect([row.villageCode, row.probationUntil]).toEqual(['341623110203', '2000-07-01']);
    expect([row.accountSealed, row.phoneSealed].includes(null)).toBe(false);
    expect(await entered(upload([second], null, MEMBER_HEADER))).toMatchObject({ changedCount: 0 });
  });

  it('takes back who left, with their account', async () => {
    await enterMembers(clerk, 'A', [n]);
    const personKey = town.deps.vault.personKey(idNumber(n));
    const { id } = await town.deps.database.read.findOneByOrFail(PartyMemberRow, { personKey });
    await party.end(clerk, String(id), 'A', '2026-03');
    const rows = [memberRow(n, { 起交月份: '2026-06' })];
    const taken = await entered(importMembers(organisation, 'B', await book(MEMBER_HEADER, rows)));
    expect(taken).toMatchObject({ newCount: 1 });
    const card = await party.card(organisation, String(id));
    expect(card.months.map(({ month }) => month).slice(2, 5)).toEqual([
      ...['2026-03', '2026-06', '2026-07'],
    ]);
  });

  it('does not fix amounts without a year, and says so once', async () => {
    const rows = [memberRow(n, {}, FEE_HEADER), memberRow(n + 1, {}, FEE_HEADER)];
    const { fixedCount, problems } = await entered(upload(rows));
    expect([fixedCount, problems.map(({ code }) => code)]).toEqual([0, ['FEES_NOT_READ']]);
  });

  it('fixes what the branch set for farmers, and what differs with its reason', async () => {
    const farmer = { 收入类别: '农民', '月收入（元）': null, '月交党费（元）': '0.50' };
    const other = { '月交党费（元）': '10.00', 原因: '家有病人，支部同意' };
    const rows = [memberRow(n, farmer, FEE_HEADER), memberRow(n + 1, other, FEE_HEADER)];
    await entered(upload(rows, 2026));
    const fixed = await town.deps.database.read.find(PartyFeeFixingRow, { order: { id: 'ASC' } });
    expect(
      fixed.slice(-2).map(({ kind, quotedFen, monthlyFen, reason }) => {
        return [kind, quotedFen, monthlyFen, reason];
      }),
    ).toEqual([
      ['FARMER', 50, 50, null],
      ['WAGE', 1_500, 1_000, '家有病人，支部同意'],
    ]);
  });

  it('knows a long name however its dot is written', async () => {
    await entered(upload([memberRow(n, { 姓名: '买买提•艾力' })], null, MEMBER_HEADER));
    const again = memberRow(n, { 姓名: '买买提 · 艾力' });
    expect(await entered(upload([again], null, MEMBER_HEADER))).toMatchObject({
      unchangedCount: 1,
    });
  });

  it('of some thousand is taken in at once', async () => {
    const rows = Array.from({ length: 2_000 }, (_, at) =>
      memberRow(5_000 + at, { 姓名: '张三' }, FEE_HEADER),
    );
    const taken = await entered(upload(rows, 2026));
    expect([taken.newCount, taken.fixedCount]).toEqual([2_000, 2_000]);
  });
});

describe('nothing of a list is kept', () => {
  it.each<[string, Record<string, CellValue>, string, string | null, string]>([
    [
      'an ID number with a wrong digit',
      { 身份证号码: '999999193001010013' },
      'ID_CHECK_DIGIT',
      '身份证号码',
      '照证件',
    ],
    ['no ID number', { 身份证号码: null }, 'ID_MISSING', '身份证号码', '补上'],
    ['no name', { 姓名: null }, 'NAME_MISSING', '姓名', '补上'],
    ['a name of one character', { 姓名: '王' }, 'BAD_INPUT', null, '2 到 40 个字'],
    ['a short telephone number', { 手机号: '1381234' }, 'PHONE_MALFORMED', '手机号', '11 位'],
    ['a short account', { 账号: '1234' }, 'ACCOUNT_MALFORMED', '账号', '8 到 30 位'],
    ['an unknown village', { '村（社区）': '李家村' }, 'VILLAGE_UNKNOWN', '村（社区）', '名单'],
    ['no joining day', { 入党日期: null }, 'DATE_MISSING', '入党日期', '补上'],
    [
      'a joining month without a day',
      { 入党日期: '1999.07' },
      'DATE_UNREADABLE',
      '入党日期',
      '写到日',
    ],
    [
      'a joining day to come',
      { 入党日期: '2027-07-01', 转正日期: null, 起交月份: '2027-08' },
      'BAD_INPUT',
      null,
      '今天以前',
    ],
    [
      'a probation that ends before it begins',
      { 转正日期: '1999-06-30' },
      'BAD_INPUT',
      null,
      '以后',
    ],
    ['no first month', { 起交月份: null }, 'MONTH_UNREADABLE', '起交月份', '2026-01'],
    [
      'a first month before joining',
      { 入党日期: '2026-02-01', 转正日期: null },
      'BAD_INPUT',
      null,
      '不能早于',
    ],
    [
      'an unknown kind of income',
      { 收入类别: '正式党员' },
      'INCOME_KIND_UNKNOWN',
      '收入类别',
      '农民',
    ],
    [
      'an amount without a kind of income',
      { 收入类别: null },
      'INCOME_KIND_MISSING',
      '收入类别',
      '填写',
    ],
    ['no income', { '月收入（元）': null }, 'INCOME_MISSING', '月收入', '补上'],
    ['a negative income', { '月收入（元）': -1 }, 'AMOUNT_NEGATIVE', '月收入', '负数'],
    ['a part of a fen', { '月交党费（元）': '15.001' }, 'NUMBER_TOO_FINE', '月交党费', '2 位'],
    ['another amount without a reason', { '月交党费（元）': 10 }, 'BAD_INPUT', null, '写明原因'],
    [
      'a farmer whose amount nobody set',
      { 收入类别: '务农', '月交党费（元）': null },
      'NO_QUOTE',
      null,
      '议定',
    ],
    [
      'a farmer who is to pay too much',
      { 收入类别: '务农', '月交党费（元）': 5 },
      'NO_QUOTE',
      null,
      '范围',
    ],
  ])('with %s', async (_what, changes, code, column, sentence) => {
    expect(await toldOf(changes)).toEqual([
      [code, column, 4, expect.stringContaining(sentence) as string],
    ]);
  });

  it('with the same person twice', async () => {
    expect(await toldOf({ 身份证号码: idNumber(n) })).toMatchObject([
      ['PERSON_TWICE', '身份证号码', 4, expect.stringContaining('第 3 行') as string],
    ]);
  });

  it('with a member of another branch, whichever comes first', async () => {
    await enterMembers(organisation, 'B', [n + 1]);
    expect(await toldOf({})).toMatchObject([
      ['MEMBER_ELSEWHERE', null, 4, expect.stringContaining('转出') as string],
    ]);
  });

  it('with who comes back before they left', async () => {
    await enterMembers(clerk, 'A', [n + 1]);
    const personKey = town.deps.vault.personKey(idNumber(n + 1));
    const { id } = await town.deps.database.read.findOneByOrFail(PartyMemberRow, { personKey });
    await party.end(clerk, String(id), 'A', '2026-06');
    const told = await toldOf({ 起交月份: '2026-05' });
    expect(told).toMatchObject([['BAD_INPUT', null, 4, expect.stringContaining('2026-06')]]);
    const singly = await party.add(clerk, n + 1, { branchCode: 'A', fromMonth: '2026-05' });
    expect(singly.errors[0]!.message).toContain('2026-06');
  });

  it('with a member of the branch who is somebody else there', async () => {
    await enterMembers(clerk, 'A', [n + 1]);
    const told = await toldOf({ 姓名: '钱多多', 起交月份: '2026-02' });
    expect(told).toMatchObject([['MEMBER_DIFFERS', null, 4, expect.any(String)]]);
    expect(told[0]![3]).toContain('姓名、起交月份');
  });

  it('with an amount that is fixed otherwise', async () => {
    await enterMembers(clerk, 'A', [n + 1]);
    expect(await toldOf({ '月收入（元）': 2000, '月交党费（元）': null })).toMatchObject([
      ['FEE_FIXED', null, 4, expect.stringContaining('下一年') as string],
    ]);
  });

  it('and everything wrong is told at once', async () => {
    const rows = [
      memberRow(n, { 手机号: '12', 入党日期: '一九九九' }),
      memberRow(n + 1, { 姓名: '王' }),
      memberRow(n + 2, { 身份证号码: '123' }),
    ];
    const { data } = await upload(rows, null, MEMBER_HEADER);
    expect(data!.problems.map(({ row, code }) => [row, code])).toEqual([
      [3, 'PHONE_MALFORMED'],
      [3, 'DATE_UNREADABLE'],
      [4, 'BAD_INPUT'],
      [5, 'ID_MALFORMED'],
    ]);
  });

  it('without a column that is needed, the kind of income too when amounts are to be fixed', async () => {
    const header = MEMBER_HEADER.filter((label) => label !== '入党日期');
    const { data } = await upload([memberRow(n, {}, header)], 2026, header);
    expect(data!.problems).toMatchObject([{ code: 'COLUMN_MISSING', row: 2 }]);
    expect(data!.problems[0]!.message).toContain('入党日期、收入类别');
  });

  it.each<[string, () => Promise<Uint8Array> | Uint8Array, string, string]>([
    ['an empty file', () => new Uint8Array(), '名册.xlsx', 'FILE_EMPTY'],
    [
      'a picture with the name of a workbook',
      () => Buffer.from('\x89PNG\r\n\x1a\n\0\0', 'latin1'),
      '名册.xlsx',
      'FILE_UNSUPPORTED',
    ],
    [
      'a workbook with macros',
      () => zipFile(...['xl/workbook.xml', 'xl/vbaProject.bin'].map(part)),
      '名册.xlsm',
      'FILE_UNSUPPORTED',
    ],
    [
      'a bomb',
      () => zipFile(part('xl/workbook.xml'), { name: 'a', bytes: new Uint8Array(24 << 20) }),
      '名册.xlsx',
      'FILE_TOO_LARGE',
    ],
    [
      'a torn workbook',
      () => Buffer.from('PK\x03\x04torn', 'latin1'),
      '名册.xlsx',
      'FILE_UNREADABLE',
    ],
    ['a text', () => Buffer.from('今天开会\n明天也开会\n'), '名册.txt', 'FILE_UNSUPPORTED'],
    [
      'a list of something else',
      () => Buffer.from('水果,价格,数量\n苹果,1,2\n'),
      '名册.csv',
      'FILE_UNREADABLE',
    ],
    [
      'a header and nothing below',
      () => Buffer.from(MEMBER_HEADER.join(',')),
      '名册.csv',
      'FILE_EMPTY',
    ],
  ])('of %s', async (_what, bytes, name, code) => {
    const answer = await importMembers(clerk, 'A', { name, bytes: await bytes() });
    expect(refusalCode(answer)).toBe(code);
  });

  it('for a year far away', async () => {
    expect(refusalCode(await upload([memberRow(n)], 2040, MEMBER_HEADER))).toBe('BAD_INPUT');
  });

  it('for a branch that is not there', async () => {
    const file = await book(MEMBER_HEADER, [memberRow(n)]);
    expect(refusalCode(await importMembers(clerk, 'NONE', file))).toBe('NOT_FOUND');
  });
});

it('two branches that take in the same members at once have each of them once', async () => {
  const ns = [1, 2, 3, 4, 5, 6].map((more) => n + more);
  const file = await book(
    MEMBER_HEADER,
    ns.map((each) => memberRow(each)),
  );
  const backwards = await book(
    MEMBER_HEADER,
    ns.toReversed().map((each) => memberRow(each)),
  );
  const answers = await Promise.all([
    importMembers(organisation, 'A', file),
    importMembers(organisation, 'B', backwards),
  ]);
  expect(answers.map(({ errors }) => errors)).toEqual([[], []]);
  expect(answers.map(({ data }) => data!.isEntered).toSorted()).toEqual([false, true]);
  const refused = answers.find(({ data }) => !data!.isEntered)!.data!;
  expect(refused.problems.map(({ code }) => code)).toEqual(ns.map(() => 'MEMBER_ELSEWHERE'));
  const keys = new Set(ns.map((each) => town.deps.vault.personKey(idNumber(each))));
  const rows = await town.deps.database.read.find(PartyMemberRow);
  expect(rows.filter(({ personKey }) => keys.has(personKey))).toHaveLength(ns.length);
});

it('no number, name or account of a list is found in database, log or answer', async () => {
  const secrets = [idNumber(n), phone(n), memberAccount(n), '独孤求败'];
  const row = memberRow(n, { 姓名: '独孤求败' });
  const wrong = memberRow(n + 1, { 姓名: '独孤求败', 入党日期: idNumber(n), 手机号: idNumber(n) });
  const name = `${idNumber(n)}.csv`;
  const csv = (rows: CellValue[][]) => ({
    name,
    bytes: Buffer.from([MEMBER_HEADER, ...rows].map((cells) => cells.join(',')).join('\n')),
  });
  const refused = await importMembers(clerk, 'A', csv([row, wrong]));
  expect(refused.data!.problems.length).toBeGreaterThan(1);
  const taken = await importMembers(clerk, 'A', csv([row]));
  expect(taken.data!.isEntered).toBe(true);
  const { read } = town.deps.database;
  const rows = await Promise.all(TABLES.map((table) => read.find<object>(table)));
  const seen = [refused.text, taken.text, JSON.stringify(rows), ...town.log].join('\n');
  expect(secrets.filter((secret) => seen.includes(secret))).toEqual([]);
  const files = town.databaseUrl === null ? filesIn(town.dataFolder) : [];
  expect(findInFiles(files, secrets)).toEqual([]);
});
