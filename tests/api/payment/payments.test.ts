import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BankReturnRow, PaymentEntryRow } from '../../../server/payment/payment.entity.ts';
import { RosterEntryRow } from '../../../server/subsidy/roster.entity.ts';
import type { Client } from '../../support/client.ts';
import { accepted, officesOf, refusalCode, verbs, type Offices } from '../../support/editions.ts';
import { knownOperation } from '../../support/known-operation.ts';
import {
  BANK_HEADER,
  bankFile,
  bankRow,
  enterReturn,
  importPayees,
  importReturn,
  publishPayees,
  reconciliation,
  returnedRow,
} from '../../support/payments.ts';
import { account, idNumber } from '../../support/roster-files.ts';
import { openTown, type Town } from '../../support/town.ts';

let town: Town;
let offices: Offices;
let clerk: Client;
let rosterId: string;

beforeAll(async () => {
  town = await openTown();
  offices = await officesOf(town);
  clerk = offices.roster;
});
afterAll(() => town.close());
beforeEach(async () => {
  ({ rosterId } = await publishPayees(offices, 4));
});

const stored = async () => {
  const { read } = town.deps.database;
  const where = { rosterId: Number(rosterId) };
  return [await read.countBy(BankReturnRow, where), await read.countBy(PaymentEntryRow, where)];
};

const order = (
  by: Client,
  verb: 'stopPayment' | 'resumePayment',
  number: number,
  reason = '死亡',
) =>
  by.run(
    `mutation ($r: ID!, $n: Int!, $why: String!) { ${verb}(rosterId: $r, number: $n, reason: $why) }`,
    { r: rosterId, n: number, why: reason },
  );

const stateOf = async (number: number) => {
  const { nodes } = await reconciliation(clerk, rosterId);
  return nodes.find((node) => node.number === number)?.paymentState ?? 'no difference';
};

describe('a file of the bank’s', () => {
  it('is entered row by row, and the roster stays what it was', async () => {
    const rowsBefore = await town.deps.database.read.findBy(RosterEntryRow, {
      rosterId: Number(rosterId),
    });
    const entered = await enterReturn(clerk, rosterId, [bankRow(1), bankRow(2), returnedRow(3)]);
    expect(entered).toEqual({
      rowCount: 3,
      repeatedCount: 0,
      unmatchedCount: 0,
      paidCount: 2,
      paidAmount: '2628.40',
      returnedCount: 1,
      returnedAmount: '1314.20',
    });
    expect(await stored()).toEqual([1, 3]);
    const rowsAfter = await town.deps.database.read.findBy(RosterEntryRow, {
      rosterId: Number(rosterId),
    });
    expect(rowsAfter).toEqual(rowsBefore);
  });

  it('is refused the second time, also when it was saved anew', async () => {
    const rows = [bankRow(1), returnedRow(2)];
    await enterReturn(clerk, rosterId, rows);
    for (const again of [bankFile(rows), bankFile(rows.toReversed(), BANK_HEADER)])
      expect(refusalCode(await importReturn(clerk, rosterId, again))).toBe('RETURN_REPEATED');
    expect(await stored()).toEqual([1, 2]);
  });

  it('that holds the last one’s rows again enters only what is new', async () => {
    await enterReturn(clerk, rosterId, [bankRow(1), returnedRow(2)]);
    const second = await enterReturn(clerk, rosterId, [
      bankRow(1),
      returnedRow(2),
      bankRow(2, { 5: '2026-11-24' }),
    ]);
    expect(second).toMatchObject({ rowCount: 3, repeatedCount: 2, paidCount: 1 });
    expect((await reconciliation(clerk, rosterId)).totals).toMatchObject({
      paid: '2628.40',
      overpaid: '0.00',
      bankPaid: '2628.40',
    });
  });

  it('with one unclear row is kept out as a whole and says where', async () => {
    const file = bankFile([bankRow(1), bankRow(2, { 3: '处理中' })]);
    const { data } = await importReturn(clerk, rosterId, file);
    expect(data).toMatchObject({ isEntered: false, bankReturn: null, rowCount: 2 });
    expect(data!.problems).toMatchObject([
      { sheet: '代发回单', row: 3, column: '处理状态', code: 'RESULT_UNKNOWN' },
    ]);
    expect(await stored()).toEqual([0, 0]);
  });

  it('of another roster is refused', async () => {
    const file = bankFile([bankRow(1, { 0: account(501) }), bankRow(2, { 0: account(502) })]);
    expect(refusalCode(await importReturn(clerk, rosterId, file))).toBe('RETURN_OF_OTHER_ROSTER');
    expect(await stored()).toEqual([0, 0]);
  });

  it.each([
    ['other amounts, as of last year', { 2: '1249.80' }],
    ['days before the period began', { 5: '2025-11-20' }],
  ])('with %s for most is refused until the clerk is certain', async (_, changes) => {
    const file = bankFile([bankRow(1, changes), bankRow(2, changes), bankRow(3, changes)]);
    expect(refusalCode(await importReturn(clerk, rosterId, file))).toBe('RETURN_DOUBTFUL');
    expect(await stored()).toEqual([0, 0]);
    const { data } = await importReturn(clerk, rosterId, file, { isCertain: true });
    expect(data!.isEntered).toBe(true);
  });

  it.each([
    ['another amount', { 2: '3913.84' }],
    ['a day before the period began', { 5: '2020-01-01' }],
  ])('of one row with %s is refused until the clerk is certain', async (_, changes) => {
    const file = bankFile([bankRow(1, changes)]);
    expect(refusalCode(await importReturn(clerk, rosterId, file))).toBe('RETURN_DOUBTFUL');
    expect(await stored()).toEqual([0, 0]);
    const { data } = await importReturn(clerk, rosterId, file, { isCertain: true });
    expect(data!.isEntered).toBe(true);
  });

  it('of those whose money came back, paid again, is entered without a question', async () => {
    await enterReturn(clerk, rosterId, [bankRow(1), returnedRow(2)]);
    expect(await enterReturn(clerk, rosterId, [bankRow(2, { 5: '2026-11-24' })])).toMatchObject({
      paidCount: 1,
    });
  });

  it('of one person who was paid already is refused until the clerk is certain', async () => {
    await enterReturn(clerk, rosterId, [bankRow(1), returnedRow(2)]);
    const file = bankFile([bankRow(1, { 5: '2026-11-24' })]);
    expect(refusalCode(await importReturn(clerk, rosterId, file))).toBe('RETURN_DOUBTFUL');
  });

  it('that pays most of them a second time is refused until the clerk is certain', async () => {
    await enterReturn(clerk, rosterId, [bankRow(1), bankRow(2), bankRow(3)]);
    const next = [1, 2, 3].map((n) => bankRow(n, { 5: '2026-11-24' }));
    const answer = await importReturn(clerk, rosterId, bankFile(next));
    expect(refusalCode(answer)).toBe('RETURN_DOUBTFUL');
    expect(await stored()).toEqual([1, 3]);
    await importReturn(clerk, rosterId, bankFile(next), { isCertain: true });
    const { totals } = await reconciliation(clerk, rosterId, { kind: 'PAID_TWICE' });
    expect(totals).toMatchObject({ paid: '7885.20', overpaid: '3942.60', outstanding: '1314.20' });
  });

  it.each([
    ['an empty file', () => new Uint8Array(), 'FILE_EMPTY'],
    ['a header alone', () => bankFile([]).bytes, 'FILE_EMPTY'],
    ['a PDF', () => Buffer.from('%PDF-1.7\n'), 'FILE_UNSUPPORTED'],
    ['a table without a bank’s header', () => Buffer.from('甲,乙,丙\n1,2,3\n'), 'FILE_UNREADABLE'],
  ])('that is %s is refused', async (_, bytes, code) => {
    const file = { name: 'a.csv', bytes: bytes() };
    expect(refusalCode(await importReturn(clerk, rosterId, file))).toBe(code);
    expect(await stored()).toEqual([0, 0]);
  });

  it('without days takes the one the clerk gives, but none that is to come', async () => {
    const header = BANK_HEADER.slice(0, 5);
    const file = bankFile([bankRow(1).slice(0, 5)], header);
    const without = await importReturn(clerk, rosterId, file);
    expect(without.data!.problems).toMatchObject([{ code: 'COLUMN_MISSING' }]);
    expect(refusalCode(await importReturn(clerk, rosterId, file, { paidOn: '2026-11-25' }))).toBe(
      'BAD_INPUT',
    );
    const { data } = await importReturn(clerk, rosterId, file, { paidOn: '2026-11-20' });
    expect(data!.isEntered).toBe(true);
  });

  it('is for a roster the public has seen', async () => {
    const draft = await importPayees(offices, 2);
    const file = bankFile([bankRow(1)]);
    expect(refusalCode(await importReturn(clerk, draft, file))).toBe('WRONG_STATE');
    expect(refusalCode(await importReturn(clerk, '999999', file))).toBe('NOT_FOUND');
    const { rosterId: gone, edition } = await publishPayees(offices, 2);
    accepted(await verbs.withdraw(offices.office, edition));
    expect(refusalCode(await importReturn(clerk, gone, file))).toBe('WRONG_STATE');
  });
});

describe('files that come in at once count nothing twice', () => {
  it('of ten clerks with one file, one enters it', async () => {
    const file = bankFile([bankRow(1), bankRow(2), returnedRow(3)]);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => importReturn(clerk, rosterId, file)),
    );
    const codes = answers.map(refusalCode).toSorted();
    expect(codes).toEqual([null, ...Array.from({ length: 9 }, () => 'RETURN_REPEATED')].toSorted());
    expect(await stored()).toEqual([1, 3]);
  });

  it('of different files with the same rows, each row is entered once', async () => {
    const files = [
      [bankRow(1), bankRow(2)],
      [bankRow(2), bankRow(3)],
      [bankRow(3), bankRow(1)],
      [bankRow(1), bankRow(2), bankRow(3), bankRow(4)],
    ];
    const answers = await Promise.all(
      files.map((rows) => importReturn(clerk, rosterId, bankFile(rows))),
    );
    // Whoever comes last may find all of its rows told already.
    for (const answer of answers) expect([null, 'RETURN_REPEATED']).toContain(refusalCode(answer));
    const { totals, totalCount } = await reconciliation(clerk, rosterId);
    expect(totals).toMatchObject({ paidCount: 4, paid: '5256.80', bankPaid: '5256.80' });
    expect(totalCount).toBe(0);
  });

  it('a stop and a payment at once end in one of two tellable states', async () => {
    await Promise.all([
      order(offices.office, 'stopPayment', 1),
      importReturn(clerk, rosterId, bankFile([bankRow(1)])),
    ]);
    const { nodes, totals } = await reconciliation(clerk, rosterId);
    expect(totals).toMatchObject({ paid: '1314.20', bankPaid: '1314.20' });
    const kinds = nodes.find(({ number }) => number === 1)?.kinds ?? [];
    expect([[], ['PAID_WHILE_STOPPED']]).toContainEqual(kinds);
  });
});

describe('the office holds a payment back', () => {
  it('and lets it go again, each with its reason, nothing deleted', async () => {
    expect((await order(offices.office, 'stopPayment', 2, '已去世，家属未变更')).errors).toEqual(
      [],
    );
    expect(await stateOf(2)).toBe('STOPPED');
    expect(refusalCode(await order(offices.office, 'stopPayment', 2))).toBe('WRONG_STATE');
    expect((await order(offices.office, 'resumePayment', 2, '核实有误')).errors).toEqual([]);
    expect(refusalCode(await order(offices.office, 'resumePayment', 2))).toBe('WRONG_STATE');
    const { nodes } = await reconciliation(clerk, rosterId, { kind: 'OUTSTANDING' });
    expect(nodes.find(({ number }) => number === 2)!.entries).toMatchObject([
      { state: 'STOPPED', reason: '已去世，家属未变更', by: '党政办 何静' },
      { state: 'RESUMED', reason: '核实有误', by: '党政办 何静' },
    ]);
  });

  it('not when the bank has paid, and again when it came back', async () => {
    await enterReturn(clerk, rosterId, [bankRow(1)]);
    expect(refusalCode(await order(offices.office, 'stopPayment', 1))).toBe('WRONG_STATE');
    await enterReturn(clerk, rosterId, [returnedRow(1, '退票', '2026-11-24')]);
    expect((await order(offices.office, 'stopPayment', 1)).errors).toEqual([]);
    expect(await stateOf(1)).toBe('STOPPED');
  });

  it.each([
    ['no reason', 1, ' ', 'BAD_INPUT'],
    ['a reason of 61 characters', 1, '长'.repeat(61), 'BAD_INPUT'],
    ['a row that is not there', 5, '死亡', 'NOT_FOUND'],
  ])('not with %s', async (_, number, reason, code) => {
    expect(refusalCode(await order(offices.office, 'stopPayment', number, reason))).toBe(code);
    expect(await stored()).toEqual([0, 0]);
  });
});

describe('the one it concerns', () => {
  interface Own {
    period: string;
    amount: string;
    paymentState: string;
    paidOn: string | null;
    paidAmount: string | null;
    paymentReason: string | null;
    publishedAt: string;
  }
  const own = async (n: number): Promise<Own> => {
    const answer = await town.visitor().must<{
      openResidentSession: { resident: { subsidies: Own[] } };
    }>(knownOperation('OpenResidentSession'), {
      idNumber: idNumber(n),
      proof: account(n).slice(-4),
    });
    // The rosters of the tests before are this person's too; the newest is last.
    return answer.openResidentSession.resident.subsidies[0]!;
  };

  it('sees it announced, paid with its day, returned with the reason, paid again, stopped', async () => {
    expect(await own(1)).toMatchObject({ paymentState: 'ANNOUNCED', paidOn: null });
    await enterReturn(clerk, rosterId, [bankRow(1), returnedRow(2), bankRow(3, { 2: '1000.00' })]);
    expect(await own(1)).toMatchObject({
      paymentState: 'PAID',
      paidOn: '2026-11-23',
      paidAmount: '1314.20',
    });
    expect(await own(2)).toMatchObject({
      paymentState: 'RETURNED',
      paidOn: null,
      paidAmount: null,
      paymentReason: '银行卡已经注销',
    });
    expect(await own(3)).toMatchObject({ amount: '1314.20', paidAmount: '1000.00' });
    await enterReturn(clerk, rosterId, [bankRow(2, { 5: '2026-11-24' })]);
    expect(await own(2)).toMatchObject({ paymentState: 'PAID', paidOn: '2026-11-24' });
    await order(offices.office, 'stopPayment', 4, '户口已迁出');
    expect(await own(4)).toMatchObject({ paymentState: 'STOPPED', paymentReason: '户口已迁出' });
  });
});
