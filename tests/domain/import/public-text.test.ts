import type { CellValue } from 'hucre/xlsx';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRosterFile } from '../../../server/subsidy/import/read-file.ts';
import {
  ALLOWANCE,
  HEADER,
  PLACES,
  SUPPORT,
  account,
  idNumber,
  placesOf,
  readRows,
  row,
  xlsx,
} from '../../support/roster-files.ts';

const grouped = (group: CellValue) => readRows([...HEADER, '组别'], [...row(1), group]);

describe('the villager group is published as it stands, so', () => {
  test.each<[CellValue]>([
    ['5组'],
    [' 东 队 '],
    ['第十二村民组'],
    ['张庄自然村3组'],
    [12],
    ['２号队'],
    ['3-5组'],
  ])('%j is a group', async (group) => {
    const { rows, problems } = await grouped(group);
    expect(problems).toEqual([]);
    expect(rows[0]?.villageGroup).toBe(String(group).trim());
  });

  test.each<[string, CellValue]>([
    ['an ID number', idNumber(9)],
    ['an ID number behind a group', `5组 ${idNumber(9)}`],
    ['a mobile number', '5组13812341234'],
    ['a mobile number kept as a number', 13812341234],
    ['a mobile number in full-width digits', '１３８１２３４１２３４'],
    ['a mobile number in pieces', '138-1234 1234'],
    ['a mobile number with characters nobody sees', '138\u200b123\u200b41234'],
    ['a mobile number in Chinese digits', '一三八一二三四一二三四'],
    ['an account', account(9)],
    ['a birth date', '19480315'],
    ['a door number', '5组12号'],
    ['a room', '3栋402室'],
    ['an illness', '5组（残疾）'],
    ['31 characters', '组'.repeat(31)],
    ['few characters that stand for many', '㍿'.repeat(10)],
  ])('%s is refused and not kept', async (_sentence, group) => {
    const reading = await grouped(group);
    expect(placesOf(reading)).toEqual([['前潘村', 2, '组别', 'GROUP_MALFORMED', 'BLOCKING']]);
    expect(reading.rows.map(({ villageGroup }) => villageGroup)).toEqual([null]);
    expect(JSON.stringify(reading.problems)).not.toMatch(/\d{6}/);
  });

  test('none ever holds six digits or more than 30 characters', () => {
    const digits = fc.integer({ min: 0, max: 1e15 }).map(String);
    const text = fc.string({ unit: 'grapheme', maxLength: 40 });
    return fc.assert(
      fc.asyncProperty(text, digits, text, async (before, number, after) => {
        const group = (await grouped(before + number + after)).rows[0]?.villageGroup ?? '';
        expect([...group].length).toBeLessThanOrEqual(30);
        expect(group.normalize('NFKC')).not.toMatch(/\p{Nd}{6}/u);
      }),
      { numRuns: 40 },
    );
  });
});

describe('nothing else of a file becomes public as it was written:', () => {
  test('the mode of support is one of two words', async () => {
    const bytes = await xlsx({
      name: '前潘村',
      rows: [
        ['姓名', '身份证号码', '账号', '供养方式', '金额'],
        ['王桂兰', idNumber(1), account(1), '分散', 100],
        ['李强', idNumber(2), account(2), `集中 ${idNumber(3)}`, 100],
      ],
    });
    const reading = await readRosterFile({ name: 'a.xlsx', bytes }, SUPPORT, PLACES);
    expect(reading.rows.map(({ supportMode }) => supportMode)).toEqual(['分散供养', null]);
    expect(JSON.stringify(reading.problems)).not.toContain(idNumber(3));
  });

  test('a birth date does not pass for a number of persons', async () => {
    const bytes = await xlsx({
      name: '前潘村',
      rows: [
        ['姓名', '身份证号码', '账号', '保障人口', '金额'],
        ['王桂兰', idNumber(1), account(1), 19480315, 100],
      ],
    });
    const reading = await readRosterFile({ name: 'a.xlsx', bytes }, ALLOWANCE, PLACES);
    expect(placesOf(reading)).toEqual([['前潘村', 2, '保障人口', 'COUNT_IMPLAUSIBLE', 'BLOCKING']]);
    expect(reading.rows).toEqual([]);
  });
});
