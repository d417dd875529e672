import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accountOf,
  mostPayable,
  reminderOf,
  type MemberFile,
} from '../../../server/party-fee/dues.ts';
import { addMonths, monthsFrom } from '../../../server/party-fee/month.ts';

const MEMBER: MemberFile = {
  memberships: [{ branchCode: 'A', fromMonth: '2026-01', untilMonth: null }],
  fixings: [{ year: 2026, monthlyFen: 1_500 }],
  reliefs: [],
  paidFen: 0,
};

describe('a member’s account', () => {
  it('counts payments against the oldest months', () => {
    const { months, owingFen, advanceFen } = accountOf({ ...MEMBER, paidFen: 4_000 }, '2026-04');
    expect(months).toEqual([
      { month: '2026-01', dueFen: 1_500, paidFen: 1_500 },
      { month: '2026-02', dueFen: 1_500, paidFen: 1_500 },
      { month: '2026-03', dueFen: 1_500, paidFen: 1_000 },
      { month: '2026-04', dueFen: 1_500, paidFen: 0 },
    ]);
    expect([owingFen, advanceFen]).toEqual([2_000, 0]);
  });

  it('keeps what is paid ahead', () => {
    const account = accountOf({ ...MEMBER, paidFen: 4_500 }, '2026-01');
    expect([account.owingFen, account.advanceFen]).toEqual([0, 3_000]);
  });

  it('owes less, or nothing, in months of relief, and nothing after leaving', () => {
    const reliefs = [{ fromMonth: '2026-02', untilMonth: '2026-03', monthlyFen: 0 }];
    const memberships = [{ branchCode: 'A', fromMonth: '2026-01', untilMonth: '2026-04' }];
    const { months, owingFen } = accountOf({ ...MEMBER, reliefs, memberships }, '2026-12');
    expect(months.map(({ dueFen }) => dueFen)).toEqual([1_500, 0, 0, 1_500]);
    expect(owingFen).toBe(3_000);
  });

  it('goes on in the branch a member is transferred to, no month counted twice', () => {
    const memberships = [
      { branchCode: 'A', fromMonth: '2026-01', untilMonth: '2026-03' },
      { branchCode: 'B', fromMonth: '2026-03', untilMonth: null },
    ];
    expect(accountOf({ ...MEMBER, memberships }, '2026-05').months).toHaveLength(5);
  });

  it('knows no due of a year that is not fixed', () => {
    expect(accountOf(MEMBER, '2027-02').months.at(-1)).toEqual({
      month: '2027-02',
      dueFen: null,
      paidFen: 0,
    });
  });

  it.each([
    [0, 0, null],
    [1, 1, 1],
    [2, 2, 1],
    [3, 3, 3],
    [5, 5, 3],
    [6, 6, 6],
    [11, 11, 6],
  ])('with %i months behind it counts %i and reminds at %s', (behind, unpaid, reminder) => {
    const account = accountOf(MEMBER, addMonths('2026-01', behind));
    expect([account.unpaidMonths, reminderOf(account)]).toEqual([unpaid, reminder]);
  });

  it('always adds up: what is due is paid or owing, and what is paid is a month’s or ahead', () => {
    const files = fc.record({
      monthly: fc.integer({ min: 1, max: 100_000 }),
      months: fc.integer({ min: 0, max: 40 }),
      paidFen: fc.integer({ min: 0, max: 2_000_000 }),
      relief: fc.option(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }))),
    });
    fc.assert(
      fc.property(files, ({ monthly, months, paidFen, relief }) => {
        const [from, length] = relief ?? [0, -1];
        const file: MemberFile = {
          memberships: [{ branchCode: 'A', fromMonth: '2024-01', untilMonth: null }],
          fixings: [2024, 2025, 2026, 2027].map((year) => ({ year, monthlyFen: monthly })),
          reliefs: [
            {
              fromMonth: addMonths('2024-01', from),
              untilMonth: addMonths('2024-01', from + length),
              monthlyFen: Math.floor(monthly / 2),
            },
          ],
          paidFen,
        };
        const until = addMonths('2024-01', months);
        const account = accountOf(file, until);
        const due = account.months.reduce((sum, { dueFen }) => sum + dueFen!, 0);
        const covered = account.months.reduce((sum, one) => sum + one.paidFen, 0);
        expect(account.months.map(({ month }) => month)).toEqual(monthsFrom('2024-01', until));
        expect(account.owingFen).toBe(due - covered);
        expect(covered + account.advanceFen).toBe(paidFen);
        expect(Math.min(account.owingFen, account.advanceFen)).toBe(0);
      }),
    );
  });

  it('takes at most a year ahead in one payment', () => {
    expect(mostPayable({ ...MEMBER, paidFen: 1_500 }, '2026-01')).toBe(11 * 1_500);
  });
});
