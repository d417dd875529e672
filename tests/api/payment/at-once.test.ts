import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { enterReturn, type NewEntry } from '../../../server/payment/enter-return.service.ts';
import { PaymentEntryRow } from '../../../server/payment/payment.entity.ts';
import { Refusal } from '../../../server/shared/refusal.ts';
import { findActor, findStaffByName } from '../../../server/staff/staff.store.ts';
import { officesOf, refusalCode, type Offices } from '../../support/editions.ts';
import { publishPayees, reconciliation } from '../../support/payments.ts';
import { openTown, type Town } from '../../support/town.ts';

let town: Town;
let offices: Offices;
let rosterId: number;

beforeAll(async () => {
  town = await openTown();
  offices = await officesOf(town);
});
afterAll(() => town.close());
beforeEach(async () => {
  rosterId = Number((await publishPayees(offices, 4)).rosterId);
});

/** The n-th payee is paid in full, as a file of the bank's would have it. */
function paid(n: number): NewEntry {
  return {
    rosterId,
    position: n,
    state: 'PAID',
    amountFen: 131_420,
    paidOn: '2026-11-23',
    reason: null,
    match: 'ACCOUNT',
    accountDiffers: false,
    nameDiffers: false,
    sheet: '回单',
    sheetRow: n + 1,
    payeeKey: `payee${n}`,
    maskedName: null,
    accountSealed: null,
    enteredById: 1,
    enteredAt: town.clock.now(),
  };
}

/** Enters the rows of all files at the same moment; the codes of those that were refused. */
async function enterAtOnce(files: { hash: string; rows: number[] }[]): Promise<string[]> {
  const { read } = town.deps.database;
  const actor = (await findActor(read, (await findStaffByName(read, 'roster'))!.id))!;
  const outcomes = await Promise.allSettled(
    files.map(({ hash, rows }) => {
      const facts = { rosterId, fileHash: hash, fileName: `${hash}.csv` };
      return enterReturn(town.deps, actor, facts, rows.map(paid), () => undefined);
    }),
  );
  return outcomes.flatMap((outcome) => {
    if (outcome.status === 'fulfilled') return [];
    if (outcome.reason instanceof Refusal) return [outcome.reason.code];
    throw outcome.reason;
  });
}

const entryCount = () => town.deps.database.read.countBy(PaymentEntryRow, { rosterId });

it('of twenty who enter one file, one does', async () => {
  const files = Array.from({ length: 20 }, () => ({ hash: 'same', rows: [1, 2, 3] }));
  const refused = await enterAtOnce(files);
  expect(refused).toEqual(Array.from({ length: 19 }, () => 'RETURN_REPEATED'));
  expect(await entryCount()).toBe(3);
});

it('of twenty files with the same rows, one counts', async () => {
  const files = Array.from({ length: 20 }, (_, at) => ({ hash: `file${at}`, rows: [1, 2, 3] }));
  expect(await enterAtOnce(files)).toHaveLength(19);
  expect(await entryCount()).toBe(3);
});

it('of files that overlap, each row counts once and the sums add up', async () => {
  const files = Array.from({ length: 12 }, (_, at) => ({
    hash: `part${at}`,
    rows: [1 + (at % 4), 1 + ((at + 1) % 4)],
  }));
  await enterAtOnce(files);
  expect(await entryCount()).toBe(4);
  const { totals, totalCount } = await reconciliation(offices.roster, String(rosterId));
  expect(totals).toMatchObject({ paidCount: 4, paid: '5256.80', bankPaid: '5256.80' });
  expect(totalCount).toBe(0);
});

it('of twenty who stop one row, one does', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      offices.office.run(
        'mutation ($id: ID!) { stopPayment(rosterId: $id, number: 1, reason: "已去世") }',
        { id: String(rosterId) },
      ),
    ),
  );
  const codes = answers.map(refusalCode);
  expect(codes.filter((code) => code === null)).toHaveLength(1);
  expect(codes.filter((code) => code === 'WRONG_STATE')).toHaveLength(19);
  expect(await entryCount()).toBe(1);
});
