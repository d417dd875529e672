import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MemberFile } from '../../../server/party-fee/dues.ts';
import { PaymentBook, type Payment } from '../../../server/party-fee/payment-book.ts';

const TODAY = '2026-06-15';
/** A member who has been in the branch since January 2025, with 15 yuan a month. */
const MEMBER: MemberFile = {
  memberships: [{ branchCode: 'A', fromMonth: '2025-01', untilMonth: null }],
  fixings: [2025, 2026, 2027].map((year) => ({ year, monthlyFen: 1_500 })),
  reliefs: [],
  paidFen: 0,
};
const LEFT = { ...MEMBER, memberships: [{ ...MEMBER.memberships[0]!, untilMonth: '2026-03' }] };
const ELSEWHERE = {
  ...MEMBER,
  memberships: [...LEFT.memberships, { branchCode: 'B', fromMonth: '2026-04', untilMonth: null }],
};
const MEMBERS = new Map([
  [1, MEMBER],
  [2, MEMBER],
  [3, LEFT],
  [4, ELSEWHERE],
]);

const book = () =>
  new PaymentBook({
    branchCode: 'A',
    today: TODAY,
    members: MEMBERS,
    closedYears: new Set([2024]),
    usedReceipts: new Set(['OLD']),
  });

const PAYMENT: Payment = {
  ...{ memberId: 1, kind: 'DUES', amountFen: 1_500, paidOn: '2026-06-01' },
  ...{ receipt: 'NEW', note: null, consent: null },
};
const codes = (payment: Partial<Payment>) =>
  book()
    .take({ ...PAYMENT, ...payment })
    .map(({ code }) => code);

describe('what speaks against a payment', () => {
  it.each<[string, Partial<Payment>, string[]]>([
    ['nothing', {}, []],
    ['a receipt of the ledger', { receipt: 'OLD' }, ['RECEIPT_USED']],
    ['a year that is closed', { paidOn: '2024-12-31' }, ['YEAR_CLOSED']],
    ['a member who left', { memberId: 3 }, ['WRONG_STATE']],
    ['a member of another branch', { memberId: 4 }, ['WRONG_STATE']],
    ['nobody', { memberId: 9 }, ['WRONG_STATE']],
    ['months to come', { amountFen: 30_000 }, ['BAD_INPUT']],
    ['nothing, with consent to that', { amountFen: 30_000, consent: '支部大会' }, []],
    ['more than a year, consent or not', { amountFen: 45_001, consent: '支部大会' }, ['BAD_INPUT']],
    ['a small large one-off', { kind: 'CONTRIBUTION', amountFen: 99_999 }, ['BAD_INPUT']],
    ['nothing, of a large one-off', { kind: 'CONTRIBUTION', amountFen: 100_000 }, []],
    [
      'all at once',
      { memberId: 3, receipt: 'OLD', paidOn: '2024-01-01', amountFen: 0 },
      ['BAD_INPUT', 'WRONG_STATE', 'YEAR_CLOSED', 'RECEIPT_USED'],
    ],
  ])('is %s', (_what, payment, expected) => {
    expect(codes(payment)).toEqual(expected);
  });
});

const payments = fc.array(
  fc.record({
    memberId: fc.constantFrom(1, 2),
    kind: fc.constantFrom('DUES' as const, 'CONTRIBUTION' as const),
    amountFen: fc.oneof(
      fc.integer({ min: -10, max: 40_000 }),
      fc.integer({ min: 99_990, max: 120_000 }),
    ),
    receipt: fc.integer({ min: 1, max: 12 }).map(String),
    consent: fc.constantFrom(null, '支部大会'),
  }),
  { maxLength: 40 },
);

it('takes payments as a simple model does, one after the other', () => {
  fc.assert(
    fc.property(payments, (all) => {
      const real = book();
      // January 2025 to June 2026 are due, and with June 2027 no more is payable.
      const [due, most] = [18 * 1_500, 30 * 1_500];
      const paid = new Map([
        [1, 0],
        [2, 0],
      ]);
      const receipts = new Set<string>();
      for (const one of all) {
        const before = paid.get(one.memberId)!;
        const isAhead = before + one.amountFen > due;
        const fits =
          one.kind === 'CONTRIBUTION'
            ? one.amountFen >= 100_000
            : before + one.amountFen <= most && (!isAhead || one.consent !== null);
        const isTaken = one.amountFen > 0 && fits && !receipts.has(one.receipt);
        expect(real.take({ ...PAYMENT, ...one }).length === 0).toBe(isTaken);
        if (!isTaken) continue;
        receipts.add(one.receipt);
        if (one.kind === 'DUES') paid.set(one.memberId, before + one.amountFen);
      }
    }),
  );
});

it('takes the payments of a file that goes in whole in any number of files', () => {
  fc.assert(
    fc.property(payments, fc.nat(), (all, cut) => {
      const whole = book();
      const taken = all.filter((one) => whole.take({ ...PAYMENT, ...one }).length === 0);
      const again = book();
      const at = cut % (taken.length + 1);
      for (const part of [taken.slice(0, at), taken.slice(at)])
        expect(part.flatMap((one) => again.take({ ...PAYMENT, ...one }))).toEqual([]);
      // And the same file again is all receipts that are used.
      for (const one of taken)
        expect(again.take({ ...PAYMENT, ...one }).map(({ code }) => code)).toContain(
          'RECEIPT_USED',
        );
    }),
  );
});
