import { describe, expect, test } from 'vitest';
import { tellColumns, type SheetColumns } from '../../../server/subsidy/import/columns.ts';
import { HEADER, readSheets, row } from '../../support/roster-files.ts';

const bytesOf = (columns: unknown) => Buffer.byteLength(JSON.stringify(columns));

describe('how columns were read is told', () => {
  test('once for all sheets laid out alike', async () => {
    const names = ['前潘村', '高寨村', '刘寨村'];
    const { columns } = await readSheets(
      ...names.map((name, at) => ({ name, rows: [HEADER, row(at)] })),
      { name: '常营村', rows: [HEADER.with(6, '实发金额'), row(9)] },
    );
    expect(columns).toHaveLength(14);
    expect(columns[6]).toEqual({
      sheet: '前潘村、高寨村、刘寨村',
      header: '补贴金额（元）',
      column: 'G',
      field: 'amount',
    });
    expect(columns[13]).toMatchObject({ sheet: '常营村', header: '实发金额', field: 'amount' });
  });

  test('in few bytes for ninety sheets and more', async () => {
    const sheets = Array.from({ length: 90 }, (_, at) => ({
      name: `前潘村第${at + 1}分册`,
      rows: [HEADER, row(at)],
    }));
    const { columns, problems } = await readSheets(...sheets);
    expect([columns.length, problems]).toEqual([7, []]);
    expect(columns[0]?.sheet).toMatch(/^前潘村第1分册、.*、前潘村第\d+分册 等 90 张表$/);
    expect(bytesOf(columns)).toBeLessThan(20_000);
  });

  test('within the room the store has, with the rest named and no field lost', () => {
    const all: SheetColumns[] = Array.from({ length: 500 }, (_, at) => ({
      sheet: `第${at}张`,
      columns: [
        { header: `姓名${'长'.repeat(40)}${at}`, column: 'A', field: 'name' },
        { header: '金额', column: 'B', field: 'amount' },
        ...(at === 499 ? [{ header: '面积', column: 'C', field: 'quantity' } as const] : []),
      ],
    }));
    const { columns, problems } = tellColumns(all);
    expect(bytesOf(columns)).toBeLessThan(65_000);
    const told = new Set(columns.map(({ sheet }) => sheet)).size - 1;
    expect(problems).toMatchObject([
      { code: 'HEADERS_NOT_LISTED', severity: 'WARNING', sheet: `第${told}张` },
    ]);
    expect(problems[0]?.message).toContain(` ${500 - told} 张`);
    expect(columns.at(-1)).toEqual({
      sheet: '第499张',
      header: '面积',
      column: 'C',
      field: 'quantity',
    });
  });
});
