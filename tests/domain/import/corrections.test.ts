import { describe, expect, test } from 'vitest';
import { Refusal } from '../../../server/shared/refusal.ts';
import {
  applied,
  requireCorrections,
  type HeaderCorrection,
} from '../../../server/subsidy/import/corrections.ts';
import { readRosterFile } from '../../../server/subsidy/import/read-file.ts';
import type { RosterReading } from '../../../server/subsidy/import/reading.ts';
import { FARMLAND, HEADER, PLACES, row, xlsx } from '../../support/roster-files.ts';

type Cells = (string | number)[];

async function read(
  header: string[],
  rows: Cells[],
  given: HeaderCorrection[],
  remembered: HeaderCorrection[] = [],
): Promise<RosterReading> {
  const bytes = await xlsx({ name: '前潘村', rows: [header, ...rows] });
  return readRosterFile({ name: 'a.xlsx', bytes }, FARMLAND, PLACES, applied(given, remembered));
}

const extra = (n: number, ...more: Cells): Cells => [...(row(n) as Cells), ...more];
const fields = ({ headers }: RosterReading) =>
  headers.map(({ header, field, isCorrected }) => [header, field, isCorrected]);

async function refused(reading: Promise<RosterReading>): Promise<string> {
  const error: unknown = await reading.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Refusal)) throw new Error('was not refused');
  expect(error.code).toBe('BAD_INPUT');
  return error.message;
}

describe('what a clerk says of a header', () => {
  test('counts before any name: the corrected column is the money', async () => {
    const header = HEADER.with(6, '上年金额').concat('今年发放数');
    const reading = await read(
      header,
      [extra(1, 1314.2).with(6, 999)],
      [{ header: '今年发放数', field: 'amount' }],
    );
    expect([reading.totalFen, reading.problems]).toEqual([131_420, []]);
    expect(fields(reading)).toContainEqual(['今年发放数', 'amount', true]);
  });

  test('makes a header of words that name nobody', async () => {
    const header = ['领受', '证', '卡', '亩', '标', '钱'];
    const correct = ['name', 'idNumber', 'account', 'quantity', 'rate', 'amount'] as const;
    const given = header.map((text, at) => ({ header: text, field: correct[at]! }));
    const rows = [1, 2].map((n) => row(n).slice(1) as Cells);
    const reading = await read(header, rows, given);
    expect([reading.rows.length, reading.problems]).toEqual([2, []]);
  });

  test('IGNORE leaves a column out that was taken for something', async () => {
    const header = [...HEADER, '小计'];
    const twice = await read(header, [extra(1, 5)], [{ header: '小计', field: 'IGNORE' }]);
    expect(twice.totalFen).toBe(131_420);
    expect(fields(twice).at(-1)).toEqual(['小计', null, true]);
  });

  test('is found whatever spaces, line breaks and brackets of other widths it has', async () => {
    const header = HEADER.with(6, '今年\n发放数 (元)');
    const reading = await read(
      header,
      [extra(1)],
      [{ header: '今年发放数（元）', field: 'amount' }],
    );
    expect(reading.totalFen).toBe(131_420);
  });

  test('wins over what was remembered of the same field and of the same header', () => {
    const remembered: HeaderCorrection[] = [
      { header: '旧', field: 'amount' },
      { header: '新', field: 'IGNORE' },
      { header: '注', field: 'IGNORE' },
    ];
    expect(applied([{ header: '新', field: 'amount' }], remembered)).toEqual([
      { header: '新', field: 'amount', isGiven: true },
      { header: '注', field: 'IGNORE', isGiven: false },
    ]);
  });

  test('two remembered headers for the money are no answer which it is', async () => {
    const remembered: HeaderCorrection[] = ['甲数', '乙数'].map((header) => {
      return { header, field: 'amount' };
    });
    const header = HEADER.with(6, '甲数').concat('乙数');
    const reading = await read(header, [extra(1, 7)], [], remembered);
    expect(reading.rows).toEqual([]);
    expect(reading.problems.map(({ code }) => code)).toEqual(['COLUMN_AMBIGUOUS']);
  });
});

describe('a correction that cannot be right is refused', () => {
  test('of a header the file has not, naming those it has', async () => {
    const message = await refused(read(HEADER, [extra(1)], [{ header: '金客', field: 'amount' }]));
    expect(message).toContain('没有“金客”这个表头');
    for (const header of ['户主姓名', '一卡通账号', '补贴金额（元）'])
      expect(message).toContain(header);
  });

  test('but what is only remembered may be missing', async () => {
    const reading = await read(HEADER, [extra(1)], [], [{ header: '金客', field: 'amount' }]);
    expect(reading.totalFen).toBe(131_420);
  });

  test('and no number of a person in a header is told', async () => {
    const header = HEADER.with(0, '电话13812341234');
    const message = await refused(read(header, [extra(1)], [{ header: 'x', field: 'amount' }]));
    expect(message).toContain('电话＊');
    expect(message).not.toContain('1381234');
  });

  test.each([
    [[{ header: '甲', field: 'money' }], /没有这个 field：money.*amount（补贴金额）/],
    [[{ header: ' ', field: 'amount' }], /header 是空的/],
    [
      [
        { header: '甲', field: 'amount' },
        { header: ' 甲', field: 'IGNORE' },
      ],
      /“甲”写了两次/,
    ],
    [
      [
        { header: '甲', field: 'amount' },
        { header: '乙', field: 'amount' },
      ],
      /两列都写成 amount/,
    ],
  ])('%j', (input, message) => {
    expect(() => requireCorrections(input)).toThrow(message);
  });

  test('two columns may be ignored', () => {
    const input = ['甲', '乙'].map((header) => ({ header, field: 'IGNORE' }));
    expect(requireCorrections(input)).toHaveLength(2);
  });
});

describe('every header is told', () => {
  test('those taken for nothing too, but no hidden column', async () => {
    const bytes = await xlsx({
      name: '前潘村',
      columns: [...HEADER, '电话', '病史'].map((_, at) => ({ hidden: at === 8 })),
      rows: [
        [...HEADER, '电话', '病史'],
        [...row(1), '', ''],
      ],
    });
    const reading = await readRosterFile({ name: 'a.xlsx', bytes }, FARMLAND, PLACES);
    expect(fields(reading).at(-1)).toEqual(['电话', null, false]);
    expect(reading.headers).toHaveLength(8);
  });

  test('of sheets laid out alike once', async () => {
    const rows = [[...HEADER, '电话'], row(1)];
    const bytes = await xlsx(
      { name: '前潘村', rows },
      { name: '高寨村', rows: [rows[0]!, row(2)] },
    );
    const { headers } = await readRosterFile({ name: 'a.xlsx', bytes }, FARMLAND, PLACES);
    expect(headers).toHaveLength(8);
    expect(headers.at(-1)).toMatchObject({ sheet: '前潘村、高寨村', header: '电话', column: 'H' });
  });
});
