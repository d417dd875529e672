import { describe, expect, it } from 'vitest';
import { doubtsAbout, type DoubtedRow } from '../../../server/payment/doubt.ts';

const paid: DoubtedRow = {
  state: 'PAID',
  amountFen: 131_420,
  publishedFen: 131_420,
  paidOn: '2026-11-23',
  isPaidAlready: false,
};
const returned = { ...paid, state: 'RETURNED' };
const otherAmount = { ...paid, amountFen: 39_138_400 };
const longAgo = { ...paid, paidOn: '2020-01-01' };
const again = { ...paid, isPaidAlready: true };

describe('a bank’s file for 2026', () => {
  it.each<[string, DoubtedRow[], string[]]>([
    ['of one right row', [paid], []],
    ['of one row with another amount', [otherAmount], ['AMOUNTS_DIFFER']],
    ['of two, one of them with another amount', [paid, otherAmount], []],
    [
      'of three, two of them with another amount',
      [paid, otherAmount, otherAmount],
      ['AMOUNTS_DIFFER'],
    ],
    ['of one row paid years before', [longAgo], ['BEFORE_PERIOD']],
    ['of many rows, one of them paid years before', [paid, paid, paid, longAgo], ['BEFORE_PERIOD']],
    ['paid on the first day of the year', [{ ...paid, paidOn: '2026-01-01' }], []],
    ['of one person who was paid already', [again], ['PAID_ALREADY']],
    ['of one person whose money came back', [returned], []],
    [
      'of a wrong year throughout',
      [{ ...otherAmount, paidOn: '2025-12-31', isPaidAlready: true }],
      ['AMOUNTS_DIFFER', 'BEFORE_PERIOD', 'PAID_ALREADY'],
    ],
  ])('%s', (_, rows, doubts) => {
    expect(doubtsAbout(rows, '2026-01-01')).toEqual(doubts);
  });
});
