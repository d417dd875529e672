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
  readText,
  row,
  xlsx,
} from '../../support/roster-files.ts';

const MEMBERS = [...HEADER.with(1, '姓名'), '与户主关系'];
const WRONG_ID = `${idNumber(1).slice(0, 17)}${idNumber(1).endsWith('1') ? 2 : 1}`;

/** The n-th person with a relation. */
const is = (n: number, relation: CellValue, changes: Parameters<typeof row>[1] = {}) => [
  ...row(n, changes),
  relation,
];
/** The same people told by their numbers: who stands in whose household. */
const households = ({ rows }: RosterReading) => rows.map(({ householderIdNumber: of }) => of);
const of = (...numbers: (number | null)[]) => numbers.map((n) => (n === null ? null : idNumber(n)));

/** An office's list: 户主, then their family, then the next 户主. */
const TWO_FAMILIES = [
  is(1, '户主'),
  is(2, '配偶'),
  is(3, '长子'),
  is(4, '户主'),
  is(5, '母亲'),
  is(6, '户主'),
];

describe('a list that tells relations instead of householders’ numbers', () => {
  test.each(['与户主关系', '和户主关系', '与户主\n的关系', '户主关系', '关系', '家庭关系'])(
    'under %j: who follows a 户主 is of that household',
    async (header) => {
      const reading = await readRows(MEMBERS.with(7, header), ...TWO_FAMILIES);
      expect(reading.problems).toEqual([]);
      expect(households(reading)).toEqual(of(null, 1, 1, null, 4, null));
      expect(reading.columns.at(-1)).toMatchObject({ column: 'H', field: 'relation' });
    },
  );

  test.each([
    '妻',
    '丈夫',
    '子',
    '次子',
    '三女',
    '儿媳',
    '父',
    '孙子',
    '外孙女',
    '户主之弟',
    '其他',
  ])('knows %s', async (relation) => {
    const reading = await readRows(MEMBERS, is(1, '本人'), is(2, ` ${relation}　`));
    expect(households(reading)).toEqual(of(null, 1));
  });

  test('is read alike from a CSV', async () => {
    const lines = [MEMBERS, ...TWO_FAMILIES].map((cells) => cells.join(','));
    const reading = await readText(lines.join('\n'));
    expect(households(reading)).toEqual(of(null, 1, 1, null, 4, null));
  });

  test('under a header of two lines too', async () => {
    const upper = ['序号', '家庭成员', null, null, '账号', '面积', '标准', '金额'];
    const lower = [null, '姓名', '身份证号', '与户主关系', null, null, null, null];
    const cells = (n: number, relation: string) => row(n).toSpliced(3, 0, relation);
    const reading = await readSheets({
      name: '前潘村',
      rows: [upper, lower, cells(1, '户主'), cells(2, '妻')],
      merges: [{ startRow: 0, endRow: 0, startCol: 1, endCol: 3 }],
    });
    expect([reading.problems, households(reading)]).toEqual([[], of(null, 1)]);
  });

  test('may name the householder in every row: that name is not the person’s', async () => {
    const header = ['户主姓名', ...MEMBERS.slice(1)];
    const reading = await readRows(
      header,
      is(1, '户主', { 0: '王桂兰' }),
      is(2, '女', { 0: '王桂兰', 1: '杨国' }),
    );
    expect([reading.problems, households(reading)]).toEqual([[], of(null, 1)]);
    expect(reading.rows.map(({ name }) => name)).toEqual(['王桂兰', '杨国']);
  });

  test('of more than twelve people is doubted at its relation', async () => {
    const children = Array.from({ length: 13 }, (_, at) => is(at + 2, '子'));
    const reading = await readRows(MEMBERS, is(1, '户主'), ...children);
    expect(placesOf(reading)).toEqual([
      ['前潘村', 15, '与户主关系', 'HOUSEHOLD_TOO_LARGE', 'WARNING'],
    ]);
    expect(reading.problems[0]!.message).toContain('漏标了户主');
  });
});

describe('nobody’s household is told', () => {
  test.each<[string, CellValue[][], (number | null)[]]>([
    ['above the first 户主', [is(1, '妻'), is(2, '户主'), is(3, '子')], [null, null, 2]],
    [
      'after a 户主 whose number is wrong: they are not the household’s before either',
      [is(1, '户主'), is(2, '妻'), is(3, '户主', { 2: WRONG_ID }), is(4, '妻')],
      [null, 1, null],
    ],
    [
      'after a 户主 who is not imported',
      [is(1, '户主'), is(3, '户主', { 3: null }), is(4, '妻')],
      [null, null],
    ],
    [
      'from a row on that tells no relation: it may be a 户主’s',
      [is(1, '户主'), is(2, '妻'), is(3, null), is(4, '子')],
      [null, 1, null, null],
    ],
    [
      'from a row on whose relation is no relative’s',
      [is(1, '户主'), is(2, '非亲属'), is(3, '同上')],
      [null, null, null],
    ],
    [
      'of a household with two spouses: the list is sorted by something else',
      [is(1, '户主'), is(2, '妻'), is(3, '妻'), is(4, '户主'), is(5, '子')],
      [null, null, null, null, 4],
    ],
    [
      'after a subtotal',
      [is(1, '户主'), is(2, '妻'), ['小计', ...Array<null>(3).fill(null), 20], is(3, '子')],
      [null, 1, null],
    ],
    ['after an empty line', [is(1, '户主'), [], is(3, '子')], [null, null]],
  ])('%s', async (_sentence, rows, expected) => {
    expect(households(await readRows(MEMBERS, ...rows))).toEqual(of(...expected));
  });

  test('across sheets, tables or villages', async () => {
    const sheets = await readSheets(
      { name: '前潘村', rows: [MEMBERS, is(1, '户主')] },
      { name: '高寨村', rows: [MEMBERS, is(2, '妻')] },
    );
    expect(households(sheets)).toEqual(of(null, null));
    const tables = await readRows(MEMBERS, is(1, '户主'), MEMBERS, is(2, '妻'));
    expect(households(tables)).toEqual(of(null, null));
    const villages = await readRows(
      [...MEMBERS, '村名', '组别'],
      [...is(1, '户主'), '前潘村', '1组'],
      [...is(2, '妻'), '前潘村', null],
      [...is(3, '子'), '前潘村', '2组'],
      [...is(4, '户主'), '前潘村', '2组'],
      [...is(5, '妻'), '高寨村', '2组'],
    );
    expect(households(villages)).toEqual(of(null, 1, null, null, null));
  });

  test.each<[string, CellValue[], (number | null)[]]>([
    ['rows numbered through', [1, 2, 3, 4, 5, 6], [null, 1, 1, null, 4, null]],
    ['one number a household', [1, 1, 1, 2, 2, 3], [null, 1, 1, null, 4, null]],
    ['a number beside each 户主', [1, null, null, 2, null, 3], [null, 1, 1, null, 4, null]],
    ['a member with the next number', [1, 1, 2, 2, 2, 3], [null, null, null, null, 4, null]],
    ['two 户主 of one number', [1, 1, 1, 1, 1, 3], [null, null, null, null, null, null]],
    ['a 户主 without a number', [1, 1, 1, null, 2, 3], [null, 1, 1, null, null, null]],
  ])('against the household’s number: %s', async (_sentence, numbers, expected) => {
    const rows = TWO_FAMILIES.map((cells, at) => cells.with(0, numbers[at] ?? null));
    expect(households(await readRows(MEMBERS, ...rows))).toEqual(of(...expected));
  });

  test('against a 户编号 beside the 序号', async () => {
    const numbers = ['A1', 'A1', 'A1', 'A2', 'A3', 'A4'];
    const rows = TWO_FAMILIES.map((cells, at) => [...cells, numbers[at]!]);
    const reading = await readRows([...MEMBERS, '户编号'], ...rows);
    expect(households(reading)).toEqual(of(null, 1, 1, null, null, null));
  });

  test.each([
    ['whose relation it is, beside somebody who takes the money', '开户人', MEMBERS],
    ['whose relation it is, beside a guardian', '监护人姓名', MEMBERS],
    ['which of two relations counts', '关系', MEMBERS],
    [
      'who a row is about that has the householder’s name only',
      '电话',
      MEMBERS.with(1, '户主姓名'),
    ],
    ['whose number it is that is the householder’s', '电话', MEMBERS.with(2, '户主身份证号')],
  ])('where it is not sure %s', async (_sentence, extra, header) => {
    const rows = [is(1, '户主'), is(2, '妻')].map((cells) => [...cells, '李建国']);
    const reading = await readRows([...header, extra], ...rows);
    expect([reading.problems, households(reading)]).toEqual([[], of(null, null)]);
    expect(reading.columns.map(({ field }) => field)).not.toContain('relation');
  });
});

describe('a householder’s own number beside the relation', () => {
  const BOTH = [...MEMBERS, '户主身份证号码'];

  test('wins: also where it is empty', async () => {
    const reading = await readRows(
      BOTH,
      [...is(1, '户主'), idNumber(1)],
      [...is(2, '妻'), null],
      [...is(3, '子'), idNumber(9)],
    );
    expect([reading.problems, households(reading)]).toEqual([[], of(null, null, 9)]);
  });

  test.each(['户主', '本人', '户主（本人）'])(
    'of another person is doubted where the relation says %s',
    async (relation) => {
      const reading = await readRows(BOTH, [...is(2, relation), idNumber(1)]);
      expect(placesOf(reading)).toEqual([
        ['前潘村', 2, '与户主关系', 'RELATION_CONTRADICTED', 'WARNING'],
      ]);
      expect(reading.problems[0]!.message).toContain('请照户口簿核对');
      expect(households(reading)).toEqual(of(1));
    },
  );
});

describe('what a clerk says of a relation', () => {
  const read = async (header: string, field: 'relation' | 'IGNORE') => {
    const rows = [[...MEMBERS.with(7, header), '开户人'], is(1, '户主'), is(2, '妻')];
    const file = { name: 'a.xlsx', bytes: await xlsx({ name: '前潘村', rows }) };
    return readRosterFile(file, FARMLAND, PLACES, [{ header, field, isGiven: true }]);
  };

  test('makes one of any column, also where it was in doubt', async () => {
    expect(households(await read('身份', 'relation'))).toEqual(of(null, 1));
    expect(households(await read('与户主关系', 'relation'))).toEqual(of(null, 1));
  });

  test('leaves it out', async () => {
    expect(households(await read('与户主关系', 'IGNORE'))).toEqual(of(null, null));
  });
});
