import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesIn, findInFiles } from '../../support/canary.ts';
import { officesOf, refusalCode, type Offices } from '../../support/editions.ts';
import {
  BANK_HEADER,
  NAMES,
  bankFile,
  bankRow,
  enterReturn,
  importReturn,
  publishPayees,
  reconciliation,
  returnedRow,
  type ReconciliationFacts,
} from '../../support/payments.ts';
import { account, idNumber } from '../../support/roster-files.ts';
import { openTown, type Town } from '../../support/town.ts';

const STRANGER = account(777);
const NEW_ACCOUNT = account(778);

let town: Town;
let offices: Offices;
let rosterId: string;
let all: ReconciliationFacts;

/** Six are owed 1314.20 each; what the bank did goes wrong in every way. */
beforeAll(async () => {
  town = await openTown();
  offices = await officesOf(town);
  ({ rosterId } = await publishPayees(offices, 6));
  const header = [...BANK_HEADER, '身份证号码'];
  const file = bankFile(
    [
      [...bankRow(1, { 2: '1314.00' }), ''],
      [...bankRow(2), ''],
      [...bankRow(2), ''],
      [...returnedRow(3, `账号${account(3)}户名不符`), ''],
      [...bankRow(4, { 0: NEW_ACCOUNT }), idNumber(4)],
      [...bankRow(5, { 0: account(1) }), idNumber(5)],
      [...bankRow(6, { 0: STRANGER, 1: '外乡人', 2: '55.50' }), ''],
    ],
    header,
  );
  const { data, text } = await importReturn(offices.roster, rosterId, file);
  if (data?.isEntered !== true) throw new Error(text);
  all = await reconciliation(offices.roster, rosterId);
});
afterAll(() => town.close());

describe('what was published against what was paid', () => {
  it('names every difference, in both directions', () => {
    const found = all.nodes.map(({ number, kinds, published, paid }) => [
      number,
      kinds.join(' '),
      published,
      paid,
    ]);
    expect(found).toEqual([
      [1, 'AMOUNT_DIFFERS', '1314.20', '1314.00'],
      [2, 'PAID_TWICE', '1314.20', '2628.40'],
      [3, 'RETURNED', '1314.20', '0.00'],
      [4, 'ACCOUNT_DIFFERS', '1314.20', '1314.20'],
      [5, 'OUTSTANDING', '1314.20', '0.00'],
      [6, 'OUTSTANDING', '1314.20', '0.00'],
      [null, 'COULD_BE_SEVERAL', null, '1314.20'],
      [null, 'NOT_ON_ROSTER', null, '55.50'],
    ]);
  });

  it('adds up', () => {
    expect(all.totals).toEqual({
      publishedCount: 6,
      published: '7885.20',
      paidCount: 3,
      paid: '5256.60',
      overpaid: '1314.20',
      underpaid: '0.20',
      returned: '1314.20',
      stopped: '0.00',
      outstanding: '2628.40',
      unmatched: '1369.70',
      bankPaid: '6626.30',
    });
    const sums = Object.fromEntries(all.differences.map((sum) => [sum.kind, sum]));
    expect(sums).toMatchObject({
      OUTSTANDING: { count: 2, amount: '2628.40' },
      RETURNED: { count: 1, amount: '1314.20' },
      STOPPED: { count: 0, amount: '0.00' },
      AMOUNT_DIFFERS: { count: 1, amount: '0.20' },
      PAID_TWICE: { count: 1, amount: '1314.20' },
      ACCOUNT_DIFFERS: { count: 1, amount: '1314.20' },
      NOT_ON_ROSTER: { count: 1, amount: '55.50' },
      COULD_BE_SEVERAL: { count: 1, amount: '1314.20' },
    });
  });

  it('tells where each stands in the bank’s file, and how it was found', () => {
    expect(all.nodes[3]!.entries).toMatchObject([
      { state: 'PAID', match: 'ID_NUMBER', fileName: '代发回单.csv', row: 6, by: '名册员 周敏' },
    ]);
    expect(all.nodes[3]!.entries[0]!.maskedAccount).toBe(`＊${NEW_ACCOUNT.slice(-4)}`);
    expect(all.nodes[3]!.maskedAccount).toBe(`＊${account(4).slice(-4)}`);
    expect(all.nodes[7]!.entries[0]!.maskedName).toBe('外＊人');
  });

  it('lists one kind, by pages', async () => {
    const supervisor = await town.staff('supervisor');
    const first = await reconciliation(supervisor, rosterId, { kind: 'OUTSTANDING', first: 1 });
    expect([first.totalCount, first.nodes.map(({ number }) => number)]).toEqual([2, [5]]);
    const after = first.endCursor;
    const next = await reconciliation(supervisor, rosterId, {
      kind: 'OUTSTANDING',
      first: 1,
      after,
    });
    expect(next.nodes.map(({ number }) => number)).toEqual([6]);
    const last = await reconciliation(supervisor, rosterId, { first: 2, after: all.endCursor });
    expect(last.nodes).toEqual([]);
  });

  it('is for a roster the public has seen', async () => {
    const answer = await offices.leader.run(
      '{ reconciliation(rosterId: "999999") { totalCount } }',
    );
    expect(refusalCode(answer)).toBe('NOT_FOUND');
  });

  it('is told with masked names and no whole number, and none is stored', () => {
    const secrets = [1, 2, 3, 4, 5, 6].flatMap((n) => [account(n), idNumber(n)]);
    secrets.push(STRANGER, NEW_ACCOUNT, '外乡人');
    const answered = JSON.stringify(all);
    const logged = town.log.join('\n');
    for (const secret of [...secrets, ...NAMES.filter((name) => name.length > 2)]) {
      expect(answered).not.toContain(secret);
      expect(logged).not.toContain(secret);
    }
    if (town.databaseUrl === null)
      expect(findInFiles(filesIn(town.dataFolder), secrets)).toEqual([]);
    expect(all.nodes[2]!.entries[0]!.reason).toBe('账号＊户名不符');
  });

  it('clears up as later files put it right', async () => {
    await enterReturn(offices.roster, rosterId, [
      bankRow(3, { 5: '2026-11-24' }),
      bankRow(5, { 5: '2026-11-24' }),
      bankRow(6, { 5: '2026-11-24' }),
      returnedRow(2, '重复发放，已退回', '2026-11-24'),
      bankRow(1, { 2: '0.20', 5: '2026-11-24' }),
    ]);
    const { totals, differences } = await reconciliation(offices.roster, rosterId);
    expect(totals).toMatchObject({
      paidCount: 6,
      paid: '7885.20',
      overpaid: '0.00',
      underpaid: '0.00',
      returned: '0.00',
      outstanding: '0.00',
    });
    const left = differences.filter(({ count }) => count > 0).map(({ kind }) => kind);
    expect(left).toEqual(['ACCOUNT_DIFFERS', 'NOT_ON_ROSTER', 'COULD_BE_SEVERAL']);
  });
});
