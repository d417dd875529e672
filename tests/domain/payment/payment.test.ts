import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isSameName,
  newRows,
  payeeFinder,
  type BankPayee,
} from '../../../server/payment/matching.ts';
import {
  NOTHING_PAID,
  paymentState,
  plainReason,
  standingOf,
  type LedgerEntry,
} from '../../../server/payment/payment.ts';
import type { DIFFERENCE_KINDS } from '../../../server/payment/reconciliation.ts';
import {
  kindsOf,
  sumByKind,
  totalsOf,
  type Compared,
} from '../../../server/payment/reconciliation.ts';

const NOW = new Date('2026-11-24T02:42:00Z');

/** "PAID 10 100": what, the day of November, the amount in fen. Ids in the order written. */
function entries(...lines: string[]): LedgerEntry[] {
  return lines.map((line, at) => {
    const [state = '', day = '', fen = '0'] = line.split(' ');
    return {
      id: at + 1,
      state: state as LedgerEntry['state'],
      amountFen: Number(fen),
      paidOn: day === '' ? null : `2026-11-${day}`,
      reason: state,
      accountDiffers: false,
      nameDiffers: false,
    };
  });
}

const stateOf = (...lines: string[]) => paymentState(standingOf(entries(...lines)), null, NOW);

describe('a row’s money', () => {
  it.each([
    [[], 'APPROVED', 0],
    [['PAID 10 100'], 'PAID', 100],
    [['RETURNED 10 100'], 'RETURNED', 0],
    [['PAID 10 100', 'RETURNED 12 100'], 'RETURNED', 0],
    [['RETURNED 10 100', 'PAID 15 100'], 'PAID', 100],
    // The file of the 15th was entered before that of the 10th.
    [['PAID 15 100', 'RETURNED 10 100'], 'PAID', 100],
    [['PAID 10 100', 'RETURNED 12 100', 'PAID 15 100'], 'PAID', 100],
    [['PAID 10 100', 'PAID 11 100', 'RETURNED 12 100'], 'PAID', 100],
    [['STOPPED'], 'STOPPED', 0],
    [['STOPPED', 'RESUMED'], 'APPROVED', 0],
    [['RETURNED 10 100', 'STOPPED'], 'STOPPED', 0],
    [['RETURNED 10 100', 'STOPPED', 'RESUMED'], 'RETURNED', 0],
    // What arrived has arrived.
    [['STOPPED', 'PAID 10 100'], 'PAID', 100],
  ] as const)('after %j is %s with %i fen', (lines, state, fen) => {
    expect(stateOf(...lines)).toBe(state);
    expect(standingOf(entries(...lines)).paidFen).toBe(fen);
  });

  it('is announced to the last moment of the public period, and to be paid from then on', () => {
    const at = (moment: string) => paymentState(NOTHING_PAID, '2026-11-24', new Date(moment));
    expect(at('2026-11-24T15:59:59.999Z')).toBe('ANNOUNCED');
    expect(at('2026-11-24T16:00:00.000Z')).toBe('APPROVED');
  });

  it.each([
    ['账户户名不符', '卡号和姓名对不上'],
    ['该账户已销户', '银行卡已经注销'],
    ['账号不存在', '卡号不对'],
    ['账户状态冻结', '银行卡被冻结或挂失'],
    ['久悬户', '银行卡长期没用，已停用'],
    ['系统原因', '系统原因'],
    [null, null],
  ])('the bank’s %s is told as %s', (bank, plain) => {
    expect(plainReason(bank)).toBe(plain);
  });
});

describe('whom a bank’s row is about', () => {
  const payee = (position: number, changes: object = {}) => ({
    position,
    personKey: `person${position}`,
    name: `姓名${position}`,
    account: `account${position}`,
    amountFen: 100,
    ...changes,
  });
  const bank = (changes: Partial<BankPayee> = {}): BankPayee => ({
    account: 'account1',
    name: '姓名1',
    personKey: null,
    amountFen: 100,
    ...changes,
  });
  const roster = [
    payee(1),
    payee(2),
    payee(3, { account: 'shared' }),
    payee(4, { account: 'shared' }),
    payee(5, { account: 'shared', amountFen: 500 }),
  ];
  const find = payeeFinder(roster);

  it.each<[string, Partial<BankPayee>, number | null, string, boolean]>([
    ['account and amount', { name: '别人' }, 1, 'ACCOUNT', false],
    [
      'the ID number, with a new account',
      { account: 'new', personKey: 'person2' },
      2,
      'ID_NUMBER',
      true,
    ],
    ['the ID number alone', { account: null, personKey: 'person2' }, 2, 'ID_NUMBER', false],
    ['account and name, with another amount', { amountFen: 99 }, 1, 'NAME', false],
    ['a shared account and a name', { account: 'shared', name: '姓名4' }, 4, 'ACCOUNT', false],
    ['a shared account and its amount', { account: 'shared', amountFen: 500 }, 5, 'ACCOUNT', false],
    ['a shared account alone', { account: 'shared', name: '代领人' }, null, 'SEVERAL', false],
    ['an account and another’s ID number', { personKey: 'person2' }, null, 'SEVERAL', false],
    ['an ID number of nobody beside a right account', { personKey: 'nobody' }, 1, 'ACCOUNT', false],
    [
      'an account with another name and amount',
      { name: '别人', amountFen: 1 },
      null,
      'NOBODY',
      false,
    ],
    ['a name alone', { account: 'new' }, null, 'NOBODY', false],
  ])('by %s', (_, changes, position, match, accountDiffers) => {
    expect(find(bank(changes))).toMatchObject({ position, match, accountDiffers });
  });

  it.each([
    ['姓名1', false],
    ['别人', true],
    // What a bank leaves out says nothing.
    [null, false],
    ['姓　名 １', false],
  ])('a row on the right account in the name of %s differs: %s', (name, nameDiffers) => {
    expect(find(bank({ name }))).toMatchObject({ position: 1, nameDiffers });
  });

  it.each([
    ['阿卜杜拉·买买提', '阿卜杜拉•买买提', true],
    ['ｌｉ Ming', 'LI MING', true],
    ['王桂兰', '王 桂 兰', true],
    ['王桂兰', '王玉兰', false],
  ])('%s and %s are the same name: %s', (one, other, isSame) => {
    expect(isSameName(one, other)).toBe(isSame);
  });

  it('a payment told again is no second payment, but two in one file are two', () => {
    const told = (day: string) => ({ payeeKey: 'k', state: 'PAID', amountFen: 1, paidOn: day });
    expect(newRows([told('10')], [told('10')])).toEqual([]);
    expect(newRows([], [told('10'), told('10')])).toHaveLength(2);
    expect(newRows([told('10')], [told('10'), told('10'), told('11')])).toHaveLength(2);
  });
});

const standing = fc
  .array(
    fc.record({
      state: fc.constantFrom('PAID', 'PAID', 'RETURNED', 'STOPPED', 'RESUMED'),
      day: fc.integer({ min: 10, max: 24 }),
      fen: fc.oneof(fc.constant(1000), fc.integer({ min: 1, max: 3000 })),
    }),
    { maxLength: 5 },
  )
  .map((lines) =>
    standingOf(
      entries(
        ...lines.map(({ state, day, fen }) =>
          state === 'PAID' || state === 'RETURNED' ? `${state} ${day} ${fen}` : state,
        ),
      ),
    ),
  );
const compared: fc.Arbitrary<Compared> = fc.record({
  publishedFen: fc.oneof(fc.constant(1000), fc.integer({ min: 0, max: 2000 }), fc.constant(null)),
  couldBeSeveral: fc.boolean(),
  standing,
});

describe('whatever the bank did', () => {
  it('published = paid − overpaid + underpaid + returned + stopped + outstanding', () => {
    fc.assert(
      fc.property(fc.array(compared, { maxLength: 30 }), (all) => {
        const totals = totalsOf(all);
        const { paidFen, overpaidFen, underpaidFen, returnedFen, stoppedFen } = totals;
        expect(totals.publishedFen).toBe(
          paidFen - overpaidFen + underpaidFen + returnedFen + stoppedFen + totals.outstandingFen,
        );
        const bankPaid = all.reduce((sum, one) => sum + one.standing.paidFen, 0);
        expect(totals.bankPaidFen).toBe(bankPaid);
        const published = all.reduce((sum, one) => sum + (one.publishedFen ?? 0), 0);
        expect(totals.publishedFen).toBe(published);
      }),
    );
  });

  it('the kinds account for all that is over, under, unpaid and not on the roster', () => {
    fc.assert(
      fc.property(fc.array(compared, { maxLength: 30 }), (all) => {
        const totals = totalsOf(all);
        const sums = new Map(sumByKind(all).map(({ kind, amountFen }) => [kind, amountFen]));
        const of = (...kinds: (typeof DIFFERENCE_KINDS)[number][]) =>
          kinds.reduce((sum, kind) => sum + sums.get(kind)!, 0);
        expect(of('AMOUNT_DIFFERS', 'PAID_TWICE')).toBe(totals.overpaidFen + totals.underpaidFen);
        expect(of('OUTSTANDING')).toBe(totals.outstandingFen);
        expect(of('RETURNED')).toBe(totals.returnedFen);
        expect(of('STOPPED')).toBe(totals.stoppedFen);
        expect(of('NOT_ON_ROSTER', 'COULD_BE_SEVERAL')).toBe(totals.unmatchedFen);
      }),
    );
  });

  it('a row without a difference was paid exactly what was published, once or in parts', () => {
    fc.assert(
      fc.property(compared, (one) => {
        fc.pre(kindsOf(one).length === 0);
        expect(one.standing.paidFen).toBe(one.publishedFen);
        expect(one.standing.paidCount).toBeGreaterThan(0);
      }),
    );
  });
});
