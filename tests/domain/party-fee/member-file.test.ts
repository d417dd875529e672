import * as sheetJs from '@e965/xlsx';
import type { CellValue, WriteSheet } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { readMonth, readDay } from '../../../server/subsidy/import/day-cell.ts';
import { incomeKindOf } from '../../../server/subsidy/party-file/income-kind.ts';
import type { MemberReading } from '../../../server/subsidy/party-file/party-reading.ts';
import { readPartyFile } from '../../../server/subsidy/party-file/read-party-file.ts';
import { readMembersInWorker } from '../../../server/subsidy/party-file/read-in-worker.ts';
import type { RosterFile } from '../../../server/subsidy/import/reading.ts';
import { gb18030 } from '../../support/gb18030.ts';
import {
  FEE_HEADER,
  MEMBER_HEADER,
  memberAccount,
  memberName,
  memberRow,
  phone,
} from '../../support/party-files.ts';
import { idNumber, PLACES, xlsx } from '../../support/roster-files.ts';

async function read(file: RosterFile, year: number | null = null): Promise<MemberReading> {
  return (await readPartyFile({ kind: 'MEMBERS', file, places: PLACES, year })) as MemberReading;
}
const readSheets = async (sheets: WriteSheet[], year: number | null = null) =>
  read({ name: '党员.xlsx', bytes: await xlsx(...sheets) }, year);
const readRows = (rows: CellValue[][], year: number | null = null) =>
  readSheets([{ name: 'Sheet1', rows }], year);

const member = (n: number) => ({
  name: memberName(n),
  idNumber: idNumber(n),
  account: memberAccount(n),
  phone: phone(n),
  villageCode: '341623110202',
  joinedOn: '1999-07-01',
  probationUntil: '2000-07-01',
  fromMonth: '2026-01',
  fee: null,
});
const EXPECTED = [member(1), member(2)];

const serial = (day: string) => (Date.parse(day) - Date.parse('1899-12-30')) / 86_400_000;
const fullWidth = (text: string) =>
  text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const rows = (changes: Record<string, CellValue> = {}) => [
  memberRow(1, changes),
  memberRow(2, changes),
];
const text = (mark: string) =>
  [MEMBER_HEADER, ...rows()].map((cells) => cells.join(mark)).join('\r\n');

/** The same two members as offices hand them over. */
const SHAPES: readonly [what: string, file: () => Promise<RosterFile> | RosterFile][] = [
  ['a plain table', () => workbook([MEMBER_HEADER, ...rows()])],
  [
    'a table with title, unit, total and signatures',
    () =>
      workbook([
        ['中共前潘村支部委员会党员花名册'],
        ['单位：王市镇'],
        MEMBER_HEADER,
        ...rows(),
        ['合计', '2人'],
        ['填表人：李明', null, '审核人：张华'],
      ]),
  ],
  ['a header of two lines, the upper one merged', () => twoLines()],
  [
    'villages written once and merged down',
    () =>
      workbook([MEMBER_HEADER, memberRow(1), memberRow(2, { '村（社区）': null })], {
        merges: [{ startRow: 1, endRow: 2, startCol: 5, endCol: 5 }],
      }),
  ],
  [
    'villages by their code',
    () => workbook([MEMBER_HEADER, ...rows({ '村（社区）': '341623110202' })]),
  ],
  ['dates as serials', () => workbook([MEMBER_HEADER, ...rows(dates(serial))])],
  ['dates as dates', () => workbook([MEMBER_HEADER, ...rows(dates((day) => new Date(day)))])],
  [
    'dates with points',
    () => workbook([MEMBER_HEADER, ...rows(dates((day) => day.replaceAll('-', '.')))]),
  ],
  ['dates in words', () => workbook([MEMBER_HEADER, ...rows(dates(inWords))])],
  [
    'full-width digits',
    () =>
      workbook([
        MEMBER_HEADER,
        ...rows().map((cells) =>
          cells.map((cell, at) => (at > 1 ? fullWidth(String(cell)) : cell)),
        ),
      ]),
  ],
  [
    'two sheets',
    async () => ({
      name: 'a.xlsx',
      bytes: await xlsx(
        { name: '一', rows: [MEMBER_HEADER, memberRow(1)] },
        { name: '二', rows: [MEMBER_HEADER, memberRow(2)] },
      ),
    }),
  ],
  ['an old workbook', oldWorkbook],
  ['CSV in UTF-8', () => ({ name: 'a.csv', bytes: Buffer.from(text(',')) })],
  ['CSV in GB18030', () => ({ name: 'a.csv', bytes: gb18030(text(',')) })],
  ['tabs between the cells', () => ({ name: 'a.txt', bytes: gb18030(text('\t')) })],
];

async function workbook(sheetRows: CellValue[][], more: Partial<WriteSheet> = {}) {
  return { name: 'a.xlsx', bytes: await xlsx({ name: 'Sheet1', rows: sheetRows, ...more }) };
}

function dates(write: (day: string) => CellValue): Record<string, CellValue> {
  return {
    入党日期: write('1999-07-01'),
    转正日期: write('2000-07-01'),
    起交月份: write('2026-01-01'),
  };
}

function inWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

function twoLines() {
  return workbook(
    [
      ['党员花名册'],
      ['序号', '党员信息', null, null, null, null, '党内信息', null, null],
      [
        null,
        '姓名',
        '公民身份\n号码',
        '联系电话',
        '银行卡号',
        '所在村',
        '入党\n时间',
        '转正\n时间',
        '党费起交月份',
      ],
      ...rows(),
    ],
    {
      merges: [
        { startRow: 0, endRow: 0, startCol: 0, endCol: 8 },
        { startRow: 1, endRow: 2, startCol: 0, endCol: 0 },
        { startRow: 1, endRow: 1, startCol: 1, endCol: 5 },
        { startRow: 1, endRow: 1, startCol: 6, endCol: 8 },
      ],
    },
  );
}

function oldWorkbook(): RosterFile {
  const made = sheetJs.utils.book_new();
  const sheet = sheetJs.utils.aoa_to_sheet([MEMBER_HEADER, ...rows()]);
  sheetJs.utils.book_append_sheet(made, sheet, '党员');
  const bytes = sheetJs.write(made, { bookType: 'biff8', type: 'buffer' }) as Buffer;
  return { name: 'a.xls', bytes: new Uint8Array(bytes) };
}

describe('a list of members is read', () => {
  it.each(SHAPES)('from %s', async (_what, file) => {
    const { rows: found, problems, rowCount } = await read(await file());
    expect(problems).toEqual([]);
    expect([rowCount, found]).toMatchObject([2, EXPECTED]);
  });

  it.each([
    [
      [
        '党员姓名',
        '身份证号',
        '手机号码',
        '帐号',
        '村名',
        '加入党组织日期',
        '预备期满',
        '党费起交年月',
      ],
    ],
    [
      [
        '姓名',
        '居民身份证号码',
        '本人联系电话',
        '社保卡号',
        '行政村',
        '入党年月日',
        '转正时间',
        '起缴月份',
      ],
    ],
    [
      [
        '姓名',
        '证件号码',
        '电话',
        '代扣账号',
        '所属村',
        '加入中国共产党日期',
        '成为正式党员日期',
        '开始交党费年月',
      ],
    ],
  ])('under the headers %j', async (header) => {
    const { rows: found, problems } = await readRows([
      header,
      ...rows().map((cells) => cells.slice(1)),
    ]);
    expect(problems).toEqual([]);
    expect(found).toMatchObject(EXPECTED);
  });

  it('the same in a process of its own', async () => {
    const file = await workbook([MEMBER_HEADER, ...rows()]);
    expect(await readMembersInWorker(file, PLACES, null)).toEqual(await read(file));
  });

  it('with amounts to be fixed only when a year is told', async () => {
    const list = [FEE_HEADER, memberRow(1, {}, FEE_HEADER), memberRow(2, {}, FEE_HEADER)];
    const fee = { kind: 'WAGE', monthlyIncomeFen: 300_000, monthlyFen: 1_500, reason: null };
    expect((await readRows(list, 2026)).rows).toMatchObject([{ fee }, { fee }]);
    const without = await readRows(list);
    expect(without.rows).toMatchObject([{ fee: null }, { fee: null }]);
    expect(without.problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['FEES_NOT_READ', 'WARNING'],
    ]);
  });

  it('with whoever is not to be fixed left blank', async () => {
    const blank = { 收入类别: null, '月收入（元）': null, '月交党费（元）': null };
    const { rows: found, problems } = await readRows(
      [FEE_HEADER, memberRow(1, blank, FEE_HEADER)],
      2026,
    );
    expect([found[0]!.fee, problems[0]!.code]).toEqual([null, 'FEE_BLANK']);
  });
});

describe('what cannot be read', () => {
  it('two columns for one fact are named, and nobody guesses', async () => {
    const header = [...MEMBER_HEADER, '手机号码'];
    const { rows: found, problems } = await readRows([header, [...memberRow(1), phone(9)]]);
    expect([found, problems]).toMatchObject([[], [{ code: 'COLUMN_AMBIGUOUS', row: 1 }]]);
    expect(problems[0]!.message).toContain('“手机号”和“手机号码”');
  });

  it('a hidden sheet is told of, an empty row is nobody', async () => {
    const { rows: found, problems } = await readSheets([
      { name: '党员', rows: [MEMBER_HEADER, memberRow(1), [], memberRow(2)] },
      { name: '旧', rows: [MEMBER_HEADER, memberRow(3)], hidden: true },
    ]);
    expect(found).toHaveLength(2);
    expect(problems).toMatchObject([{ code: 'SHEET_HIDDEN', severity: 'WARNING', sheet: '旧' }]);
  });

  it('a person twice is told at the second, though the first be faulty', async () => {
    const { rows: found, problems } = await readRows([
      MEMBER_HEADER,
      memberRow(1, { 手机号: '12' }),
      memberRow(1),
    ]);
    expect(found).toHaveLength(0);
    expect(problems.map(({ code, row }) => [code, row])).toEqual([
      ['PHONE_MALFORMED', 2],
      ['PERSON_TWICE', 3],
    ]);
  });

  it('an ID number that a spreadsheet took for a quantity is not guessed', async () => {
    const { problems } = await readRows([
      MEMBER_HEADER,
      memberRow(1, { 身份证号码: Number(idNumber(1).slice(0, 17)) * 10 }),
    ]);
    expect(problems).toMatchObject([{ code: 'ID_NOT_TEXT', row: 2 }]);
  });
});

describe('a month is written in many ways', () => {
  it.each<[CellValue, string | null]>([
    ['2026-01', '2026-01'],
    ['2026/1', '2026-01'],
    ['2026.1', '2026-01'],
    ['２０２６年１月', '2026-01'],
    ['2026年1月起', null],
    ['202601', '2026-01'],
    [202601, '2026-01'],
    [46_023, '2026-01'],
    [2026.02, '2026-02'],
    [2026.12, '2026-12'],
    [2026.1, null],
    ['2026-13', null],
    ['2026', null],
    [2026, null],
    ['', null],
    [null, null],
    [true, null],
  ])('%j is %s', (cell, month) => {
    expect(readMonth(cell)).toBe(month);
  });
});

it.each<[CellValue, string | null]>([
  ['1998.07.01', '1998-07-01'],
  ['1998年7月1日', '1998-07-01'],
  [35_977, '1998-07-01'],
  ['19380701', '1938-07-01'],
  ['1998.07', null],
  ['1898-07-01', null],
])('a joining day %j is %s', (cell, day) => {
  expect(readDay(cell, '1921-07-01')).toBe(day);
});

it.each([
  ['在职', 'WAGE'],
  ['退休工人', 'RETIRED'],
  ['离退休', 'RETIRED'],
  ['农民', 'FARMER'],
  ['务农', 'FARMER'],
  ['个体工商户', 'SELF_EMPLOYED'],
  ['大学生', 'STUDENT'],
  ['下岗职工', 'UNEMPLOYED'],
  ['农村低保', 'RELIEF'],
  ['WAGE', 'WAGE'],
  ['预备党员', null],
])('who is %s pays as %s', (words, kind) => {
  expect(incomeKindOf(words)).toBe(kind);
});
