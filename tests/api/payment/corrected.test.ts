import { afterAll, beforeAll, expect, it } from 'vitest';
import { accepted, officesOf, refusalCode, verbs, type Offices } from '../../support/editions.ts';
import { knownOperation } from '../../support/known-operation.ts';
import {
  bankFile,
  bankRow,
  enterReturn,
  importReturn,
  NAMES,
  publishPayees,
  reconciliation,
  returnedRow,
  type ReconciliationFacts,
} from '../../support/payments.ts';
import { account, HEADER, idNumber, row, xlsx } from '../../support/roster-files.ts';
import { explainWarnings, importFile } from '../../support/rosters.ts';
import { openTown, type Town } from '../../support/town.ts';

let town: Town;
let offices: Offices;

beforeAll(async () => {
  town = await openTown();
  offices = await officesOf(town);
});
afterAll(() => town.close());

type Payee = [n: number, changes?: Parameters<typeof row>[1]];

/** The next edition of a disclosure, approved, with a roster of these payees. */
async function correct(disclosureId: string, payees: readonly Payee[]) {
  const { roster, leader, committee } = offices;
  const rows = payees.map(([n, changes]) => row(n, { 1: NAMES[n - 1]!, ...changes }));
  const bytes = await xlsx({ name: '前潘村', rows: [HEADER, ...rows] });
  const imported = await importFile(roster, 'FARMLAND_FERTILITY', '2026', {
    name: 'b.xlsx',
    bytes,
  });
  if (imported.data === null) throw new Error(imported.text);
  const rosterId = imported.data.id;
  await explainWarnings(roster, rosterId);
  const revised = accepted(await verbs.revise(roster, disclosureId, '更正名册'));
  const drafted = accepted(await verbs.update(roster, revised, { rosterDraftId: rosterId }));
  const passed = accepted(await verbs.pass(leader, accepted(await verbs.submit(roster, drafted))));
  return { rosterId, approved: accepted(await verbs.approve(committee, passed)) };
}

async function stateOf(n: number): Promise<string | undefined> {
  const answer = await town.visitor().must<{
    openResidentSession: {
      resident: { subsidies: { paymentState: string; publishedAt: string }[] };
    };
  }>(knownOperation('OpenResidentSession'), {
    idNumber: idNumber(n),
    proof: account(n).slice(-4),
  });
  return answer.openResidentSession.resident.subsidies[0]?.paymentState;
}

/** Each difference: where, who, what. */
const told = (nodes: ReconciliationFacts['nodes']) =>
  nodes.map(({ number, maskedName, kinds, entries }) => [
    number,
    maskedName ?? entries[0]!.maskedName,
    ...kinds,
  ]);

const stop = (rosterId: string, number: number) =>
  offices.office.run(
    'mutation ($id: ID!, $n: Int!) { stopPayment(rosterId: $id, number: $n, reason: "户口已迁出") }',
    { id: rosterId, n: number },
  );

it('what was paid on a roster is paid on the one that corrects it, person by person', async () => {
  const { rosterId, edition } = await publishPayees(offices, 4);
  await enterReturn(offices.roster, rosterId, [
    bankRow(1),
    returnedRow(2),
    bankRow(3),
    bankRow(5), // not on the roster
  ]);
  expect((await stop(rosterId, 4)).errors).toEqual([]);

  // The fifth was forgotten, the third does not belong there; everybody moves.
  const { rosterId: next, approved } = await correct(edition.disclosureId, [[5], [4], [2], [1]]);
  expect(await stateOf(1)).toBe('PAID');
  accepted(await verbs.publish(offices.office, approved));

  expect(await stateOf(1)).toBe('PAID');
  expect(await stateOf(2)).toBe('RETURNED');
  expect(await stateOf(4)).toBe('STOPPED');
  expect(await stateOf(5)).toBe('PAID');
  const { totals, nodes } = await reconciliation(offices.roster, next);
  expect(totals).toMatchObject({ published: '5256.80', paid: '2628.40', bankPaid: '3942.60' });
  expect(told(nodes)).toEqual([
    [2, '赵＊福', 'STOPPED'],
    [3, '李＊国', 'RETURNED'],
    [null, '陈＊强', 'NOT_ON_ROSTER'],
  ]);
  // The account the bank wrote is still there for whoever asks at the bank.
  expect(nodes.at(-1)!.entries[0]!.maskedAccount).toContain(account(3).slice(-4));
});

it('the corrected roster takes no more payments and says which one does', async () => {
  const { rosterId, edition } = await publishPayees(offices, 3);
  await enterReturn(offices.roster, rosterId, [bankRow(1)]);
  const { rosterId: next, approved } = await correct(edition.disclosureId, [[1], [2], [3]]);
  accepted(await verbs.publish(offices.office, approved));

  const late = await importReturn(offices.roster, rosterId, bankFile([bankRow(2)]));
  expect(refusalCode(late)).toBe('WRONG_STATE');
  expect(late.text).toContain(`名册 ${next}`);
  expect(refusalCode(await stop(rosterId, 3))).toBe('WRONG_STATE');
  // The same file again is known there, a new one is not.
  const again = await importReturn(offices.roster, next, bankFile([bankRow(1)]));
  expect(refusalCode(again)).toBe('RETURN_REPEATED');
  await enterReturn(offices.roster, next, [bankRow(2)]);
  expect((await reconciliation(offices.roster, next)).totals).toMatchObject({ paid: '2628.40' });
});

it('a publication taken back and done again carries nothing twice', async () => {
  const { rosterId, edition } = await publishPayees(offices, 3);
  await enterReturn(offices.roster, rosterId, [bankRow(1), bankRow(2)]);
  expect((await stop(rosterId, 3)).errors).toEqual([]);
  const { rosterId: next, approved } = await correct(edition.disclosureId, [[1], [2], [3]]);
  const later = { visibleFrom: '2027-01-01T00:00:00Z' };
  const planned = accepted(await verbs.publish(offices.office, approved, later));
  const back = accepted(await verbs.unschedule(offices.office, planned));
  // Meanwhile the roster that stands is paid on.
  await enterReturn(offices.roster, rosterId, [returnedRow(2, '账户已销户', '2026-11-24')]);
  accepted(await verbs.publish(offices.office, back));
  const { totals } = await reconciliation(offices.roster, next);
  expect(totals).toMatchObject({ paidCount: 1, paid: '1314.20', returned: '1314.20' });
  const { nodes } = await reconciliation(offices.roster, next);
  expect(nodes.map(({ number, entries }) => [number, entries.length])).toEqual([
    [2, 2],
    [3, 1],
  ]);
});

it('nobody is paid by a card alone that was another’s on the corrected roster', async () => {
  const { rosterId, edition } = await publishPayees(offices, 2);
  await enterReturn(offices.roster, rosterId, [bankRow(1), bankRow(2)]);
  // The first goes, and the second was given the first's card.
  const { rosterId: next, approved } = await correct(edition.disclosureId, [
    [2, { 3: account(1) }],
    [3],
  ]);
  accepted(await verbs.publish(offices.office, approved));
  const { nodes } = await reconciliation(offices.roster, next);
  expect(told(nodes)).toEqual([
    [1, '李＊国', 'ACCOUNT_DIFFERS'],
    [2, '陈＊强', 'OUTSTANDING'],
    [null, '王＊兰', 'NOT_ON_ROSTER'],
  ]);
});
