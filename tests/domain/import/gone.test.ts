import type { CellValue } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { applied } from '../../../server/subsidy/import/corrections.ts';
import { goneWord } from '../../../server/subsidy/import/gone-words.ts';
import { readRosterFile } from '../../../server/subsidy/import/read-file.ts';
import {
  FARMLAND,
  HEADER,
  PLACES,
  placesOf,
  readRows,
  readSheets,
  row,
  xlsx,
} from '../../support/roster-files.ts';

const W = 'WARNING';
const B = 'BLOCKING';

describe('a remark says that somebody died or moved', () => {
  test.each(
    (
      '死亡 死 去世 逝世 过世 离世 病逝 病故 亡故 已故 身故 身亡 已亡 亡 不在世 不在人世 户口注销 户口已注销 注销户口 已注销 ' +
      '销户 已销户 迁出 已迁出 外迁 迁走 已迁走 迁移 已迁移 迁往外地 户口迁移 户籍迁至县城 户口迁到外省 搬迁外地 已搬迁到县城 ' +
      '搬走 2026年3月去世 2026.3亡 亡（2026年3月） 户主亡 本人已亡 非正常死亡 户主死亡由妻子代领 死　亡 （亡） 2026年3月户口迁出'
    ).split(' '),
  )('%s', (text) => {
    expect(goneWord(text)).not.toBeNull();
  });
});

describe('a remark says nothing of the kind', () => {
  test.each(
    (
      '搬迁户 易地搬迁户 易地扶贫搬迁户 易地扶贫搬迁至安置点 拆迁户 拆迁至安置房 迁坟 迁入 户口迁入 2025年由外地迁入 回迁房 丧葬费 ' +
      '丧葬补助 丧偶 未死亡 无死亡 未迁出 没有迁出 健在 不在家 不在村 父亡 夫亡 亡羊村 王亡 事故 故意 病 世居 死角 籍贯 代领 ' +
      '残疾 新增 无 死缠 临时户 迁建'
    ).split(' '),
  )('%s', (text) => {
    expect(goneWord(text)).toBeNull();
  });
});

describe('the words are found', () => {
  test.each([['备注'], ['备注1'], ['备注栏'], ['人员状态'], ['情况说明'], ['是否领取']])(
    'in a column called %s',
    async (header) => {
      const reading = await readRows([...HEADER, header], [...row(1), '死亡'], [...row(2), '正常']);
      expect(placesOf(reading)).toEqual([['前潘村', 2, header, 'PERSON_MAY_BE_GONE', W]]);
      expect(reading.rows).toHaveLength(2);
    },
  );

  test('in a column without a header, and in that of the serial numbers', async () => {
    const beside = await readRows(HEADER, row(1), [...row(2), null, '已迁移']);
    expect(placesOf(beside)).toEqual([['前潘村', 3, 'I 列', 'PERSON_MAY_BE_GONE', W]]);
    const serial = await readRows(HEADER, row(1, { 0: '亡' }));
    expect(placesOf(serial)).toEqual([['前潘村', 2, '序号', 'PERSON_MAY_BE_GONE', W]]);
  });

  test('in a remark merged down over its rows', async () => {
    const reading = await readSheets({
      name: '前潘村',
      rows: [[...HEADER, '备注'], [...row(1), '迁出'], row(2), row(3)],
      merges: [{ startRow: 1, endRow: 2, startCol: 7, endCol: 7 }],
    });
    expect(reading.problems.map(({ row: at }) => at)).toEqual([2, 3]);
  });

  test('though a clerk said that the column is of no use', async () => {
    const bytes = await xlsx({
      name: '前潘村',
      rows: [
        [...HEADER, '备注'],
        [...row(1), '去世'],
      ],
    });
    const corrections = applied([{ header: '备注', field: 'IGNORE' }], []);
    const reading = await readRosterFile({ name: 'a.xlsx', bytes }, FARMLAND, PLACES, corrections);
    expect(placesOf(reading)).toEqual([['前潘村', 2, '备注', 'PERSON_MAY_BE_GONE', W]]);
  });

  test.each<[string, CellValue, boolean]>([
    ['是否死亡', '是', true],
    ['是否死亡', '√', true],
    ['死亡时间', new Date('2026-03-05'), true],
    ['是否死亡', '否', false],
    ['是否死亡', '健在', false],
    ['是否迁出', '/', false],
    ['是否迁出', null, false],
  ])('in the header %s over %j: %s', async (header, cell, isTold) => {
    const reading = await readRows([...HEADER, header], [...row(1), cell]);
    expect(placesOf(reading)).toEqual(
      isTold ? [['前潘村', 2, header, 'PERSON_MAY_BE_GONE', W]] : [],
    );
  });

  test('but not in a hidden column, which is told of as a whole', async () => {
    const columns = HEADER.map(() => ({})).concat({ hidden: true });
    const rows = [
      [...HEADER, '备注'],
      [...row(1), '去世'],
    ];
    const reading = await readSheets({ name: '前潘村', rows, columns });
    expect(reading.problems.map(({ code }) => code)).toEqual(['COLUMN_HIDDEN']);
  });
});

describe('a name with more than a name is no name', () => {
  test.each([
    ['王桂兰（迁出）', true],
    ['王桂兰(亡)', true],
    ['王桂兰（销户）', true],
    ['王桂兰（已故）', true],
    ['王桂兰【死亡】', true],
    ['王桂兰已去世', true],
    ['王桂兰 亡', true],
    ['王桂兰（李四代领）', false],
    ['王桂兰（曾用名王兰）', false],
    ['王桂兰（大）', false],
  ])('%s', async (name, isGone) => {
    const reading = await readRows(HEADER, row(1, { 1: name }));
    expect(placesOf(reading)).toEqual([
      ['前潘村', 2, '户主姓名', 'NAME_WITH_NOTE', B],
      ...(isGone ? [['前潘村', 2, '户主姓名', 'PERSON_MAY_BE_GONE', W]] : []),
    ]);
    expect([reading.rowCount, reading.rows]).toEqual([1, []]);
    for (const { message } of reading.problems) expect(message).not.toMatch(/王|李/);
  });

  test.each(['王桂兰', '杨　国', '欧阳 春华', '阿依古丽·买买提', '王亡'])(
    'unlike %s',
    async (name) => {
      expect((await readRows(HEADER, row(1, { 1: name }))).problems).toEqual([]);
    },
  );
});
