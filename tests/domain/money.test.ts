import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  amountFen,
  fenFromYuan,
  isDecimal,
  plainDecimal,
  yuanFromFen,
} from '../../server/shared/money.ts';

/** An exact decimal with so many places, as a scaled integer and as text. */
const decimal = (max: number) =>
  fc.integer({ min: 0, max }).map((scaled) => ({ scaled: BigInt(scaled), text: text(scaled) }));

function text(scaled: number, places = 7): string {
  const digits = String(scaled).padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

describe('quantity × rate', () => {
  test.each([
    ['11931.002', '131.42', '1567972.28', 'a published total of 4,030 households'],
    ['152070.59', '60', '9124235.40', 'a published total of 30,697 households'],
    ['7.7', '131.42', '1011.93', '1011.934'],
    ['1', '124.9788302', '124.98', 'a real rate of seven places'],
    ['0.5', '0.01', '0.01', 'half a fen goes up'],
    ['0.05', '0.1', '0.01', 'half a fen goes up'],
    ['0.49', '0.01', '0.00', 'less than half goes down'],
    ['1.005', '1', '1.01', '1.005 is not 1.00499… as a float'],
    ['0.285', '100', '28.50', '28.499999… as a float'],
    ['1', '1.115', '1.12', '1.115 is 1.11499… as a float'],
    ['0', '131.42', '0.00', 'nothing'],
  ])('%s 亩 × %s = %s 元 (%s)', (quantity, rate, yuan) => {
    expect(yuanFromFen(amountFen(quantity, rate))).toBe(yuan);
  });

  test('is what whole numbers say, rounded half up', () => {
    fc.assert(
      fc.property(decimal(2_000_000_000), decimal(2_000_000_000), (quantity, rate) => {
        // Seven places each: the product counts 10⁻¹⁴ yuan, a fen is 10¹² of them.
        const expected = (quantity.scaled * rate.scaled + 5n * 10n ** 11n) / 10n ** 12n;
        expect(BigInt(amountFen(quantity.text, rate.text))).toBe(expected);
      }),
    );
  });

  test('beyond exact numbers is refused, not rounded', () => {
    expect(() => amountFen('999999999999', '999999')).toThrow(RangeError);
  });
});

describe('fen and yuan', () => {
  test('are the same money, both ways, to the largest exact number', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (fen) => {
        expect(fenFromYuan(yuanFromFen(fen))).toBe(fen);
      }),
    );
    expect(yuanFromFen(Number.MAX_SAFE_INTEGER)).toBe('90071992547409.91');
  });

  test.each([
    ['1567972.28', 156_797_228],
    ['1567972.285', 156_797_229],
    ['0.004', 0],
    ['0.005', 1],
    ['60', 6_000],
  ])('%s yuan are %i fen', (yuan, fen) => {
    expect(fenFromYuan(yuan)).toBe(fen);
  });

  test.each(['', 'abc', '1,000', '１２'])('%j is no money', (yuan) => {
    expect(() => fenFromYuan(yuan)).toThrow();
  });
});

describe('a decimal', () => {
  test.each([
    ['0', true],
    ['124.9788302', true],
    ['-3.50', true],
    ['999999999999999.0123456789', true],
    ['1e3', false],
    ['1,000', false],
    ['.5', false],
    ['5.', false],
    ['+1', false],
    [' 1', false],
    ['1\n', false],
    ['1234567890123456', false],
    ['0.01234567891', false],
    ['NaN', false],
    ['Infinity', false],
    ['０', false],
  ])('%j: %s', (written, isOne) => {
    expect(isDecimal(written)).toBe(isOne);
  });

  test.each([
    ['7.70', '7.7'],
    ['7.00', '7'],
    ['0.0000001', '0.0000001'],
    ['100', '100'],
    ['000.5', '0.5'],
  ])('%s is written %s', (written, plain) => {
    expect(plainDecimal(written)).toBe(plain);
  });
});
