import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sheetHtml, type SheetNotice } from '../../server/print/sheet-html.ts';
import {
  dayText,
  groupedYuan,
  periodText,
  supervisionPhone,
} from '../../server/print/sheet-text.ts';
import { LAYOUTS, PAPERS, pagesOf, sharesOf, type SheetRow } from '../../server/print/sheet.ts';

const rowOf = (number: number, more: Partial<SheetRow> = {}): SheetRow => ({
  number,
  villagerGroup: null,
  maskedName: '王＊兰',
  quantity: '0.1',
  rate: '131.42',
  supportMode: null,
  amountFen: 1314,
  ...more,
});

const papers = fc.constantFrom(...PAPERS);

describe('the pages of a village', () => {
  test('hold every row, never more lines than fit, and differ by little', () => {
    fc.assert(
      fc.property(papers, fc.integer({ min: 1, max: 3000 }), fc.constantFrom(1, 2), (...given) => {
        const [paper, rows, sums] = given;
        const { blocks, linesPerBlock } = LAYOUTS[paper];
        const shares = sharesOf(rows, sums, LAYOUTS[paper]);
        expect(shares.reduce((all, share) => all + share, 0)).toBe(rows);
        const lines = shares.map((share, at) => share + 1 + (at === shares.length - 1 ? sums : 0));
        expect(Math.max(...lines)).toBeLessThanOrEqual(blocks * linesPerBlock);
        expect(Math.max(...lines) - Math.min(...lines)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('show all rows in their order, and their sums are those of the rows', () => {
    fc.assert(
      fc.property(
        papers,
        fc.array(fc.integer({ min: 1, max: 130 }), { minLength: 1 }),
        (...given) => {
          const [paper, sizes] = given;
          let number = 0;
          const villages = sizes.map((size, at) => ({
            name: `村${at}`,
            rows: Array.from({ length: size }, () => rowOf((number += 1))),
          }));
          const pages = pagesOf(villages, LAYOUTS[paper], true);
          expect(pages.flatMap(({ rows }) => rows.map((row) => row.number))).toEqual(
            Array.from({ length: number }, (_, at) => at + 1),
          );
          const totals = pages.flatMap((page) => page.totals);
          const sum = (label: string) =>
            totals
              .filter((total) => total.label === label)
              .reduce((all, { amountFen }) => all + amountFen, 0);
          expect([sum('本页小计'), sum('本村合计'), sum('全镇合计')]).toEqual(
            [1, 1, 1].map((one) => one * number * 1314),
          );
        },
      ),
    );
  });

  test('add areas exactly', () => {
    const rows = [1, 2, 3].map((number) => rowOf(number));
    const [page] = pagesOf([{ name: '前潘村', rows }], LAYOUTS.A4, false);
    expect(page!.totals.map(({ label, quantity }) => [label, quantity])).toEqual([
      ['本页小计', '0.3'],
      ['本村合计', '0.3'],
    ]);
  });
});

test.each([
  ['2026', '2026年'],
  ['2026-10', '2026年10月'],
  ['2026-03', '2026年3月'],
  ['2026-Q3', '2026年第三季度'],
  ['2026-H1', '2026年上半年'],
  ['2026-H2', '2026年下半年'],
])('the period %s is written %s', (period, text) => {
  expect(periodText(period)).toBe(text);
});

test.each([
  [5, '0.05'],
  [156_797_228, '1,567,972.28'],
  [912_423_540, '9,124,235.40'],
  [100_000, '1,000.00'],
])('%i fen are written %s', (fen, text) => {
  expect(groupedYuan(fen)).toBe(text);
});

test('a day is written without leading zeros', () => {
  expect(dayText('2026-03-05')).toBe('2026年3月5日');
});

test.each([
  ['监督电话：0558-8801234', '0558-8801234'],
  ['咨询 0558-8801111，举报电话 12345678。', '12345678'],
  ['投诉请打 12345', '12345'],
  ['监督电话是13812341234，上班时间接听', '13812341234'],
  ['咨询电话：0558-8801234', null],
  ['监督员 14 人', null],
  ['监督电话：999999194803150026', null],
])('of “%s” the telephone is %s', (body, phone) => {
  expect(supervisionPhone(body)).toBe(phone);
});

test('whatever an office wrote is text in the page, and the page may load nothing', () => {
  const hostile = `<script>alert(1)</script><img src="http://x/" onerror='1'>&amp;`;
  const notice: SheetNotice = {
    title: hostile,
    programme: hostile,
    period: hostile,
    standing: hostile,
    telephone: hostile,
    publishingBody: hostile,
    madeOn: hostile,
    isSample: false,
    recipient: hostile,
    unit: hostile,
    has: { villagerGroup: true, quantity: true, rate: true, supportMode: true },
  };
  const row = rowOf(1, { maskedName: hostile, villagerGroup: hostile, supportMode: hostile });
  const html = sheetHtml(notice, pagesOf([{ name: hostile, rows: [row] }], LAYOUTS.A3, true), 'A3');
  expect(html).not.toMatch(/<script|<img/);
  expect(html.split('&lt;script&gt;')).toHaveLength(17 + 1);
  expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
});
