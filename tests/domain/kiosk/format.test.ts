import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatInstant } from '#lib/format/date.ts';
import { hasFittingCheckDigit } from '#lib/format/id-number.ts';
import { formatDecimal, formatYuan, sumYuan, yuanParts } from '#lib/format/money.ts';
import { formatPeriod, periodWithinYear } from '#lib/format/period.ts';
import { phrases, textWidth } from '#lib/format/phrases.ts';
import { shortVillageName } from '#lib/format/village.ts';

describe('an amount on the kiosk', () => {
  it.each([
    ['1567972.28', '1,567,972.28'],
    ['9124235.40', '9,124,235.40'],
    ['0.05', '0.05'],
    ['784', '784.00'],
    ['1000.5', '1,000.50'],
  ])('of %s yuan reads %s', (yuan, shown) => {
    expect(formatYuan(yuan)).toBe(shown);
  });

  it('is set in two parts, the fen to be small', () => {
    expect(yuanParts('2288020.42')).toEqual({ whole: '2,288,020', fraction: '.42' });
  });

  it('is added up exactly, also where floats would not', () => {
    expect(sumYuan(['0.10', '0.20', '1011.93'])).toBe('1012.23');
    expect(sumYuan([])).toBe('0.00');
  });

  it('loses no fen in any sum', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10_000_000_000 })), (all) => {
        const yuan = all.map(
          (fen) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`,
        );
        const sum = all.reduce((a, b) => a + b, 0);
        expect(Number(sumYuan(yuan).replace('.', ''))).toBe(sum);
      }),
    );
  });

  it.each([
    ['124.9788302', '124.9788302'],
    ['7.70', '7.7'],
    ['60.00', '60'],
    ['1234.500', '1,234.5'],
  ])('has a rate or area %s that reads %s', (decimal, shown) => {
    expect(formatDecimal(decimal)).toBe(shown);
  });
});

describe('a period on the kiosk', () => {
  it.each([
    ['2026', '2026年', null],
    ['2026-10', '2026年10月', '10月'],
    ['2026-Q3', '2026年第三季度', '第三季度'],
    ['2026-01', '2026年1月', '1月'],
    ['2026-H1', '2026年上半年', '上半年'],
    ['2026-H2', '2026年下半年', '下半年'],
    ['某次', '某次', null],
  ])('%s reads %s', (period, shown, within) => {
    expect(formatPeriod(period, 'zh')).toBe(shown);
    expect(periodWithinYear(period, 'zh')).toBe(within);
  });

  it('reads in English too', () => {
    expect(['2026', '2026-10', '2026-Q3'].map((each) => formatPeriod(each, 'en'))).toEqual([
      '2026',
      'Oct 2026',
      'Q3 2026',
    ]);
  });
});

describe('an instant on the kiosk', () => {
  it('is told in the township’s own time', () => {
    const at = '2026-11-23T17:05:00Z';
    expect(formatInstant(at, 'day', 'zh')).toBe('2026年11月24日');
    expect(formatInstant(at, 'weekday', 'zh')).toBe('星期二');
    expect(formatInstant(at, 'time', 'zh')).toBe('01:05');
  });

  it('that cannot be read is left blank', () => {
    expect(formatInstant('yesterday', 'day', 'zh')).toBe('');
  });
});

describe('an ID number’s check digit', () => {
  it.each(['999999194803150026', '999999196209210136', '99999919700707031X'])(
    'fits in %s',
    (id) => {
      expect(hasFittingCheckDigit(id)).toBe(true);
    },
  );

  it.each(['999999194803150027', '37010119010203997', '', '99999919480315002x'])(
    'does not fit in "%s"',
    (id) => {
      expect(hasFittingCheckDigit(id)).toBe(false);
    },
  );
});

describe('a headline', () => {
  it('breaks between words, never before punctuation or inside a date', () => {
    expect(phrases('2026年10月农村低保金发放公示', 'zh').slice(0, 2)).toEqual(['2026年', '10月']);
    for (const piece of phrases('高标准农田（二期）：施工招标，中标候选人公示。', 'zh'))
      expect(piece).not.toMatch(/^[），：。]|（$/);
  });

  it('loses nothing in breaking', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(phrases(text, 'zh').join('')).toBe(text);
      }),
    );
  });

  it('is measured in full-width characters', () => {
    expect(textWidth('公示')).toBe(2);
    expect(textWidth('20')).toBeCloseTo(1.1);
  });
});

describe('a village’s short name', () => {
  it.each([
    ['王市社区', '王市'],
    ['朱新寨村', '朱新寨'],
    ['李村', '李村'],
  ])('of %s is %s', (name, short) => {
    expect(shortVillageName(name)).toBe(short);
  });
});
