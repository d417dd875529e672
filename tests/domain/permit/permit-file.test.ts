import type { CellValue } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { PermitReading } from '../../../server/subsidy/permit-file/permit-problem.ts';
import { readPermitsInWorker } from '../../../server/subsidy/permit-file/read-in-worker.ts';
import { readPermitFile } from '../../../server/subsidy/permit-file/read-permit-file.ts';
import {
  permitBook,
  PERMIT_HEADER,
  permitName,
  permitNumber,
  permitRow,
  PRIVATE_CELLS,
} from '../../support/permits.ts';
import { idNumber, xlsx } from '../../support/roster-files.ts';

const read = async (
  rows: readonly CellValue[][],
  header?: readonly string[],
): Promise<PermitReading> => readPermitFile(await permitBook(rows, header));

const changed = (changes: Record<string, CellValue>) => read([permitRow(1, changes)]);

async function codesOf(reading: Promise<PermitReading>): Promise<string[]> {
  return (await reading).problems.map(({ code }) => code);
}

describe('a list of permits', () => {
  it('gives permit numbers and masked names, and names what it left out', async () => {
    const { rows, problems, rowCount, columnsLeftOut } = await read([permitRow(1), permitRow(2)]);
    expect(problems).toEqual([]);
    expect(rowCount).toBe(2);
    expect(rows).toEqual([
      { permitNumber: '皖王（2026）0001号', maskedName: '李＊燕' },
      { permitNumber: '皖王（2026）0002号', maskedName: '陈＊梅' },
    ]);
    expect(columnsLeftOut).toEqual(Object.keys(PRIVATE_CELLS));
  });

  it('brings neither a whole name nor a cell of another column with it', async () => {
    const text = JSON.stringify(await read([permitRow(1), permitRow(1, { 姓名: null })]));
    for (const secret of [permitName(1), ...Object.values(PRIVATE_CELLS)])
      expect(text).not.toContain(secret);
  });

  it('says the same read in a process of its own', async () => {
    const file = await permitBook([permitRow(1), permitRow(1)]);
    expect(await readPermitsInWorker(file)).toEqual(await readPermitFile(file));
  });

  it.each([
    [['序号', '证号', '姓名']],
    [['证号', '姓名']],
    [['生育证号', '领证人']],
    [['二孩生育证编号', '申请人姓名']],
    [['证件编号', '妻子姓名']],
    [['登记编号', '女方\n姓名']],
    [['生育登记证号', '姓名（女）']],
  ])('is understood under the headers %j', async (header) => {
    const rows = [1, 2].map((n) => [n, permitNumber(n), permitName(n)].slice(-header.length));
    const { rows: found, problems } = await read(rows, header);
    expect(problems).toEqual([]);
    expect(found.map((line) => line.permitNumber)).toEqual([1, 2].map(permitNumber));
  });

  it('takes the applicant’s name, not the husband’s', async () => {
    const header = ['证号', '男方姓名', '女方姓名'];
    const { rows, columnsLeftOut } = await read([[permitNumber(1), '张大山', '李海燕']], header);
    expect(rows[0]!.maskedName).toBe('李＊燕');
    expect(columnsLeftOut).toEqual(['男方姓名']);
  });

  it('is read from every sheet, and from CSV', async () => {
    const sheets = [1, 2].map((n) => ({
      name: ['前潘村', '高寨村'][n - 1]!,
      rows: [PERMIT_HEADER, permitRow(n)],
    }));
    const book = { name: '名单.xlsx', bytes: await xlsx(...sheets) };
    expect((await readPermitFile(book)).rows).toHaveLength(2);
    const text = `﻿证号,姓名,孕周\n${permitNumber(1)},${permitName(1)},23\n`;
    const csv = { name: '名单.csv', bytes: new TextEncoder().encode(text) };
    const { rows, columnsLeftOut } = await readPermitFile(csv);
    expect([rows.length, columnsLeftOut]).toEqual([1, ['孕周']]);
  });
});

describe('a row that is not right is told with its place, never left out', () => {
  it.each<[string, Record<string, CellValue>, string]>([
    ['no number', { 证号: null }, 'PERMIT_NUMBER_MISSING'],
    ['no name', { 姓名: '　' }, 'NAME_MISSING'],
    ['a name of two', { 姓名: '王桂兰、李强' }, 'NAME_MALFORMED'],
    ['a name that is masked already', { 姓名: '王*兰' }, 'NAME_MALFORMED'],
    ['a remark behind the name', { 姓名: '王桂兰（怀孕）' }, 'NAME_MALFORMED'],
    ['a remark in the name', { 姓名: '王桂兰已怀孕' }, 'NAME_MALFORMED'],
    ['a number kept as a figure', { 证号: 3.416232026000012e18 }, 'PERMIT_NUMBER_NOT_TEXT'],
    ['what a CSV makes of a long number', { 证号: '3.41623E+15' }, 'PERMIT_NUMBER_NOT_TEXT'],
    ['a day', { 证号: new Date('2026-03-05') }, 'PERMIT_NUMBER_NOT_TEXT'],
    ['a word', { 证号: '已发' }, 'PERMIT_NUMBER_MALFORMED'],
    [
      'a sentence',
      { 证号: '2026年3月5日由村里统一领取，手续都已经办齐，收据另存，共一本一本一本' },
      'PERMIT_NUMBER_MALFORMED',
    ],
    ['an ID number', { 证号: idNumber(7) }, 'PERMIT_NUMBER_TELLS'],
    ['an ID number of fifteen digits', { 证号: '999999700131001' }, 'PERMIT_NUMBER_TELLS'],
    ['an ID number with a slip', { 证号: '999999199003070030' }, 'PERMIT_NUMBER_TELLS'],
    ['an ID number spaced out', { 证号: '皖 999999 19900307 0038' }, 'PERMIT_NUMBER_TELLS'],
    ['an ID number within more', { 证号: '第2026999999199003070038号' }, 'PERMIT_NUMBER_TELLS'],
    [
      'an ID number in Chinese digits',
      { 证号: '九九九九九九一九九〇〇三〇七〇〇三八' },
      'PERMIT_NUMBER_TELLS',
    ],
    ['full-width digits', { 证号: '９９９９９９１９９００３０７００３８' }, 'PERMIT_NUMBER_TELLS'],
    ['a telephone', { 证号: '证13855512345' }, 'PERMIT_NUMBER_TELLS'],
    ['a telephone with marks', { 证号: '+86 138-5551-2345' }, 'PERMIT_NUMBER_TELLS'],
    ['a birthday', { 证号: '皖19900307号' }, 'PERMIT_NUMBER_TELLS'],
    ['the name', { 证号: `2026${permitName(1)}01` }, 'PERMIT_NUMBER_TELLS'],
    ['a pregnancy', { 证号: '2026孕12' }, 'PERMIT_NUMBER_TELLS'],
  ])('%s', async (_what, changes, code) => {
    const { rows, problems, rowCount } = await changed(changes);
    expect([rows, rowCount]).toEqual([[], 1]);
    expect(problems).toMatchObject([{ code, severity: 'BLOCKING', sheet: 'Sheet1', row: 3 }]);
    expect(problems[0]!.message).toMatch(/请/);
    for (const value of Object.values(changes))
      if (typeof value === 'string' && value.trim().length > 3)
        expect(problems[0]!.message).not.toContain(value);
  });

  it.each([
    ['皖王（2026）0012号'],
    ['皖王生证字〔2026〕第7号'],
    ['3416232026000012'],
    ['34162320261200012'],
    ['3416232026 1201 234'],
    ['No.2026-0012'],
    ['20260412001'],
    ['A0012'],
  ])('while the number %s is one', async (number) => {
    const { rows, problems } = await changed({ 证号: number });
    expect(problems).toEqual([]);
    expect(rows[0]!.permitNumber).toBe(number);
  });

  it('wide figures are made usual ones', async () => {
    const { rows } = await changed({ 证号: '皖王（２０２６）００１２号' });
    expect(rows[0]!.permitNumber).toBe('皖王（2026）0012号');
  });

  it('a permit above the header is told, a title is not', async () => {
    const file = async (above: CellValue[]) => {
      const rows = [above, ['序号', '证号', '姓名'], [1, permitNumber(1), permitName(1)]];
      return readPermitFile({ name: 'a.xlsx', bytes: await xlsx({ name: '表', rows }) });
    };
    expect(await codesOf(file([9, permitNumber(9), permitName(9)]))).toEqual(['ROW_ABOVE_HEADER']);
    expect(await codesOf(file(['填报单位', '王市镇', '卫健办']))).toEqual([]);
  });

  it('a whole number kept as a figure is taken as it is shown', async () => {
    expect((await changed({ 证号: 20260012 })).rows[0]!.permitNumber).toBe('20260012');
  });

  it('a number twice, however it is written, is told with the first place', async () => {
    const { problems } = await read([permitRow(1), permitRow(2, { 证号: '皖王(2026) 0001号' })]);
    expect(problems).toMatchObject([{ code: 'PERMIT_NUMBER_TWICE', row: 4, column: '证号' }]);
    expect(problems[0]!.message).toContain('“Sheet1”第 3 行');
  });

  it('a counted line without number and name is a row', async () => {
    const empty = permitRow(2, { 证号: null, 姓名: null });
    expect(await codesOf(read([permitRow(1), empty]))).toEqual([
      'NAME_MISSING',
      'PERMIT_NUMBER_MISSING',
    ]);
  });

  it('the sum, the signatures and an empty form are no rows', async () => {
    const { rows, problems, rowCount } = await read([
      permitRow(1),
      [2],
      ['合计', '1 件'],
      ['制表人：周敏', null, '审核：李强'],
    ]);
    expect([rows.length, problems, rowCount]).toEqual([1, [], 1]);
  });

  it('a permit whose first cell begins like a note is a row', async () => {
    const header = ['备注', '证号', '姓名'];
    const { rows } = await read([['公示无异议', permitNumber(1), permitName(1)]], header);
    expect(rows).toHaveLength(1);
  });

  it('without one of the two columns no row is read', async () => {
    expect(await codesOf(read([[1, permitName(1)]], ['序号', '姓名']))).toEqual(['COLUMN_MISSING']);
    // 证件号码 is the number of an ID card.
    const asId = read([[1, idNumber(1), permitName(1)]], ['序号', '证件号码', '姓名']);
    expect(await codesOf(asId)).toEqual(['COLUMN_MISSING']);
    await expect(read([[1, permitNumber(1)]], ['序号', '证号'])).rejects.toThrow('没有认出');
  });

  it('two columns that may be the number are not chosen between', async () => {
    const reading = read([[permitNumber(1), '2', permitName(1)]], ['证号', '证书编号', '姓名']);
    expect(await codesOf(reading)).toEqual(['COLUMN_AMBIGUOUS']);
  });
});
