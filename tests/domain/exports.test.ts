import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvLine } from '../../server/export/csv-line.ts';
import { needsConsent, stateOf, type ExportDecisions } from '../../server/export/export.ts';
import { figureCell, textCell } from '../../server/export/xlsx-cell.ts';

const DAY = 24 * 60 * 60_000;
const asked = new Date('2026-11-24T00:00:00Z');
const decided = new Date('2026-11-25T00:00:00Z');
const after = (moment: Date, ms: number) => new Date(moment.getTime() + ms);
const free: ExportDecisions = {
  needsConsent: false,
  requestedAt: asked,
  isConsented: null,
  decidedAt: null,
  servedAt: null,
};
const guarded = { ...free, needsConsent: true };
const consented = { ...guarded, isConsented: true, decidedAt: decided };

test.each<[string, ExportDecisions, Date, string]>([
  ['free', free, asked, 'READY'],
  ['free, to the last millisecond', free, after(asked, DAY - 1), 'READY'],
  ['free, a day later', free, after(asked, DAY), 'EXPIRED'],
  ['undecided', guarded, asked, 'PENDING'],
  ['undecided, however long', guarded, after(asked, 365 * DAY), 'PENDING'],
  ['consented', consented, decided, 'READY'],
  ['consented, a day later', consented, after(decided, DAY), 'EXPIRED'],
  ['refused', { ...consented, isConsented: false }, decided, 'REFUSED'],
  ['refused, later', { ...consented, isConsented: false }, after(decided, 9 * DAY), 'REFUSED'],
  ['served', { ...consented, servedAt: decided }, after(decided, 9 * DAY), 'SERVED'],
])('an export that is %s', (_what, decisions, now, state) => {
  expect(stateOf(decisions, now)).toBe(state);
});

test.each([
  ['PERSONAL', 500, false],
  ['PERSONAL', 501, true],
  ['MASKED', 100_000, false],
] as const)('%s of %i rows needs consent: %s', (kind, rows, needed) => {
  expect(needsConsent(kind, rows)).toBe(needed);
});

describe('a cell of a CSV', () => {
  test.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
    ' =1',
    '\u3000=1',
    '\u200B=cmd|calc',
    '\uFEFF=1',
    '\t',
  ])('%j begins with an apostrophe', (cell) => {
    expect(csvLine([cell])).toBe(`"'${cell}"\r\n`);
  });

  test.each(['王＊兰', '12.35', '第3组', '1=1', "'", ''])('%j stays as it is', (cell) => {
    expect(csvLine([cell])).toBe(`"${cell}"\r\n`);
  });

  test('is quoted, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (cells) => {
        const line = csvLine(cells);
        expect(line.endsWith('"\r\n')).toBe(true);
        const inner = line.slice(1, -3).split('","');
        const read = inner.map((cell) => cell.replaceAll('""', '"').replace(/^'(?!$)/, ''));
        if (cells.every((cell) => !/["']/.test(cell))) expect(read).toEqual(cells);
        expect(line.replaceAll('""', '').split('"').length % 2).toBe(1);
      }),
    );
  });
});

test.each([
  ['131.42', 131.42],
  ['124.9788302', 124.9788302],
  ['9124235.40', 9124235.4],
  ['0.00', 0],
  ['', null],
  // One digit more than a workbook keeps.
  ['1234567890123.456', '1234567890123.456'],
])('the figure %j is the cell %j', (text, cell) => {
  expect(figureCell(text)).toBe(cell);
});

test.each([
  ['=1+1', '=1+1'],
  ['王\u0000兰', '王\u{FFFD}兰'],
  ['𠮷', '𠮷'],
  ['a\ud800', 'a\u{FFFD}'],
  ['', null],
])('the text %j is the cell %j', (text, cell) => {
  expect(textCell(text)).toBe(cell);
});
