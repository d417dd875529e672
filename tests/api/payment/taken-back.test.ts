import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BankReturnRow, PaymentEntryRow } from '../../../server/payment/payment.entity.ts';
import type { Client } from '../../support/client.ts';
import { accepted, officesOf, refusalCode, verbs, type Offices } from '../../support/editions.ts';
import { knownOperation } from '../../support/known-operation.ts';
import {
  bankFile,
  bankRow,
  enterReturn,
  importPayees,
  importReturn,
  publishPayees,
  reconciliation,
  returnedRow,
  type PublishedRoster,
} from '../../support/payments.ts';
import { account, idNumber } from '../../support/roster-files.ts';
import { explainWarnings } from '../../support/rosters.ts';
import { openTown, type Town } from '../../support/town.ts';

let town: Town;
let offices: Offices;
let clerk: Client;
let published: PublishedRoster;
let rosterId: string;

beforeAll(async () => {
  town = await openTown();
  offices = await officesOf(town);
  clerk = offices.roster;
});
afterAll(() => town.close());
beforeEach(async () => {
  published = await publishPayees(offices, 3);
  rosterId = published.rosterId;
});

interface Returned {
  id: string;
  takenBackAt: string | null;
  takenBackBy: string | null;
  takenBackReason: string | null;
}

const takeBack = (id: string, reason = '文件选错了', by = clerk) =>
  by.run<{ takeBackBankReturn: Returned }>(
    `mutation ($id: ID!, $reason: String!) { takeBackBankReturn(id: $id, reason: $reason) {
       id takenBackAt takenBackBy takenBackReason } }`,
    { id, reason },
  );

async function returnsOf(id = rosterId): Promise<Returned[]> {
  const { bankReturns } = await clerk.must<{ bankReturns: Returned[] }>(
    `query ($id: ID!) { bankReturns(rosterId: $id) {
       id takenBackAt takenBackBy takenBackReason } }`,
    { id },
  );
  return bankReturns;
}

const newest = async (id = rosterId) => (await returnsOf(id))[0]!.id;

/** What the n-th payee reads of their newest money. */
async function stateOf(n: number): Promise<string | undefined> {
  const answer = await town.visitor().must<{
    openResidentSession: {
      resident: { subsidies: { paymentState: string; disclosureId: string }[] };
    };
  }>(knownOperation('OpenResidentSession'), { idNumber: idNumber(n), proof: account(n).slice(-4) });
  const { subsidies } = answer.openResidentSession.resident;
  return subsidies.find(({ disclosureId }) => disclosureId === published.edition.disclosureId)
    ?.paymentState;
}

/** The next edition of the disclosure, with a roster of the same payees; its number. */
async function correct(): Promise<string> {
  const { roster, leader, committee, office } = offices;
  const next = await importPayees(offices, 3);
  await explainWarnings(roster, next);
  const revised = accepted(await verbs.revise(roster, published.edition.disclosureId, '更正'));
  const drafted = accepted(await verbs.update(roster, revised, { rosterDraftId: next }));
  const passed = accepted(await verbs.pass(leader, accepted(await verbs.submit(roster, drafted))));
  accepted(await verbs.publish(office, accepted(await verbs.approve(committee, passed))));
  return next;
}

describe('a bank’s return that should not have been entered', () => {
  it('is taken back with a reason: nothing of it counts any more', async () => {
    const before = await reconciliation(clerk, rosterId);
    await enterReturn(clerk, rosterId, [bankRow(1), returnedRow(2), bankRow(5)]);
    expect([await stateOf(1), await stateOf(2)]).toEqual(['PAID', 'RETURNED']);

    const { data, text } = await takeBack(await newest());
    expect(data?.takeBackBankReturn, text).toMatchObject({
      takenBackBy: '名册员 周敏',
      takenBackReason: '文件选错了',
      takenBackAt: expect.stringMatching(/^2026-11-24T/) as string,
    });
    expect([await stateOf(1), await stateOf(2)]).toEqual(['ANNOUNCED', 'ANNOUNCED']);
    expect(await reconciliation(clerk, rosterId)).toEqual(before);
  });

  it('stays on record with every entry: the ledger only grows', async () => {
    await enterReturn(clerk, rosterId, [bankRow(1), bankRow(2)]);
    const { read } = town.deps.database;
    const stored = async () => [
      await read.findBy(BankReturnRow, { rosterId: Number(rosterId) }),
      await read.findBy(PaymentEntryRow, { rosterId: Number(rosterId) }),
    ];
    const before = await stored();
    expect((await takeBack(await newest())).errors).toEqual([]);
    expect(await stored()).toEqual(before);
  });

  it('may be entered again, and counts once', async () => {
    const file = bankFile([bankRow(1), bankRow(2)]);
    for (let times = 0; times < 2; times += 1) {
      expect((await importReturn(clerk, rosterId, file)).data?.isEntered).toBe(true);
      expect(refusalCode(await importReturn(clerk, rosterId, file))).toBe('RETURN_REPEATED');
      expect((await takeBack(await newest())).errors).toEqual([]);
    }
    expect((await importReturn(clerk, rosterId, file)).data?.isEntered).toBe(true);
    expect((await reconciliation(clerk, rosterId)).totals).toMatchObject({ paid: '2628.40' });
    expect((await returnsOf()).map(({ takenBackAt }) => takenBackAt === null)).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('leaves what other files and the office entered as it was', async () => {
    await enterReturn(clerk, rosterId, [bankRow(1)]);
    await offices.office.must(
      'mutation ($id: ID!) { stopPayment(rosterId: $id, number: 3, reason: "户口已迁出") }',
      { id: rosterId },
    );
    const before = await reconciliation(clerk, rosterId);
    await enterReturn(clerk, rosterId, [bankRow(2), bankRow(3)]);
    expect((await takeBack(await newest())).errors).toEqual([]);
    expect(await reconciliation(clerk, rosterId)).toEqual(before);
    expect([await stateOf(1), await stateOf(3)]).toEqual(['PAID', 'STOPPED']);
  });

  it('is taken back once, also of two clerks at the same moment', async () => {
    await enterReturn(clerk, rosterId, [bankRow(1)]);
    const id = await newest();
    const answers = await Promise.all([takeBack(id), takeBack(id)]);
    expect(answers.map(refusalCode).toSorted()).toEqual(['WRONG_STATE', null].toSorted());
    expect(refusalCode(await takeBack(id))).toBe('WRONG_STATE');
  });

  it('is taken back by the clerk, with a reason, where there is one', async () => {
    await enterReturn(clerk, rosterId, [bankRow(1)]);
    const id = await newest();
    expect(refusalCode(await takeBack(id, ' '))).toBe('BAD_INPUT');
    expect(refusalCode(await takeBack(id, '长'.repeat(201)))).toBe('BAD_INPUT');
    expect(refusalCode(await takeBack('999999'))).toBe('NOT_FOUND');
    expect(refusalCode(await takeBack(id, '文件选错了', offices.office))).toBe('FORBIDDEN');
    expect(await stateOf(1)).toBe('PAID');
  });

  it('waits for a later file that left out what this one told', async () => {
    await enterReturn(clerk, rosterId, [bankRow(1)]);
    const first = await newest();
    await enterReturn(clerk, rosterId, [bankRow(1), bankRow(2)]);
    const second = await newest();
    const answer = await takeBack(first);
    expect(refusalCode(answer)).toBe('WRONG_STATE');
    expect(answer.text).toContain(`请先撤回回单 ${second}`);
    expect((await takeBack(second)).errors).toEqual([]);
    expect((await takeBack(first)).errors).toEqual([]);
    expect(await stateOf(1)).toBe('ANNOUNCED');
  });
});

describe('a return that a correction carried to another roster', () => {
  it.each(['as it was entered', 'as it was carried'])(
    'is taken back in both, %s',
    async (which) => {
      await enterReturn(clerk, rosterId, [bankRow(1), bankRow(2)]);
      const next = await correct();
      expect(await stateOf(1)).toBe('PAID');
      const id = await newest(which === 'as it was entered' ? rosterId : next);
      expect((await takeBack(id)).errors).toEqual([]);
      expect(await stateOf(1)).toBe('ANNOUNCED');
      for (const each of [rosterId, next]) {
        expect((await reconciliation(clerk, each)).totals).toMatchObject({ bankPaid: '0.00' });
        expect((await returnsOf(each))[0]!.takenBackAt).not.toBeNull();
      }
      await enterReturn(clerk, next, [bankRow(1), bankRow(2)]);
      expect(await stateOf(1)).toBe('PAID');
    },
  );

  it('is not carried once it was taken back', async () => {
    await enterReturn(clerk, rosterId, [bankRow(1)]);
    expect((await takeBack(await newest())).errors).toEqual([]);
    await enterReturn(clerk, rosterId, [bankRow(2)]);
    const next = await correct();
    expect(await returnsOf(next)).toHaveLength(1);
    expect([await stateOf(1), await stateOf(2)]).toEqual(['ANNOUNCED', 'PAID']);
  });
});
