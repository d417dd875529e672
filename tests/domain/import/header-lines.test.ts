import type { CellValue, WriteSheet } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { applied, type HeaderCorrection } from '../../../server/subsidy/import/corrections.ts';
import { readRosterFile } from '../../../server/subsidy/import/read-file.ts';
import type { RosterReading } from '../../../server/subsidy/import/reading.ts';
import {
  FARMLAND,
  PLACES,
  account,
  idNumber,
  placesOf,
  readSheets,
  readText,
  row,
  xlsx,
} from '../../support/roster-files.ts';

type Line = (string | null)[];

/** 户主 over two columns and somebody else over two, the money under a theme of its own. */
const upperOf = (one: string, other: string): Line => [
  '序号',
  ...[one, null, other, null],
  '一卡通账号',
  ...['补贴情况', null, null],
];
const LOWER: Line = [
  null,
  ...['姓名', '身份证号', '姓名', '身份证号'],
  null,
  ...['面积', '标准', '金额'],
];
/** 王桂兰, the third person, of the household of 李建国, the first. */
const ROW: CellValue[] = [
  1,
  ...['李建国', idNumber(1), '王桂兰', idNumber(3)],
  account(3),
  ...[10, 131.42, 1314.2],
];

/** Cells of the upper line without one below them are merged down, what has blanks beside it across. */
function merged(upper: Line, lower: Line): WriteSheet {
  const across = upper.flatMap((text, startCol) => {
    const width = upper.slice(startCol + 1).findIndex((_, at) => upper[startCol + 1 + at] !== null);
    const endCol = width < 0 ? upper.length - 1 : startCol + width;
    return text === null || endCol === startCol
      ? []
      : [{ startRow: 0, endRow: 0, startCol, endCol }];
  });
  const down = lower.flatMap((text, at) =>
    text === null ? [{ startRow: 0, endRow: 1, startCol: at, endCol: at }] : [],
  );
  return { name: '前潘村', rows: [upper, lower, ROW], merges: [...across, ...down] };
}

const csv = (...lines: CellValue[][]) => lines.map((cells) => cells.join(',')).join('\n');
const told = ({ headers }: RosterReading) => headers.map(({ header, field }) => [header, field]);
const WANGS = { name: '王桂兰', idNumber: idNumber(3), householderIdNumber: idNumber(1) };

describe('the upper line of a header tells whose column it is', () => {
  test.each([
    ['户主', '家庭成员'],
    ['户主', '成员'],
    ['户主', '补贴对象'],
    ['户主', '享受人'],
    ['户 主', '本人'],
    ['户主信息', '家庭成员基本情况'],
  ])('%s and %s, each merged over name and number', async (one, other) => {
    const reading = await readSheets(merged(upperOf(one, other), LOWER));
    expect(reading.problems).toEqual([]);
    expect(reading.rows).toMatchObject([WANGS]);
    expect(told(reading)).toEqual([
      ['序号', 'serial'],
      [`${one} 姓名`, null],
      [`${one} 身份证号`, 'householderIdNumber'],
      [`${other} 姓名`, 'name'],
      [`${other} 身份证号`, 'idNumber'],
      ['一卡通账号', 'account'],
      ['面积', 'quantity'],
      ['标准', 'rate'],
      ['金额', 'amount'],
    ]);
  });

  test('also of differing lower names', async () => {
    const lower = LOWER.with(3, '名字').with(4, '证件号码');
    const reading = await readSheets(merged(upperOf('户主', '补贴对象'), lower));
    expect([reading.problems, reading.rows]).toMatchObject([[], [WANGS]]);
  });

  test('also beside a person’s own columns without an upper line', async () => {
    const upper = upperOf('户主', '姓名').with(4, '身份证号');
    const lower = LOWER.with(3, null).with(4, null);
    const reading = await readSheets(merged(upper, lower));
    expect([reading.problems, reading.rows]).toMatchObject([[], [WANGS]]);
  });

  test.each<[string, Line, Line]>([
    ['every header in the upper line', upperOf('户主', '家庭成员'), LOWER],
    [
      'every header in the lower line',
      [null, '户主', null, '家庭成员', null, null, null, null, null],
      LOWER.with(0, '序号').with(5, '一卡通账号'),
    ],
  ])('also in a CSV, which has no merged cells: %s', async (_sentence, upper, lower) => {
    const reading = await readText(csv(upper, lower, ROW));
    expect([reading.problems, reading.rows]).toMatchObject([[], [WANGS]]);
  });

  test('but not where a CSV does not show how far it reaches', async () => {
    const reading = await readText(csv(upperOf('户主', '').with(3, null), LOWER, ROW));
    expect(reading.problems.map(({ code }) => code)).toEqual([
      'COLUMN_AMBIGUOUS',
      'COLUMN_AMBIGUOUS',
    ]);
    expect(reading.rows).toEqual([]);
  });

  test.each(['配偶', '监护人', '开户人', '户主'])(
    'and is refused with %s beside 户主: who is paid stays open',
    async (other) => {
      const reading = await readSheets(merged(upperOf('户主', other), LOWER));
      expect(placesOf(reading)).toEqual([
        ['前潘村', 2, null, 'COLUMN_AMBIGUOUS', 'BLOCKING'],
        ['前潘村', 2, null, 'COLUMN_AMBIGUOUS', 'BLOCKING'],
      ]);
      expect(reading.problems[0]!.message).toContain(`“户主姓名”和“${other}姓名”`);
      expect(reading.rows).toEqual([]);
    },
  );

  test('and leaves the householder’s account to the householder', async () => {
    const upper = [
      '序号',
      '户主',
      null,
      null,
      '姓名',
      '身份证号',
      '一卡通账号',
      '面积',
      '标准',
      '金额',
    ];
    const lower = [null, '姓名', '身份证号', '一卡通账号', ...Array<null>(6).fill(null)];
    const cells = [1, '李建国', idNumber(1), account(1), '王桂兰', ...ROW.slice(4)];
    const reading = await readSheets({ ...merged(upper, lower), rows: [upper, lower, cells] });
    expect([reading.problems, reading.rows]).toMatchObject([
      [],
      [{ ...WANGS, account: account(3) }],
    ]);
  });

  test('and leaves the name in doubt where only the householder’s is there', async () => {
    const reading = await readSheets(
      merged(upperOf('户主', '补贴对象'), LOWER.with(3, '联系电话')),
    );
    expect(placesOf(reading)).toEqual([
      ['前潘村', 2, '户主姓名', 'NAME_OF_HOUSEHOLDER', 'WARNING'],
    ]);
  });
});

describe('the upper line tells which of several', () => {
  const upper: Line = ['序号', '姓名', '身份证号', '账号', '确权', '补贴', null, null];
  const lower: Line = [null, null, null, null, '面积', '面积', '标准', '金额'];
  const cells = row(1).toSpliced(4, 0, 99);

  test('of two areas the subsidy is paid for', async () => {
    const sheet = merged(upper, lower);
    const reading = await readSheets({ ...sheet, rows: [upper, lower, cells] });
    expect([reading.problems, reading.rows]).toMatchObject([[], [{ quantity: '10' }]]);
    expect(told(reading).slice(4)).toEqual([
      ['确权 面积', null],
      ['补贴 面积', 'quantity'],
      ['标准', 'rate'],
      ['金额', 'amount'],
    ]);
  });

  test('but not which money counts beside one without a line above', async () => {
    const upperLine = upper.toSpliced(4, 1).concat('金额');
    const lowerLine = lower.toSpliced(4, 1).concat(null);
    const sheet = merged(upperLine, lowerLine);
    const rows = [upperLine, lowerLine, [...row(1), 999]];
    const reading = await readSheets({ ...sheet, rows });
    expect(placesOf(reading)).toEqual([['前潘村', 2, null, 'COLUMN_AMBIGUOUS', 'BLOCKING']]);
    expect(
      told(reading)
        .slice(-2)
        .map(([header]) => header),
    ).toEqual(['补贴 金额', '金额']);
  });

  test('and what a number alone is', async () => {
    const reading = await readSheets({
      name: '前潘村',
      rows: [
        ['序号', '姓名', '身份证号', '一卡通', null, '补贴面积', '补贴标准', '补贴金额'],
        [null, null, null, '银行', '号码', null, null, null],
        row(1).toSpliced(3, 0, '农商行'),
      ],
      merges: [{ startRow: 0, endRow: 0, startCol: 3, endCol: 4 }],
    });
    expect([reading.problems, reading.rows]).toMatchObject([[], [{ account: account(1) }]]);
    expect(told(reading)[4]).toEqual(['一卡通 号码', 'account']);
  });

  test('but never puts another column before one that says more by itself', async () => {
    const reading = await readSheets({
      name: '前潘村',
      rows: [
        ['序号', '姓名', '身份证号', '账号', '补贴', null, null, '实发金额'],
        [null, null, null, null, '面积', '标准', '金额', null],
        [...row(1, { 6: 999 }), 1314.2],
      ],
      merges: [{ startRow: 0, endRow: 0, startCol: 4, endCol: 6 }],
    });
    expect(reading.problems.map(({ code }) => code)).toEqual(['AMOUNT_COLUMNS_DIFFER']);
    expect(reading.totalFen).toBe(131_420);
  });
});

describe('an upper line that only gives a theme', () => {
  const upper: Line = ['序号', '基本信息', null, '一卡通账号', '补贴情况', null, '2026年'];
  const lower: Line = [null, '姓名', '身份证号', null, '面积', '标准', '金额'];
  const sheet = (): WriteSheet => ({ ...merged(upper, lower), rows: [upper, lower, row(1)] });
  const lowerNames = ['序号', '姓名', '身份证号', '一卡通账号', '面积', '标准', '金额'];

  test.each(['基本信息', '户主', '户主信息', '补贴对象', '家庭成员'])(
    'as %s over the only person does, adds nothing to its columns’ names',
    async (theme) => {
      const { merges } = sheet();
      const rows = [upper.with(1, theme), lower, row(1)];
      const reading = await readSheets({ name: '前潘村', rows, merges: [...merges!] });
      expect([reading.problems, reading.rows.length]).toEqual([[], 1]);
      expect(reading.headers.map(({ header }) => header)).toEqual(lowerNames);
    },
  );

  test('leaves what was remembered of the lower names as it is', async () => {
    const bytes = await xlsx({ ...sheet(), rows: [upper, lower.with(2, '证号'), row(1)] });
    const remembered: HeaderCorrection[] = [{ header: '证号', field: 'idNumber' }];
    const file = { name: 'a.xlsx', bytes };
    const reading = await readRosterFile(file, FARMLAND, PLACES, applied([], remembered));
    expect([reading.problems, reading.rows.length]).toEqual([[], 1]);
    expect(reading.headers[2]).toMatchObject({ header: '证号', isCorrected: true });
  });

  test('is a title and no group above a header of one line', async () => {
    const header = ['序号', '姓名', '身份证号', '账号', '面积', '标准', '金额', '金额'];
    const rows = [['前潘村补贴'], header, [...row(1), 1314.2]];
    const merges = [{ startRow: 0, endRow: 0, startCol: 0, endCol: 7 }];
    const reading = await readSheets({ name: 'Sheet1', rows, merges });
    expect(placesOf(reading)).toEqual([['Sheet1', 2, null, 'COLUMN_AMBIGUOUS', 'BLOCKING']]);
    expect(reading.headers.map((one) => one.header)).toEqual(header);
  });
});

describe('what a clerk says of a header of two lines', () => {
  const years = async (given: HeaderCorrection[], remembered: HeaderCorrection[] = []) => {
    const upper: Line = ['序号', '姓名', '身份证号', '账号', '面积', '标准', '2025年', '2026年'];
    const lower: Line = [...Array<null>(6).fill(null), '金额', '金额'];
    const rows = [upper, lower, [...row(1, { 6: 999 }), 1314.2]];
    const file = { name: 'a.xlsx', bytes: await xlsx({ name: '前潘村', rows }) };
    return readRosterFile(file, FARMLAND, PLACES, applied(given, remembered));
  };

  test('is said of one of two columns, by both lines', async () => {
    const doubtful = await years([]);
    expect(doubtful.problems.map(({ code }) => code)).toEqual(['COLUMN_AMBIGUOUS']);
    const names = doubtful.headers.slice(-2).map(({ header }) => header);
    expect(names).toEqual(['2025年 金额', '2026年 金额']);
    const reading = await years([{ header: names[1]!, field: 'amount' }]);
    expect([reading.problems, reading.totalFen]).toEqual([[], 131_420]);
    expect(reading.headers.slice(-2)).toMatchObject([
      { field: null, isCorrected: false },
      { field: 'amount', isCorrected: true },
    ]);
  });

  test('may as well leave the other one out', async () => {
    const reading = await years([{ header: '2025年金额', field: 'IGNORE' }]);
    expect([reading.problems, reading.totalFen]).toEqual([[], 131_420]);
  });

  test('counts before what was said of the lower name in another file', async () => {
    const reading = await years(
      [],
      [
        { header: '金额', field: 'amount' },
        { header: '2026年 金额', field: 'amount' },
      ],
    );
    expect([reading.problems, reading.totalFen]).toEqual([[], 131_420]);
  });

  test('settles who is paid where the words do not', async () => {
    const bytes = await xlsx(merged(upperOf('户主', '配偶'), LOWER));
    const given: HeaderCorrection[] = [
      { header: '配偶 姓名', field: 'name' },
      { header: '配偶 身份证号', field: 'idNumber' },
      { header: '户主 身份证号', field: 'householderIdNumber' },
    ];
    const file = { name: 'a.xlsx', bytes };
    const reading = await readRosterFile(file, FARMLAND, PLACES, applied(given, []));
    expect([reading.problems, reading.rows]).toMatchObject([[], [WANGS]]);
  });
});
