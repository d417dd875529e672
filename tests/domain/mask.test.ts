import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskAccount, maskIdNumber, maskName, maskPhone } from '../../server/shared/mask.ts';

describe('a name is shown', () => {
  test.each([
    ['王桂兰', '王＊兰'],
    ['李强', '李＊'],
    ['欧阳春华', '欧阳＊华'],
    ['欧阳雪', '欧阳＊'],
    ['欧阳', '欧＊'],
    ['司马相如', '司马＊如'],
    ['诸葛亮', '诸葛＊'],
    ['阿卜杜拉', '阿＊＊拉'],
    ['王　桂　兰', '王＊兰'],
    ['王 桂 兰', '王＊兰'],
    ['李\t强', '李＊'],
    ['䶮㛃𬍛', '䶮＊𬍛'],
    ['𬍛强', '𬍛＊'],
    ['王', '＊'],
    ['', '＊'],
    ['　', '＊'],
  ])('%s → %s', (name, shown) => {
    expect(maskName(name)).toBe(shown);
  });

  test('with at least one character hidden, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const characters = [...name.replace(/\s/g, '')];
        const open = [...maskName(name)].filter((character) => character !== '＊');
        expect(maskName(name)).toContain('＊');
        expect(open.length).toBeLessThan(Math.max(characters.length, 1));
      }),
    );
  });
});

describe('an ID number is shown to staff', () => {
  test.each([
    ['999999194803150026', '99＊026'],
    ['99999919480315002x', '99＊02x'],
    ['999999480315002', '99＊002'],
    ['9999999999', '99＊999'],
    ['999999999', '＊'],
    ['26', '＊'],
    ['', '＊'],
  ])('%s → %s', (idNumber, shown) => {
    expect(maskIdNumber(idNumber)).toBe(shown);
  });
});

describe('an account is shown to its owner', () => {
  test.each([
    ['6217000012346688', '＊6688'],
    ['12346688', '＊6688'],
    ['1236688', '＊'],
    ['6688', '＊'],
    ['', '＊'],
  ])('%s → %s', (account, shown) => {
    expect(maskAccount(account)).toBe(shown);
  });
});

describe('a telephone number is shown', () => {
  test.each([
    ['13812341234', '138****1234'],
    ['138-1234-1234', '138****1234'],
    ['8612345', '＊45'],
    ['110', '＊'],
    ['', '＊'],
  ])('%s → %s', (phone, shown) => {
    expect(maskPhone(phone)).toBe(shown);
  });
});

test('never more than half of a number is open, well formed or not', () => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      const length = [...value.trim()].length;
      for (const mask of [maskIdNumber, maskAccount]) {
        const open = [...mask(value)].filter((character) => character !== '＊').length;
        expect(open * 2).toBeLessThanOrEqual(length);
      }
    }),
  );
});
