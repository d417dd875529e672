import fc from 'fast-check';
import type { CellValue } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { readRosterSheets } from '../../../server/subsidy/import/read-file.ts';
import { PROBLEM_CODES } from '../../../server/subsidy/import/problem.ts';
import type { WorkbookSheet } from '../../../server/subsidy/import/sheet.ts';
import {
  FARMLAND,
  HEADER,
  PLACES,
  account,
  idNumber,
  placesOf,
  readRows,
  readSheets,
  row,
} from '../../support/roster-files.ts';

const B = 'BLOCKING';
const W = 'WARNING';

describe('a row is listed with its problem', () => {
  test.each<[string, number, CellValue, string, string]>([
    ['no name', 1, null, '户主姓名', 'NAME_MISSING'],
    ['only spaces as name', 1, '　', '户主姓名', 'NAME_MISSING'],
    ['an error as name', 1, '#N/A', '户主姓名', 'NAME_MALFORMED'],
    ['a note in the name', 1, '王桂兰（大）', '户主姓名', 'NAME_WITH_NOTE'],
    ['no ID number', 2, '', '身份证号码', 'ID_MISSING'],
    ['a wrong check digit', 2, '999999194803150027', '身份证号码', 'ID_CHECK_DIGIT'],
    ['a digit too few', 2, '99999919480315002', '身份证号码', 'ID_MALFORMED'],
    ['a day that is none', 2, '999999194802300026', '身份证号码', 'ID_MALFORMED'],
    ['an ID number kept as a number', 2, 999999194803150000, '身份证号码', 'ID_NOT_TEXT'],
    ['an ID number in scientific notation', 2, '9.99999E+17', '身份证号码', 'ID_NOT_TEXT'],
    ['no account', 3, null, '一卡通账号', 'ACCOUNT_MISSING'],
    [
      'an account kept as a number',
      3,
      Number('6217123412341234567'),
      '一卡通账号',
      'ACCOUNT_NOT_TEXT',
    ],
    ['letters in the account', 3, '6217abcd12341234', '一卡通账号', 'ACCOUNT_MALFORMED'],
    ['no area', 4, null, '补贴面积', 'NUMBER_MISSING'],
    ['words as area', 4, '约3亩', '补贴面积', 'NUMBER_UNREADABLE'],
    ['a date as area', 4, new Date('2026-03-05'), '补贴面积', 'NUMBER_UNREADABLE'],
    ['a negative area', 4, -10, '补贴面积', 'NUMBER_NEGATIVE'],
    ['no rate', 5, '', '补贴标准', 'NUMBER_MISSING'],
    ['eight decimals in the rate', 5, '131.42000001', '补贴标准', 'NUMBER_TOO_FINE'],
    ['no amount', 6, null, '补贴金额', 'NUMBER_MISSING'],
    ['a negative amount', 6, -5, '补贴金额', 'NUMBER_NEGATIVE'],
    ['a third decimal in the amount', 6, 1314.205, '补贴金额', 'NUMBER_TOO_FINE'],
    ['an amount like an account', 6, '62171234123412', '补贴金额', 'NUMBER_TOO_LARGE'],
    ['an error as amount', 6, '#REF!', '补贴金额', 'NUMBER_UNREADABLE'],
  ])('%s', async (_sentence, at, value, column, code) => {
    const reading = await readRows(HEADER, row(1), row(2, { [at]: value }), row(3));
    expect(placesOf(reading)).toEqual([['前潘村', 3, column, code, B]]);
    expect([reading.rowCount, reading.rows.map((one) => one.row)]).toEqual([3, [2, 4]]);
  });

  test.each<[string, CellValue[][], unknown[]]>([
    [
      'an amount that is not area × rate',
      [row(1, { 6: 1314.21 })],
      [2, '补贴金额', 'ARITHMETIC_OFF', B],
    ],
    ['a person twice', [row(1), row(2, { 2: idNumber(1) })], [3, '身份证号码', 'PERSON_TWICE', B]],
    [
      'an account of two people',
      [row(1), row(2, { 3: account(1) })],
      [3, '一卡通账号', 'ACCOUNT_SHARED', W],
    ],
  ])('and stored: %s', async (_sentence, rows, place) => {
    const reading = await readRows(HEADER, ...rows);
    expect(placesOf(reading)).toEqual([['前潘村', ...place]]);
    expect(reading.rows).toHaveLength(rows.length);
  });

  test('a formula nobody saved the result of', async () => {
    const reading = await readSheets({
      name: '前潘村',
      rows: [HEADER, row(1, { 4: null })],
      cells: new Map([['1,4', { formula: 'H2*2' }]]),
    });
    expect(placesOf(reading)).toEqual([['前潘村', 2, '补贴面积', 'FORMULA_WITHOUT_RESULT', B]]);
  });

  test('an unknown village, and one that title and sheet name disagree about', async () => {
    const unknown = await readRows([...HEADER, '村名'], [...row(1), '李庄村']);
    expect(placesOf(unknown)).toEqual([['前潘村', 2, '村名', 'VILLAGE_UNKNOWN', B]]);
    const torn = await readSheets({ name: '前潘村', rows: [['高寨村花名册'], HEADER, row(1)] });
    expect(placesOf(torn)).toEqual([['前潘村', null, null, 'VILLAGE_CONFLICT', B]]);
    const none = await readSheets({ name: 'Sheet1', rows: [HEADER, row(1)] });
    expect(placesOf(none)).toEqual([['Sheet1', null, null, 'VILLAGE_MISSING', B]]);
    expect([...unknown.rows, ...torn.rows, ...none.rows].map((one) => one.villageCode)).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe('a sheet is reported', () => {
  test.each([
    ['when a needed column is missing', HEADER.with(3, '联系电话'), 'COLUMN_MISSING', 262840],
    [
      'when two columns could be the amount',
      HEADER.with(0, '发放金额（元）'),
      'COLUMN_AMBIGUOUS',
      0,
    ],
    ['when it counts in 公顷', HEADER.with(4, '补贴面积（公顷）'), 'UNIT_UNSUPPORTED', 262840],
    ['when amounts are in 分', HEADER.with(6, '补贴金额（分）'), 'UNIT_UNSUPPORTED', 262840],
    ['when a rate is in 万元', HEADER.with(5, '补贴标准（万元/亩）'), 'UNIT_UNSUPPORTED', 262840],
  ])('once, %s, and its rows are counted', async (_sentence, header, code, totalFen) => {
    const reading = await readRows(header, row(1), row(2));
    expect(placesOf(reading)).toEqual([['前潘村', 1, null, code, B]]);
    expect([reading.rowCount, reading.rows.length, reading.totalFen]).toEqual([2, 0, totalFen]);
  });

  test('when it is hidden, and is not read', async () => {
    const roster = { name: '前潘村', rows: [HEADER, row(1)] };
    const reading = await readSheets(
      roster,
      { name: '高寨村', rows: [HEADER, row(1)], veryHidden: true },
      { name: '说明', rows: [['填表说明']], hidden: true },
      { name: 'Sheet3', rows: [], hidden: true },
    );
    expect(placesOf(reading)).toEqual([
      ['高寨村', null, null, 'SHEET_HIDDEN_PERSONAL', W],
      ['说明', null, null, 'SHEET_HIDDEN', W],
    ]);
    expect([reading.rowCount, reading.rows.length]).toEqual([1, 1]);
  });

  test('when a column or rows of it are hidden', async () => {
    const reading = await readSheets({
      name: '前潘村',
      rows: [
        [...HEADER, '家庭病史'],
        [...row(1), '高血压'],
        [...row(2), '无'],
      ],
      columns: [{}, {}, {}, {}, {}, {}, {}, { hidden: true }],
      rowDefs: new Map([[2, { hidden: true }]]),
    });
    expect(placesOf(reading)).toEqual([
      ['前潘村', null, '家庭病史', 'COLUMN_HIDDEN', W],
      ['前潘村', null, null, 'ROWS_HIDDEN', W],
    ]);
    expect(reading.rows).toHaveLength(2);
  });

  test('when it is no roster: softly, but not when people’s numbers stand in it', async () => {
    const roster = { name: '前潘村', rows: [HEADER, row(1)] };
    const reading = await readSheets(
      roster,
      {
        name: '汇总',
        rows: [
          ['村', '户数'],
          ['前潘村', 1],
        ],
      },
      { name: '高寨村', rows: [row(2)] },
    );
    expect(placesOf(reading)).toEqual([
      ['汇总', null, null, 'SHEET_NOT_ROSTER', W],
      ['高寨村', null, null, 'SHEET_WITHOUT_HEADER', B],
    ]);
  });
});

describe('a total', () => {
  const total = (label: string, area: CellValue, amount: CellValue) => [
    label,
    null,
    null,
    null,
    area,
    null,
    amount,
  ];

  test.each<[string, CellValue[][]]>([
    ['of all rows', [row(1), row(2), total('合计', 20, 2628.4)]],
    [
      'with the dust of its formula',
      [row(1), row(2), total('合计', 20.000000000000004, 2628.3999999999996)],
    ],
    ['above the rows', [total('合计', 20, 2628.4), row(1), row(2)]],
    [
      'of each part and of all',
      [
        row(1),
        total('小计', 10, 1314.2),
        row(2),
        total('小计', 10, 1314.2),
        total('合计', 20, 2628.4),
      ],
    ],
    ['that nobody filled in', [row(1), row(2), total('合计', null, null)]],
  ])('%s agrees', async (_sentence, rows) => {
    expect((await readRows(HEADER, ...rows)).problems).toEqual([]);
  });

  test.each<[string, CellValue[][], unknown[]]>([
    [
      'that is a fen off',
      [row(1), row(2), total('合计', 20, 2628.41)],
      [[4, '补贴金额', 'SUM_DIFFERS', B]],
    ],
    [
      'of the area that is off',
      [row(1), row(2), total('合计', 21, 2628.4)],
      [[4, '补贴面积', 'SUM_DIFFERS', B]],
    ],
    [
      'of a part that is off',
      [row(1), total('小计', 10, 1314), row(2)],
      [[3, '补贴金额', 'SUM_DIFFERS', B]],
    ],
    [
      'that is words',
      [row(1), total('合计', 10, '见附件')],
      [[3, '补贴金额', 'SUM_UNREADABLE', W]],
    ],
    [
      'that is right but for a row reported already',
      [row(1, { 6: 1414.2 }), total('合计', 10, 1314.2)],
      [[2, '补贴金额', 'ARITHMETIC_OFF', B]],
    ],
    [
      'that cannot be judged before a row is put right',
      [row(1, { 4: '约3亩' }), row(2), total('合计', 13, 2628.4)],
      [[2, '补贴面积', 'NUMBER_UNREADABLE', B]],
    ],
    [
      'that is off beside a row reported already',
      [row(1, { 6: 1414.2 }), total('合计', 10, 1000)],
      [
        [2, '补贴金额', 'ARITHMETIC_OFF', B],
        [3, '补贴金额', 'SUM_DIFFERS', B],
      ],
    ],
  ])('%s is told once', async (_sentence, rows, places) => {
    expect(placesOf(await readRows(HEADER, ...rows))).toEqual(
      places.map((place) => ['前潘村', ...(place as unknown[])]),
    );
  });
});

describe('whatever stands in the cells', () => {
  const cell = fc.oneof(
    fc.constantFrom<CellValue>(
      null,
      '',
      '　',
      '合计',
      '约3亩',
      '#REF!',
      -5,
      0,
      1e21,
      1314.205,
      true,
      '制表人',
      idNumber(7),
      account(7),
    ),
    fc.double({ noNaN: true }),
    fc.string({ maxLength: 12 }),
  );
  const changed = fc.array(fc.record({ at: fc.integer({ min: 1, max: 6 }), value: cell }), {
    maxLength: 3,
  });
  const sheetOf = (rows: CellValue[][]): WorkbookSheet => ({
    name: '前潘村',
    hidden: false,
    hiddenColumns: new Set(),
    hiddenRows: new Set(),
    merges: [],
    rows: [HEADER, ...rows],
  });

  test('every row with a person or money is stored or listed, in the file’s order', () => {
    fc.assert(
      fc.property(fc.array(changed, { minLength: 1, maxLength: 12 }), (all) => {
        // The name or the ID number stays, so that each of them is a person's row.
        const rows = all.map((changes, n) =>
          row(n, {
            ...Object.fromEntries(changes.map(({ at, value }) => [at, value])),
            2: idNumber(n),
          }),
        );
        const reading = readRosterSheets([sheetOf(rows)], FARMLAND, PLACES);
        const stored = reading.rows.map((one) => one.row);
        const listed = new Set(reading.problems.map((one) => one.row));
        expect(reading.rowCount).toBe(rows.length);
        expect(stored).toEqual([...stored].sort((one, other) => one - other));
        rows.forEach((_, at) => expect(stored.includes(at + 2) || listed.has(at + 2)).toBe(true));
        const sum = reading.rows.reduce((total, one) => total + one.amountFen, 0);
        if (reading.rows.length === rows.length) expect(reading.totalFen).toBe(sum);
      }),
      { numRuns: 200 },
    );
  });

  test('no sentence tells a whole ID number or account', () => {
    fc.assert(
      fc.property(changed, fc.integer({ min: 1, max: 6 }), (changes, at) => {
        const secret = at % 2 === 0 ? idNumber(7) : account(7);
        const spoilt = row(
          1,
          Object.fromEntries(
            [...changes, { at, value: `约${secret}` }].map((one) => [one.at, one.value]),
          ),
        );
        const reading = readRosterSheets([sheetOf([spoilt, ...[row(2)]])], FARMLAND, PLACES);
        for (const { message } of reading.problems) {
          expect(message).toMatch(/。$/);
          expect(message).not.toMatch(/\d{10}/);
        }
      }),
    );
  });

  test('codes are a closed list of plain words', () => {
    expect(PROBLEM_CODES.every((code) => /^[A-Z][A-Z_]{3,39}$/.test(code))).toBe(true);
  });
});
