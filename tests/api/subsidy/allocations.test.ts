import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../support/client.ts';
import { refusalCode } from '../../support/editions.ts';
import { openTown, type Town } from '../../support/town.ts';

let town: Town;
let office: Client;
let clerk: Client;

beforeAll(async () => {
  town = await openTown();
  [office, clerk] = await Promise.all([town.staff('office'), town.staff('roster')]);
});
afterAll(() => town.close());

interface Ledger {
  totalAmount: string | null;
  entries: {
    id: string;
    amount: string;
    reversesId: string | null;
    isReversed: boolean;
    reason: string | null;
    recordedBy: string;
  }[];
}

const LEDGER = 'totalAmount entries { id amount reversesId isReversed reason recordedBy }';
const GIVEN = {
  programmeCode: 'FARMLAND_FERTILITY',
  period: '2026',
  amount: '1567972.28',
  documentNumber: '利财预〔2026〕31号',
  documentOn: '2026-11-20',
};

const record = async (by: Client, input: object = {}) => {
  const answer = await by.run<{ recordAllocation: Ledger }>(
    `mutation ($input: FundAllocationInput!) { recordAllocation(input: $input) { ${LEDGER} } }`,
    { input: { ...GIVEN, ...input } },
  );
  return { ...answer, data: answer.data?.recordAllocation ?? null };
};

const reverse = async (by: Client, id: string, reason = '金额录错') => {
  const answer = await by.run<{ reverseAllocation: Ledger }>(
    `mutation ($id: ID!, $reason: String!) {
       reverseAllocation(id: $id, reason: $reason) { ${LEDGER} } }`,
    { id, reason },
  );
  return { ...answer, data: answer.data?.reverseAllocation ?? null };
};

const ledger = async (by: Client, period: string) => {
  const { allocations } = await by.must<{ allocations: Ledger }>(
    `query ($period: String!) {
       allocations(programmeCode: "FARMLAND_FERTILITY", period: $period) { ${LEDGER} } }`,
    { period },
  );
  return allocations;
};

it('several documents for one programme and period add up to the fen', async () => {
  expect((await record(office)).data!.totalAmount).toBe('1567972.28');
  const { data } = await record(clerk, { amount: '0.01', documentNumber: '利财预〔2026〕32号' });
  expect(data!.totalAmount).toBe('1567972.29');
  expect((await ledger(await town.staff('supervisor'), '2026')).totalAmount).toBe('1567972.29');
  expect(await ledger(office, '2025')).toEqual({ totalAmount: null, entries: [] });
});

describe('a wrong entry', () => {
  it('is taken back by one against it, and both stay with reason and name', async () => {
    const period = '2024';
    const { data } = await record(clerk, { period, amount: '900.00' });
    const id = data!.entries[0]!.id;
    const { data: after } = await reverse(office, id, '文件重复登记');
    expect(after!.totalAmount).toBeNull();
    expect(after!.entries).toMatchObject([
      { id, amount: '900.00', isReversed: true, reason: null },
      { amount: '-900.00', reversesId: id, isReversed: false, reason: '文件重复登记' },
    ]);
    expect(after!.entries.every(({ recordedBy }) => recordedBy !== '')).toBe(true);
    const right = await record(clerk, { period, amount: '90.00' });
    expect(right.data!.totalAmount).toBe('90.00');
  });

  it('is taken back once, whoever tries at the same time', async () => {
    const period = '2023';
    const { data } = await record(office, { period, amount: '5.00' });
    const id = data!.entries[0]!.id;
    const answers = await Promise.all([office, clerk, office].map((by) => reverse(by, id)));
    const codes = answers.map((answer) => refusalCode(answer) ?? 'DONE');
    expect(codes.toSorted()).toEqual(['DONE', 'WRONG_STATE', 'WRONG_STATE']);
    expect((await ledger(office, period)).entries).toHaveLength(2);
  });

  it('is not taken back without a reason, and a reversal never', async () => {
    const period = '2022';
    const { data } = await record(office, { period });
    const id = data!.entries[0]!.id;
    expect(refusalCode(await reverse(office, id, ''))).toBe('BAD_INPUT');
    const reversal = (await reverse(office, id)).data!.entries[1]!;
    expect(refusalCode(await reverse(office, reversal.id))).toBe('WRONG_STATE');
    expect(refusalCode(await reverse(office, '999999'))).toBe('NOT_FOUND');
  });
});

it.each([
  ['a negative amount', { amount: '-1.00' }],
  ['no money', { amount: '0.00' }],
  ['more than anybody gives a town', { amount: '999999999999999.00' }],
  ['three places', { amount: '1.005' }],
  ['no document', { documentNumber: ' ' }],
  ['a document of tomorrow', { documentOn: '2026-11-25' }],
  ['a programme nobody knows', { programmeCode: 'NONE' }],
  ['a month of a yearly programme', { period: '2021-10' }],
])('%s is refused, and nothing is recorded', async (_what, input) => {
  const answer = await record(clerk, { period: '2021', ...input });
  expect(refusalCode(answer)).toBe('BAD_INPUT');
  expect((await ledger(office, '2021')).entries).toEqual([]);
});
