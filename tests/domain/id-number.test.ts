import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDigit, normaliseIdNumber, parseIdNumber } from '../../server/shared/id-number.ts';

const birthDate = fc
  .date({ min: new Date('1900-01-01'), max: new Date('1999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10).replaceAll('-', ''));
const digits = (length: number) =>
  fc
    .integer({ min: 0, max: 10 ** length - 1 })
    .map((number) => String(number).padStart(length, '0'));
const first17 = fc.tuple(digits(6), birthDate, digits(3)).map((parts) => parts.join(''));
const idNumber = first17.map((text) => text + checkDigit(text));

describe('the check digit', () => {
  test.each([
    ['37010119010203997', '3'],
    ['99999919480315002', '6'],
    ['99999919970707031', 'X'],
  ])('of %s is %s', (text, expected) => {
    expect(checkDigit(text)).toBe(expected);
  });

  test('notices every single wrong digit', () => {
    fc.assert(
      fc.property(idNumber, fc.nat(16), fc.integer({ min: 1, max: 9 }), (good, at, by) => {
        const digit = (Number(good[at]) + by) % 10;
        expect(parseIdNumber(good.slice(0, at) + digit + good.slice(at + 1)).ok).toBe(false);
      }),
    );
  });

  test('notices two neighbouring digits changed over', () => {
    fc.assert(
      fc.property(idNumber, fc.nat(15), (good, at) => {
        fc.pre(good[at] !== good[at + 1]);
        const swapped = good.slice(0, at) + good[at + 1] + good[at] + good.slice(at + 2);
        expect(parseIdNumber(swapped).ok).toBe(false);
      }),
    );
  });
});

describe('an ID number', () => {
  test.each([
    ['a good one stays', '999999194803150026', '999999194803150026'],
    ['a lower-case x becomes X', '99999919970707031x', '99999919970707031X'],
    [
      'full-width digits become plain',
      '９９９９９９１９９７０７０７０３１ｘ',
      '99999919970707031X',
    ],
    ['spaces and tabs go', ' 999999 19480315 0026\t', '999999194803150026'],
    ['a mark for text goes', "'999999194803150026", '999999194803150026'],
    ['invisible characters go', '\u200b999999194803150026\ufeff', '999999194803150026'],
    ['fifteen digits become the same person’s eighteen', '370101010203997', '370101190102039973'],
  ])('%s', (_sentence, written, canonical) => {
    expect(parseIdNumber(written)).toEqual({ ok: true, idNumber: canonical });
  });

  test.each([
    ['99999919480315002', 'LENGTH'],
    ['9999991948031500266', 'LENGTH'],
    ['', 'LENGTH'],
    ['9.99999194803150E+17', 'LENGTH'],
    ['9999X9194803150026', 'CHARACTERS'],
    ['37010101020399X', 'CHARACTERS'],
    ['999999194802300026', 'BIRTH_DATE'],
    ['999999194813150026', 'BIRTH_DATE'],
    ['999999194803150027', 'CHECK_DIGIT'],
    ['99999919480315002X', 'CHECK_DIGIT'],
  ])('%j is none: %s', (written, fault) => {
    expect(parseIdNumber(written)).toEqual({ ok: false, fault });
  });

  test('29 February is a birthday only in leap years', () => {
    const born = (date: string) => parseIdNumber(withCheck(`999999${date}001`)).ok;
    expect([born('20000229'), born('19000229'), born('19960229'), born('19970229')]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  test('every area code passes, also those nobody lists', () => {
    fc.assert(
      fc.property(idNumber, (good) => {
        expect(parseIdNumber(good)).toEqual({ ok: true, idNumber: good });
      }),
    );
  });

  test('fifteen and eighteen digits of one person are one number', () => {
    fc.assert(
      fc.property(idNumber, (good) => {
        const old = good.slice(0, 6) + good.slice(8, 17);
        expect(parseIdNumber(old)).toEqual(parseIdNumber(good));
      }),
    );
  });

  test('normalising twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..." \t\u3000\u200b1１xｘＸ乂'") }), (text) => {
        const once = normaliseIdNumber(text.replaceAll("'", ''));
        expect(normaliseIdNumber(once)).toBe(once);
      }),
    );
  });
});

function withCheck(text: string): string {
  return text + checkDigit(text);
}
