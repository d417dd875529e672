import type { CellValue } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { readRosterFile } from '../../../server/subsidy/import/read-file.ts';
import type { RosterReading } from '../../../server/subsidy/import/reading.ts';
import {
  FARMLAND,
  HEADER,
  PLACES,
  idNumber,
  placesOf,
  readRows,
  readSheets,
  row,
  xlsx,
} from '../../support/roster-files.ts';

/** A person's own columns, then the householder's. */
const BOTH = [...HEADER.with(1, '姓名'), '户主身份证号码'];
const of = (n: number, householder: CellValue): CellValue[] => [...row(n), householder];
const householders = ({ rows }: RosterReading) =>
  rows.map(({ householderIdNumber }) => householderIdNumber);

describe('a householder’s ID number beside the person’s own', () => {
  test.each([
    '户主身份证号',
    '户主身份证号码',
    '户主公民身份号码',
    '户主证件号码',
    '户主\n身份证号码',
    '户主 身份证',
  ])('is read under %j', async (header) => {
    const reading = await readRows(BOTH.with(7, header), of(2, idNumber(1)));
    expect(reading.problems).toEqual([]);
    expect(householders(reading)).toEqual([idNumber(1)]);
    expect(reading.rows[0]!.idNumber).toBe(idNumber(2));
    expect(reading.columns.at(-1)).toMatchObject({ column: 'H', field: 'householderIdNumber' });
  });

  test('may stand before it, with the householder’s name: neither is taken for the person’s', async () => {
    const header = ['户主姓名', '户主身份证号', ...HEADER.with(1, '姓名').slice(1)];
    const reading = await readRows(header, ['李建国', idNumber(1), ...row(2).slice(1)]);
    expect(reading.problems).toEqual([]);
    expect(reading.rows[0]).toMatchObject({
      name: '王桂兰',
      idNumber: idNumber(2),
      householderIdNumber: idNumber(1),
    });
    expect(reading.headers.find(({ header: text }) => text === '户主姓名')?.field).toBeNull();
  });

  test('is made plain like any other: fifteen digits, spaces, a lower-case x', async () => {
    const old = '999999480315002';
    const reading = await readRows(BOTH, of(2, old), of(3, ` ${idNumber(1)}\t`));
    expect(reading.problems).toEqual([]);
    expect(householders(reading)).toEqual(['999999194803150026', idNumber(1)]);
  });

  test('names nobody where it is empty or the person’s own', async () => {
    const reading = await readRows(BOTH, of(1, idNumber(1)), of(2, null));
    expect([reading.problems, householders(reading)]).toEqual([[], [null, null]]);
  });

  test('is merged down over a household', async () => {
    const reading = await readSheets({
      name: '前潘村',
      rows: [BOTH, of(1, idNumber(1)), of(2, null), of(3, null), of(4, null)],
      merges: [{ startRow: 1, startCol: 7, endRow: 3, endCol: 7 }],
    });
    expect(householders(reading)).toEqual([null, idNumber(1), idNumber(1), null]);
  });

  test.each<[string, CellValue, string]>([
    [
      'a wrong check digit',
      `${idNumber(1).slice(0, 17)}${idNumber(1).endsWith('1') ? 2 : 1}`,
      '校验码不对',
    ],
    ['a short number', '12345', '不是 18 位'],
    ['a number kept as a quantity', 999999193001020000, '按数值保存'],
    ['words', '同上', '不是 18 位'],
  ])('that is %s is a warning and not used; the row stays', async (_what, cell, why) => {
    const reading = await readRows(BOTH, of(2, cell));
    expect(placesOf(reading)).toEqual([
      ['前潘村', 2, '户主身份证号码', 'HOUSEHOLDER_ID_UNUSABLE', 'WARNING'],
    ]);
    expect(reading.problems[0]!.message).toContain(why);
    expect(reading.problems[0]!.message).toContain('请照证件或户口簿核对后改正');
    expect(reading.problems[0]!.message).not.toMatch(/\d{5}/);
    expect([reading.rows.length, householders(reading)]).toEqual([1, [null]]);
  });

  test('of more than twelve people is doubted once: the number may be dragged down a column', async () => {
    const people = (count: number) =>
      Array.from({ length: count }, (_, at) => of(at + 2, idNumber(1)));
    expect((await readRows(BOTH, ...people(12))).problems).toEqual([]);
    const reading = await readRows(BOTH, ...people(15));
    expect(placesOf(reading)).toEqual([
      ['前潘村', 14, '户主身份证号码', 'HOUSEHOLD_TOO_LARGE', 'WARNING'],
    ]);
    expect(reading.rows).toHaveLength(15);
  });

  test('twice is refused: nobody may read on a guess', async () => {
    const reading = await readRows([...BOTH, '户主证件号码'], [...of(2, idNumber(1)), idNumber(3)]);
    expect(placesOf(reading)).toEqual([['前潘村', 1, null, 'COLUMN_AMBIGUOUS', 'BLOCKING']]);
    expect(reading.rows).toEqual([]);
  });

  test('with no other name than 户主姓名 leaves the name in doubt', async () => {
    const reading = await readRows([...HEADER, '户主身份证号'], of(2, idNumber(1)));
    expect(placesOf(reading)).toEqual([
      ['前潘村', 1, '户主姓名', 'NAME_OF_HOUSEHOLDER', 'WARNING'],
    ]);
    expect(householders(reading)).toEqual([idNumber(1)]);
  });

  test('in a hidden column is not read', async () => {
    const reading = await readSheets({
      name: '前潘村',
      rows: [BOTH, of(2, idNumber(1))],
      columns: [{}, {}, {}, {}, {}, {}, {}, { hidden: true }],
    });
    expect(placesOf(reading)).toEqual([
      ['前潘村', null, '户主身份证号码', 'COLUMN_HIDDEN', 'WARNING'],
    ]);
    expect(householders(reading)).toEqual([null]);
  });
});

describe('a householder’s ID number alone', () => {
  test.each(['户主身份证号', '户主公民身份号码', '户主证件号码'])(
    'under %s is the person’s own',
    async (header) => {
      const reading = await readRows(HEADER.with(2, header), row(1));
      expect(reading.problems).toEqual([]);
      expect(reading.rows[0]).toMatchObject({
        idNumber: idNumber(1),
        householderIdNumber: null,
      });
    },
  );
});

describe('two tables beside each other', () => {
  test('are refused, also when only one of them says 户主', async () => {
    const left = HEADER.with(2, '户主身份证号码');
    const right = ['编号', '姓名', '证件号码', '账号', '面积', '标准', '合计'];
    const reading = await readRows([...left, ...right], [...row(1), ...row(2)]);
    expect(reading.problems.every(({ code }) => code === 'COLUMN_AMBIGUOUS')).toBe(true);
    expect([reading.problems.length > 2, reading.rows.length]).toEqual([true, 0]);
  });
});

describe('what a clerk says of such a header', () => {
  const read = async (header: string[], field: 'householderIdNumber' | 'IGNORE', told: string) => {
    const bytes = await xlsx({ name: '前潘村', rows: [header, of(2, idNumber(1))] });
    const corrections = [{ header: told, field, isGiven: true }];
    return readRosterFile({ name: 'a.xlsx', bytes }, FARMLAND, PLACES, corrections);
  };

  test('makes a householder’s column of any other', async () => {
    const reading = await read(BOTH.with(7, '家庭代表证号'), 'householderIdNumber', '家庭代表证号');
    expect([reading.problems, householders(reading)]).toEqual([[], [idNumber(1)]]);
  });

  test('leaves it out', async () => {
    const reading = await read(BOTH, 'IGNORE', '户主身份证号码');
    expect([reading.problems, householders(reading)]).toEqual([[], [null]]);
  });
});
