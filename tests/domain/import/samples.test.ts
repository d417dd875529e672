import * as sheetJs from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { readRosterFile, readRosterSheets } from '../../../server/subsidy/import/read-file.ts';
import { readWorkbook } from '../../../server/subsidy/import/workbook.ts';
import { yuanFromFen } from '../../../server/shared/money.ts';
import {
  ALLOWANCE,
  FARMLAND,
  SUPPORT,
  PLACES,
  placesOf,
  sample,
} from '../../support/roster-files.ts';

interface Fact {
  file: string;
  rows: number;
  totalYuan?: string;
  faults?: [sheet: string, serial: number | null, column: string | null, what: string][];
}
const facts = JSON.parse(new TextDecoder().decode(sample('facts.json'))) as Fact[];
const programmes = new Map([
  ['farmland-fertility-2026.xlsx', FARMLAND],
  ['farmland-fertility-2026.faulty.xlsx', FARMLAND],
  ['minimum-living-allowance-2026-10.gbk.csv', ALLOWANCE],
  ['extreme-poverty-support-2026-q3.xls', SUPPORT],
]);
const read = (name: string) =>
  readRosterFile({ name, bytes: sample(name) }, programmes.get(name) ?? FARMLAND, PLACES);
const FAULTY = 'farmland-fertility-2026.faulty.xlsx';

describe('an office’s file', () => {
  test.each(facts.filter(({ totalYuan }) => totalYuan !== undefined))(
    '$file: $rows rows, $totalYuan 元, no problem',
    async ({ file, rows, totalYuan }) => {
      const reading = await read(file);
      expect(reading.problems).toEqual([]);
      expect(reading.rowCount).toBe(rows);
      expect(reading.rows).toHaveLength(rows);
      expect(yuanFromFen(reading.totalFen)).toBe(totalYuan);
      const sum = reading.rows.reduce((total, { amountFen }) => total + amountFen, 0);
      expect(sum).toBe(reading.totalFen);
      expect(reading.rows.every(({ villageCode }) => villageCode !== null)).toBe(true);
    },
  );

  test('tells which column was taken as what', async () => {
    const { columns } = await read('extreme-poverty-support-2026-q3.xls');
    expect(columns.map(({ column, header, field }) => `${column} ${header} ${field}`)).toEqual([
      'A 序号 serial',
      'B 村（居） village',
      'C 供养对象 name',
      'D 公民身份号码 idNumber',
      'E 供养方式 supportMode',
      'F 社保卡号 account',
      'G 发放金额 amount',
    ]);
  });
});

describe('the faulty file', () => {
  /**
   * facts.json plants an eighth fault, 前潘村 序号 4 "check digit wrong". The number in that cell is
   * not the clean file's, but its check digit is right (999999196501011230 → 0), so no rule of
   * DOMAIN.md is broken and nothing is reported. See the last two tests.
   */
  test('comes back with each fault that its cells show, and nothing else', async () => {
    const reading = await read(FAULTY);
    expect(reading.rowCount).toBe(1033);
    expect(placesOf(reading)).toEqual([
      ['前潘村', 11, '补贴金额', 'ARITHMETIC_OFF', 'BLOCKING'],
      ['高寨村', 6, '身份证号码', 'PERSON_TWICE', 'BLOCKING'],
      ['刘寨村', 9, '一卡通账号', 'ACCOUNT_MISSING', 'BLOCKING'],
      ['常营村', 5, '补贴面积', 'NUMBER_UNREADABLE', 'BLOCKING'],
      ['王郢村', 8, '户主姓名', 'NAME_MISSING', 'BLOCKING'],
      ['金李村', 4, '补贴金额', 'NUMBER_NEGATIVE', 'BLOCKING'],
      ['原始数据', null, null, 'SHEET_HIDDEN_PERSONAL', 'WARNING'],
    ]);
  });

  test('says what is wrong and what to do', async () => {
    const { problems } = await read(FAULTY);
    expect(problems.map(({ message }) => message)).toEqual([
      '金额写的是 4068.88 元，按面积乘以标准应为 3968.88 元，相差 100.00 元。请核对面积、标准和金额。',
      '与“高寨村”第 5 行是同一个身份证号码，同一人在名册中出现两次。请核对是填错了号码还是重复登记，改正或删去一行。',
      '没有填写账号，这一行没有导入，钱无法发放。请补上账号。',
      '补贴面积“约3亩”不是数字，这一行没有导入。请只填写数字，不要写“约”或单位。',
      '没有填写姓名，这一行没有导入。请补上姓名。',
      '补贴金额是负数（-5），这一行没有导入。请填写应发的数；要扣回的另行办理。',
      '这张工作表是隐藏的，里面像有身份证号码等个人信息（有内容的 6 行），没有导入，也没有保存。请从文件中删除这张工作表后重新上传。',
    ]);
  });

  test('stores every row but the four that lack something, and none of the hidden sheet', async () => {
    const { rows, totalFen } = await read(FAULTY);
    expect(rows).toHaveLength(1029);
    expect(new Set(rows.map(({ sheet }) => sheet)).has('原始数据')).toBe(false);
    // Stated amounts as the spreadsheet's own SUM has them, the −5.00 included.
    expect(yuanFromFen(totalFen)).toBe('2284487.83');
  });

  test('is reported at the rows facts.json names, but for the one number that is right', async () => {
    const faults = facts.find(({ file }) => file === FAULTY)?.faults ?? [];
    const found = placesOf(await read(FAULTY)).map((place) => (place as unknown[]).slice(0, 3));
    const planted = faults.map(([sheet, serial, column]) => [
      sheet,
      serial === null ? null : serial + 3,
      column,
    ]);
    expect(planted.filter((place) => !found.some((one) => same(one, place)))).toEqual([
      ['前潘村', 7, '身份证号码'],
    ]);
    expect(found.filter((place) => !planted.some((one) => same(one, place)))).toEqual([]);
  });

  test('would come back with the eighth if that check digit were wrong', async () => {
    const sheets = await readWorkbook({ name: FAULTY, bytes: sample(FAULTY) });
    const changed = sheets.map((sheet) =>
      sheet.name !== '前潘村'
        ? sheet
        : {
            ...sheet,
            rows: sheet.rows.map((row, at) => (at === 6 ? row.with(3, '999999196501011231') : row)),
          },
    );
    const reading = readRosterSheets(changed, FARMLAND, PLACES);
    expect(placesOf(reading)[0]).toEqual(['前潘村', 7, '身份证号码', 'ID_CHECK_DIGIT', 'BLOCKING']);
    expect(reading.problems).toHaveLength(8);
    expect(reading.problems[0]?.message).not.toMatch(/\d{6}/);
  });
});

describe('hucre, checked against another reader', () => {
  test.each([...programmes.keys()].filter((name) => !name.endsWith('.csv')))(
    'sees the same cells and the same hidden sheets in %s',
    async (name) => {
      const other = sheetJs.read(sample(name), { cellDates: false });
      const sheets = await readWorkbook({ name, bytes: sample(name) });
      expect(sheets.map((sheet) => [sheet.name, sheet.hidden])).toEqual(
        (other.Workbook?.Sheets ?? []).map((sheet) => [sheet.name, sheet.Hidden !== 0]),
      );
      for (const sheet of sheets) {
        const cells = sheetJs.utils.sheet_to_json<unknown[]>(other.Sheets[sheet.name] ?? {}, {
          header: 1,
          raw: true,
          defval: null,
          blankrows: true,
        });
        expect(trimmed(sheet.rows)).toEqual(trimmed(cells));
      }
    },
  );
});

/** Empty cells at the end of rows and sheets are told differently and mean nothing. */
function trimmed(rows: readonly (readonly unknown[])[]): unknown[][] {
  const filled = rows.map((row) => {
    const cells = row.map((cell) => (cell === '' ? null : cell));
    return cells.slice(0, cells.findLastIndex((cell) => cell !== null) + 1);
  });
  return filled.slice(0, filled.findLastIndex((row) => row.length > 0) + 1);
}

function same(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.every((value, at) => value === other[at]);
}
