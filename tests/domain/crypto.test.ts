import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createVault, hashToken, newToken, type Place } from '../../server/shared/crypto.ts';

const KEY = 'a1'.repeat(32);
const vault = createVault(KEY);
const HOME: Place = { table: 'roster_entry', column: 'account', row: '7:12' };
const ID_NUMBER = '999999194803150026';

const flipped = (sealed: string, position: number, bit: number): string => {
  const [keyId, body = ''] = sealed.split('.');
  const bytes = Buffer.from(body, 'base64url');
  bytes[position % bytes.length]! ^= 1 << bit;
  return `${keyId}.${bytes.toString('base64url')}`;
};

describe('a sealed field', () => {
  test('opens to exactly what was sealed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (plain) => {
        expect(vault.open(vault.seal(plain, HOME), HOME)).toBe(plain);
      }),
    );
  });

  test.each(['', '王桂兰', '䶮㛃𬍛😀', '6217 0000\t', '\u0000'])('opens to %j again', (plain) => {
    expect(vault.open(vault.seal(plain, HOME), HOME)).toBe(plain);
  });

  test('of bytes opens to exactly these, also when they are no text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5_000 }), (plain) => {
        expect(vault.openBytes(vault.sealBytes(plain, HOME), HOME).equals(plain)).toBe(true);
      }),
    );
  });

  test('looks different each time, so that equal accounts cannot be told', () => {
    const seals = Array.from({ length: 200 }, () => vault.seal('6217000012345678', HOME));
    expect(new Set(seals).size).toBe(200);
  });

  test('takes random bytes of its own each time, also after those drawn at once are used up', () => {
    const ivs = Array.from({ length: 1_000 }, () => {
      const [, body] = vault.seal('6217000012345678', HOME).split('.');
      return Buffer.from(body!, 'base64url').subarray(0, 12).toString('hex');
    });
    expect(new Set(ivs).size).toBe(1_000);
    expect(new Set(ivs)).not.toContain('0'.repeat(24));
  });

  test('shows nothing of what it holds', () => {
    const sealed = vault.seal(ID_NUMBER, HOME);
    const bytes = Buffer.from(sealed.split('.')[1]!, 'base64url');
    expect(sealed).not.toContain(ID_NUMBER);
    expect(bytes.includes(ID_NUMBER.slice(0, 6))).toBe(false);
  });

  test.each<[string, Place]>([
    ['row', { ...HOME, row: '7:13' }],
    ['roster', { ...HOME, row: '8:12' }],
    ['column', { ...HOME, column: 'id_number' }],
    ['table', { ...HOME, table: 'staff' }],
  ])('does not open in another %s', (_what, elsewhere) => {
    const sealed = vault.seal('6217000012345678', HOME);
    expect(() => vault.open(sealed, elsewhere)).toThrow(/authenticate/);
  });

  test('does not open after any of its bits was changed', () => {
    const sealed = vault.seal(ID_NUMBER, HOME);
    fc.assert(
      fc.property(fc.nat(200), fc.nat(7), (position, bit) => {
        expect(() => vault.open(flipped(sealed, position, bit), HOME)).toThrow();
      }),
    );
  });

  test('does not open after it was cut, at any place', () => {
    const sealed = vault.seal(ID_NUMBER, HOME);
    for (let length = 0; length < sealed.length; length += 1)
      expect(() => vault.open(sealed.slice(0, length), HOME), String(length)).toThrow();
  });

  test('under another key is refused with that reason', () => {
    const other = createVault('b2'.repeat(32));
    expect(() => other.open(vault.seal('王桂兰', HOME), HOME)).toThrow('sealed under another key');
  });

  test('of the longest value fits its column', () => {
    const longest = {
      name: vault.seal('䶮'.repeat(60), HOME).length,
      idNumber: vault.seal('9'.repeat(18), HOME).length,
      account: vault.seal('6'.repeat(30), HOME).length,
    };
    expect(longest.name).toBeLessThanOrEqual(400);
    expect(longest.idNumber).toBeLessThanOrEqual(120);
    expect(longest.account).toBeLessThanOrEqual(160);
  });
});

describe('the key of a person', () => {
  test('is the same in every process that has the master key', () => {
    expect(createVault(KEY).personKey(ID_NUMBER)).toBe('HtLPrpiZQpq7bJZRmWAbr4');
    expect(createVault(KEY.toUpperCase()).personKey(ID_NUMBER)).toBe('HtLPrpiZQpq7bJZRmWAbr4');
  });

  test('differs between persons and between master keys', () => {
    const keys = Array.from({ length: 1000 }, (_, n) =>
      vault.personKey(`99999919480315${String(n).padStart(4, '0')}`),
    );
    keys.push(createVault('b2'.repeat(32)).personKey('999999194803150000'));
    expect(new Set(keys).size).toBe(1001);
  });

  test('is 22 letters without the ID number in them', () => {
    expect(vault.personKey(ID_NUMBER)).toMatch(/^[\w-]{22}$/);
  });
});

describe('a bearer token', () => {
  test('has 256 bits and never comes twice', () => {
    const tokens = Array.from({ length: 1000 }, newToken);
    expect(new Set(tokens).size).toBe(1000);
    expect(tokens.every((token) => Buffer.from(token, 'base64url').length === 32)).toBe(true);
  });

  test('is known again by its hash, which is not the token', () => {
    const token = newToken();
    expect(hashToken(token)).toBe(hashToken(token));
    expect(hashToken(token)).toHaveLength(43);
    expect(hashToken(token)).not.toBe(token);
  });
});
