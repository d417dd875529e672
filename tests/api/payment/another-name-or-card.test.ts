import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accepted, officesOf, verbs, type Offices } from '../../support/editions.ts';
import { knownOperation } from '../../support/known-operation.ts';
import {
  BANK_HEADER,
  bankFile,
  bankRow,
  importReturn,
  NAMES,
  publishPayees,
  publishRoster,
  reconciliation,
} from '../../support/payments.ts';
import { account, HEADER, idNumber, row, xlsx } from '../../support/roster-files.ts';
import { explainWarnings, importFile } from '../../support/rosters.ts';
import { openTown, type Town } from '../../support/town.ts';

const NEW_CARD = account(778);
const UNKNOWN = account(779);

let town: Town;
let offices: Offices;
let rosterId: string;
let disclosureId: string;

/** Five are paid in full: two under other names, one on a new card, two on accounts of nobody known. */
beforeAll(async () => {
  town = await openTown();
  offices = await officesOf(town);
  const published = await publishPayees(offices, 5);
  rosterId = published.rosterId;
  disclosureId = published.edition.disclosureId;
  const file = bankFile(
    [
      [...bankRow(1, { 1: '王　桂 兰' }), ''],
      [...bankRow(2, { 1: '李建军' }), ''],
      [...bankRow(3, { 0: NEW_CARD }), idNumber(3)],
      [...bankRow(4, { 0: UNKNOWN, 1: '赵德财' }), idNumber(4)],
      [...bankRow(5, { 1: '别人' }), ''],
    ],
    [...BANK_HEADER, '身份证号码'],
  );
  const { data, text } = await importReturn(offices.roster, rosterId, file);
  if (data?.isEntered !== true) throw new Error(text);
});
afterAll(() => town.close());

const told = async (id: string) => {
  const { nodes } = await reconciliation(offices.roster, id);
  return nodes.map(({ kinds, maskedName, entries }) => [
    maskedName,
    kinds.join(' '),
    entries[0]!.maskedName,
  ]);
};

describe('a payment in another name', () => {
  it('is a difference of its own, told by masked names; spaces and widths are none', async () => {
    expect(await told(rosterId)).toEqual([
      ['李＊国', 'NAME_DIFFERS', '李＊军'],
      ['陈＊强', 'ACCOUNT_DIFFERS', '陈＊强'],
      ['赵＊福', 'ACCOUNT_DIFFERS NAME_DIFFERS', '赵＊财'],
      ['孙＊燕', 'NAME_DIFFERS', '别＊'],
    ]);
  });

  it('is counted with its money, and what was paid stays paid', async () => {
    const { differences, totals } = await reconciliation(offices.roster, rosterId);
    expect(differences).toContainEqual({ kind: 'NAME_DIFFERS', count: 3, amount: '3942.60' });
    expect(totals).toMatchObject({ paidCount: 5, paid: '6571.00', bankPaid: '6571.00' });
  });
});

describe('a resident whose money went to another account', () => {
  const card = async (n: number, proof = account(n)) => {
    const { openResidentSession } = await town.visitor().must<{
      openResidentSession: {
        resident: {
          subsidies: {
            paymentState: string;
            maskedAccount: string | null;
            isPaidElsewhere: boolean;
          }[];
        };
      };
    }>(knownOperation('OpenResidentSession'), { idNumber: idNumber(n), proof: proof.slice(-4) });
    const [{ paymentState, maskedAccount, isPaidElsewhere }] = openResidentSession.resident
      .subsidies as [never];
    return [paymentState, maskedAccount, isPaidElsewhere];
  };

  it('reads the card of the roster when the money is there', async () => {
    expect(await card(1)).toEqual(['PAID', `＊${account(1).slice(-4)}`, false]);
  });

  it('reads the card it is on when the bank named them by name and ID number', async () => {
    expect(await card(3)).toEqual(['PAID', `＊${NEW_CARD.slice(-4)}`, false]);
  });

  it('reads no card at all when nobody knows whose it is, and is told so', async () => {
    expect(await card(4)).toEqual(['PAID', null, true]);
  });

  it('reads the card it is on when another roster has it as theirs', async () => {
    const rows = [row(4, { 1: NAMES[3]!, 3: UNKNOWN })];
    const bytes = await xlsx({ name: '前潘村', rows: [HEADER, ...rows] });
    const file = { name: 'b.xlsx', bytes };
    const { data } = await importFile(offices.roster, 'GRAIN_DIRECT_SUBSIDY', '2026', file);
    await publishRoster(offices, data!.id);
    const { resident } = (
      await town.visitor().must<{
        openResidentSession: { resident: { subsidies: { maskedAccount: string | null }[] } };
      }>(knownOperation('OpenResidentSession'), {
        idNumber: idNumber(4),
        proof: UNKNOWN.slice(-4),
      })
    ).openResidentSession;
    expect(resident.subsidies.map(({ maskedAccount }) => maskedAccount)).toEqual([
      `＊${UNKNOWN.slice(-4)}`,
      `＊${UNKNOWN.slice(-4)}`,
    ]);
  });
});

it('a correction that sets the name right takes the difference away, and no other', async () => {
  const { roster, leader, committee, office } = offices;
  const rows = NAMES.slice(0, 5).map((name, at) => row(at + 1, { 1: at === 1 ? '李建军' : name }));
  const bytes = await xlsx({ name: '前潘村', rows: [HEADER, ...rows] });
  const file = { name: 'c.xlsx', bytes };
  const next = (await importFile(roster, 'FARMLAND_FERTILITY', '2026', file)).data!.id;
  await explainWarnings(roster, next);
  const revised = accepted(await verbs.revise(roster, disclosureId, '更正姓名'));
  const drafted = accepted(await verbs.update(roster, revised, { rosterDraftId: next }));
  const passed = accepted(await verbs.pass(leader, accepted(await verbs.submit(roster, drafted))));
  accepted(await verbs.publish(office, accepted(await verbs.approve(committee, passed))));
  expect((await told(next)).map(([name, kinds]) => [name, kinds])).toEqual([
    ['陈＊强', 'ACCOUNT_DIFFERS'],
    ['赵＊福', 'ACCOUNT_DIFFERS NAME_DIFFERS'],
    ['孙＊燕', 'NAME_DIFFERS'],
  ]);
});
