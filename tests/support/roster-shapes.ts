import * as sheetJs from '@e965/xlsx';
import { writeXlsx, type CellValue, type WriteSheet } from 'hucre/xlsx';
import { gb18030 } from './gb18030.ts';
import { account, idNumber } from './roster-files.ts';

/** One household as every shape below must come out: written by hand, not by the reader. */
export interface Household {
  readonly village: '前潘村' | '高寨村';
  readonly group: string;
  readonly name: string;
  readonly idNumber: string;
  readonly account: string;
  readonly area: string;
  readonly rate: string;
  readonly amount: string;
}

const household = (
  n: number,
  [village, group, name]: [Household['village'], string, string],
  [area, amount]: [string, string],
): Household => {
  const numbers = { idNumber: idNumber(n), account: account(n) };
  return { village, group, name, ...numbers, area, rate: '131.42', amount };
};

/** area × 131.42, rounded half up by hand. */
export const HOUSEHOLDS: readonly Household[] = [
  household(1, ['前潘村', '1组', '王桂兰'], ['7.7', '1011.93']),
  household(2, ['前潘村', '1组', '欧阳修文'], ['12.35', '1623.04']),
  household(3, ['前潘村', '2组', '杨国'], ['9.806', '1288.70']),
  household(4, ['高寨村', '5组', '李建国'], ['0.5', '65.71']),
  household(5, ['高寨村', '5组', '㐂福来'], ['1234.56', '162245.88']),
  household(6, ['高寨村', '6组', '赵四'], ['3', '394.26']),
];

const SUMS = {
  前潘村: { area: 29.856, amount: 3923.67 },
  高寨村: { area: 1238.06, amount: 162705.85 },
  all: { area: 1267.916, amount: 166629.52 },
} as const;

export interface Shape {
  readonly name: string;
  readonly file: string;
  readonly bytes: () => Promise<Uint8Array> | Uint8Array;
  /** Codes of the problems the file deserves; none without it. */
  readonly problems?: readonly string[];
}

const HEAD = ['序号', '组别', '户主姓名', '身份证号码', '一卡通账号', '补贴面积（亩）'];
const HEADER = [...HEAD, '补贴标准（元/亩）', '补贴金额（元）'];

type Cells = (of: Household, at: number) => CellValue[];

const numbers: Cells = (of, at) => [
  ...words(of, at),
  Number(of.area),
  Number(of.rate),
  Number(of.amount),
];
const texts: Cells = (of, at) => [...words(of, at), of.area, of.rate, of.amount];

function words(of: Household, at: number): CellValue[] {
  return [at + 1, of.group, of.name, of.idNumber, of.account];
}

function of(village: Household['village']): readonly Household[] {
  return HOUSEHOLDS.filter((one) => one.village === village);
}

function total(which: keyof typeof SUMS, word = '合计'): CellValue[] {
  const { area, amount } = SUMS[which];
  return [word, null, null, null, null, area, null, amount];
}

/** One sheet per village, each with title, unit line, rows, total and signatures. */
function villageSheets(header: string[], cells: Cells, more: Partial<WriteSheet> = {}) {
  return (['前潘村', '高寨村'] as const).map((name): WriteSheet => ({
    name,
    rows: [
      [`${name}2026年耕地地力保护补贴发放花名册`],
      ['单位：亩、元'],
      header,
      ...of(name).map(cells),
      total(name),
      ['制表人：李明', null, null, '审核人：张华'],
    ],
    ...more,
  }));
}

const book = (...sheets: WriteSheet[]) => writeXlsx({ sheets });

/** A village's rows with its name in a column of their own. */
const withVillage = (header: string[]) => ['村（社区）', ...header];
const inColumn = (cells: Cells): CellValue[][] =>
  HOUSEHOLDS.map((one, at) => [one.village, ...cells(one, at)]);

const fullWidth = (text: string) =>
  text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const grouped = (text: string) => text.replace(/\B(?=(\d{3})+(?=\.))/g, ',');

function csv(mark: string): string {
  const rows = [withVillage(HEADER), ...inColumn(texts)];
  return rows.map((cells) => cells.join(mark)).join('\r\n');
}

function oldWorkbook(): Uint8Array {
  const made = sheetJs.utils.book_new();
  for (const { name, rows } of villageSheets(HEADER, texts))
    sheetJs.utils.book_append_sheet(made, sheetJs.utils.aoa_to_sheet(rows as unknown[][]), name);
  return new Uint8Array(sheetJs.write(made, { bookType: 'biff8', type: 'buffer' }) as Buffer);
}

/** Rosters as offices hand them over; all say the same. */
export const SHAPES: readonly Shape[] = [
  {
    name: 'one sheet per village',
    file: 'a.xlsx',
    bytes: () => book(...villageSheets(HEADER, numbers)),
  },
  {
    name: 'a header of two lines, the upper one merged',
    file: 'a.xlsx',
    bytes: () => book(...(['前潘村', '高寨村'] as const).map(twoLines)),
  },
  {
    name: 'several tables in one sheet, the village in each title',
    file: 'a.xlsx',
    bytes: () =>
      book({
        name: '汇总',
        rows: (['前潘村', '高寨村'] as const).flatMap((name) => [
          [`${name}花名册`],
          HEADER,
          ...of(name).map(numbers),
          total(name),
          [],
        ]),
      }),
  },
  {
    name: 'the village as a column, with a subtotal for each and a total',
    file: 'a.xlsx',
    bytes: () => {
      const rows = inColumn(numbers);
      const sums = (which: keyof typeof SUMS, word: string) => [null, ...total(which, word)];
      return book({
        name: 'Sheet1',
        rows: [
          withVillage(HEADER),
          ...rows.slice(0, 3),
          sums('前潘村', '小计'),
          ...rows.slice(3),
          sums('高寨村', '小计'),
          sums('all', '合计'),
        ],
      });
    },
  },
  {
    name: 'full-width digits',
    file: 'a.xlsx',
    bytes: () =>
      book(
        ...villageSheets(HEADER, (one, at) =>
          texts(one, at).map((cell, column) => (column > 2 ? fullWidth(String(cell)) : cell)),
        ),
      ),
  },
  {
    name: 'thousands separators and a currency sign',
    file: 'a.xlsx',
    bytes: () =>
      book(
        ...villageSheets(HEADER, (one, at) => [
          ...texts(one, at).slice(0, 5),
          grouped(one.area),
          one.rate,
          `￥${grouped(one.amount)}`,
        ]),
      ),
  },
  {
    name: 'amounts in 万元 by their header',
    file: 'a.xlsx',
    bytes: () =>
      book(...inTenThousands([...HEAD, '补贴标准（元/亩）', '补贴金额（万元）'], '单位：亩')),
    problems: ['AMOUNT_IN_TEN_THOUSANDS', 'AMOUNT_IN_TEN_THOUSANDS'],
  },
  {
    name: 'amounts in 万元 by the unit line',
    file: 'a.xlsx',
    bytes: () => book(...inTenThousands([...HEAD, '补贴标准', '补贴金额'], '单位：亩、万元')),
    problems: ['AMOUNT_IN_TEN_THOUSANDS', 'AMOUNT_IN_TEN_THOUSANDS'],
  },
  {
    name: 'sixty thousand formatted empty rows below',
    file: 'a.xlsx',
    bytes: () =>
      book(
        ...villageSheets(HEADER, numbers).map((sheet) => ({
          ...sheet,
          rows: [...sheet.rows!, ...Array.from({ length: 60_000 }, () => ['', null, ' '])],
        })),
      ),
  },
  {
    name: 'protected sheets',
    file: 'a.xlsx',
    bytes: () =>
      book(...villageSheets(HEADER, numbers, { protection: { sheet: true, password: '1234' } })),
  },
  {
    name: 'formulas with their saved results',
    file: 'a.xlsx',
    bytes: () => book(...withFormulas(({ amount }) => Number(amount))),
  },
  {
    name: 'formulas nobody saved the results of',
    file: 'a.xlsx',
    bytes: () => book(...withFormulas(() => undefined)),
    problems: ['AMOUNTS_CALCULATED', 'AMOUNTS_CALCULATED'],
  },
  { name: 'an old workbook', file: 'a.xls', bytes: oldWorkbook },
  { name: 'CSV in UTF-8', file: 'a.csv', bytes: () => Buffer.from(csv(',')) },
  {
    name: 'CSV in UTF-8 with a mark',
    file: 'a.csv',
    bytes: () => Buffer.from(`\ufeff${csv(',')}`),
  },
  {
    name: 'CSV in GB18030, a rare character in four bytes',
    file: 'a.csv',
    bytes: () => gb18030(csv(',')),
  },
  { name: 'tabs between the cells', file: 'a.txt', bytes: () => gb18030(csv('\t')) },
  {
    name: 'Unicode text of a spreadsheet',
    file: 'a.txt',
    bytes: () => Buffer.from(`\ufeff${csv('\t')}`, 'utf16le'),
  },
];

function withFormulas(resultOf: (one: Household) => number | undefined): WriteSheet[] {
  return villageSheets(HEADER, numbers).map((sheet) => ({
    ...sheet,
    rows: sheet.rows!.map((cells) => (typeof cells[0] === 'number' ? cells.with(7, null) : cells)),
    cells: new Map(
      of(sheet.name as Household['village']).map((one, at) => {
        const formula = `ROUND(F${at + 4}*G${at + 4},2)`;
        const formulaResult = resultOf(one);
        return [
          `${at + 3},7`,
          { formula, ...(formulaResult === undefined ? {} : { formulaResult }) },
        ];
      }),
    ),
  }));
}

function twoLines(name: Household['village']): WriteSheet {
  return {
    name,
    rows: [
      [`${name}花名册`],
      ['序号', '组别', '户主信息', null, '一卡通\n账号', '补贴情况', null, null],
      [null, null, '姓名', '身份证号', null, '面积\n（亩）', '标准\n（元/亩）', '金额\n（元）'],
      ...of(name).map(numbers),
      total(name),
    ],
    merges: [
      { startRow: 0, endRow: 0, startCol: 0, endCol: 7 },
      { startRow: 1, endRow: 1, startCol: 2, endCol: 3 },
      { startRow: 1, endRow: 1, startCol: 5, endCol: 7 },
      ...[0, 1, 4].map((column) => ({ startRow: 1, endRow: 2, startCol: column, endCol: column })),
    ],
  };
}

/** 1,011.93 yuan are 0.101193 of ten thousand. */
function inTenThousands(header: string[], unitLine: string): WriteSheet[] {
  const small = (amount: number) => Number((amount / 10_000).toFixed(6));
  return (['前潘村', '高寨村'] as const).map((name) => ({
    name,
    rows: [
      [unitLine],
      header,
      ...of(name).map((one, at) => numbers(one, at).with(7, small(Number(one.amount)))),
      total(name).with(7, small(SUMS[name].amount)),
    ],
  }));
}
