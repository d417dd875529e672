import { describe, expect, it } from 'vitest';
import { PERSONAL, PUBLIC, countdown } from '#lib/idle/countdown.ts';
import { boxes, pressKey, PROOF_LENGTHS } from '#lib/lookup/keypad.ts';
import type { Key } from '#lib/lookup/keypad.ts';
import { stateNote } from '#lib/lookup/state-note.ts';
import { zh } from '#lib/messages/zh.ts';
import { byYear } from '#lib/lookup/years.ts';
import type { Subsidy } from '#lib/lookup/years.ts';

function entered(keys: string, length: number): string {
  return [...keys].reduce(
    (digits, key) => pressKey({ digits, length }, (key === '<' ? 'delete' : key) as Key),
    '',
  );
}

describe('the key pad', () => {
  it('takes digits up to the length and no further', () => {
    expect(entered('99999919480315002612', 18)).toBe('999999194803150026');
  });

  it('takes X only as the eighteenth of an ID number', () => {
    expect(entered('12X3', 18)).toBe('123');
    expect(entered('99999919700707031X', 18)).toBe('99999919700707031X');
    expect(entered('66X88', 6)).toBe('6688');
  });

  it('deletes the last, and nothing when there is nothing', () => {
    expect(entered('<12<3', 18)).toBe('13');
  });

  it('stars out all but the last digits', () => {
    expect(boxes({ digits: '12345', length: 7 }, 3)).toEqual(['＊', '＊', '3', '4', '5', '', '']);
  });

  it('takes four digits of an account as proof, and no fifth', () => {
    expect(entered('66889', PROOF_LENGTHS.card)).toBe('6688');
  });

  it('takes six digits of a code from the window, and no seventh', () => {
    expect(entered('0123456', PROOF_LENGTHS.code)).toBe('012345');
  });
});

describe('a personal screen nobody touches', () => {
  const at = (seconds: number, touched = 0) =>
    countdown(PERSONAL, { openedAt: 0, touchedAt: touched * 1000, now: seconds * 1000 });

  it.each([
    [0, 'quiet', 65],
    [44.9, 'quiet', 21],
    [45, 'asking', 20],
    [64.5, 'asking', 1],
  ])('after %d s is %s with %d s left', (seconds, phase, secondsLeft) => {
    expect(at(seconds)).toMatchObject({ phase, secondsLeft });
  });

  it('is over after 65 s', () => {
    expect(at(65)).toEqual({ phase: 'over' });
  });

  it('goes on after a touch, but never beyond ten minutes', () => {
    expect(at(100, 60)).toMatchObject({ phase: 'quiet', secondsLeft: 25, mayExtend: true });
    expect(at(590, 589)).toMatchObject({ phase: 'asking', secondsLeft: 10, mayExtend: false });
    expect(at(600, 599)).toEqual({ phase: 'over' });
  });
});

describe('a public screen nobody touches', () => {
  it('is over after 60 s without asking', () => {
    const at = (now: number) => countdown(PUBLIC, { openedAt: 0, touchedAt: 0, now });
    expect(at(59_999)).toMatchObject({ phase: 'quiet' });
    expect(at(60_000)).toEqual({ phase: 'over' });
  });
});

describe('a resident’s subsidies', () => {
  const subsidy = (
    year: number,
    amount: string,
    paymentState: Subsidy['paymentState'],
  ): Subsidy => ({
    programme: '耕地地力保护补贴',
    explanation: '谁种地、谁护地，补贴给谁。',
    askOffice: '王市镇财政所',
    askTelephone: '0558-8801236',
    period: String(year),
    year,
    quantity: null,
    rate: null,
    unit: null,
    amount,
    paymentState,
    paidOn: null,
    paidAmount: paymentState === 'PAID' ? amount : null,
    paymentReason: null,
    maskedAccount: null,
    isPaidElsewhere: false,
    disclosureId: '1',
    publishedAt: '2026-11-24T00:00:00Z',
  });

  it('stand by year, newest first, and what was stopped or came back is not counted', () => {
    const years = byYear([
      subsidy(2025, '10.00', 'PAID'),
      subsidy(2026, '1011.93', 'PAID'),
      subsidy(2026, '784.00', 'ANNOUNCED'),
      subsidy(2026, '82.00', 'STOPPED'),
      subsidy(2026, '5.00', 'RETURNED'),
    ]);
    expect(years.map(({ year, total, paid }) => [year, total, paid])).toEqual([
      [2026, '1795.93', '1011.93'],
      [2025, '10.00', '10.00'],
    ]);
  });

  it('count as paid what the bank paid, not what was published', () => {
    const short = { ...subsidy(2026, '100.00', 'PAID'), paidAmount: '60.00' };
    expect(byYear([short])[0]).toMatchObject({ total: '100.00', paid: '60.00' });
  });

  it.each<[Subsidy['paymentState'], Partial<Subsidy>, string]>([
    ['ANNOUNCED', {}, '有不同意见可以提'],
    ['APPROVED', {}, '到账以银行为准'],
    ['PAID', {}, '11月20日'],
    ['PAID', { paidAmount: '60.00' }, '11月20日实发 60.00 元，请到窗口核对'],
    ['PAID', { isPaidElsewhere: true }, '11月20日发到了另一个账号，请到窗口核对'],
    [
      'PAID',
      { isPaidElsewhere: true, paidAmount: '60.00' },
      '11月20日实发 60.00 元，发到了另一个账号，请到窗口核对',
    ],
    ['RETURNED', { paymentReason: '银行卡已经注销' }, '银行卡已经注销，请带证件和卡到窗口'],
    ['RETURNED', {}, '银行没有入账，请带证件和卡到窗口'],
    [
      'RETURNED',
      { paymentReason: '收款行系统维护，请稍后再查' },
      '银行没有入账，请带证件和卡到窗口',
    ],
    ['STOPPED', { paymentReason: '户口已迁出' }, '户口已迁出'],
    ['STOPPED', {}, '原因请到窗口询问'],
  ])('say beside %s %j: %s', (state, changes, note) => {
    const told = { ...subsidy(2026, '100.00', state), ...changes };
    expect(stateNote(told, state === 'PAID' ? '11月20日' : '', zh.result)).toBe(note);
  });
});
