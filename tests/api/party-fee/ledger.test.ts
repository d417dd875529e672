import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../support/client.ts';
import { refusalCode } from '../../support/editions.ts';
import { party } from '../../support/party.ts';
import { openTown, type Town } from '../../support/town.ts';

let town: Town;
let clerk: Client;
let n = 100;

beforeAll(async () => {
  town = await openTown();
  const organisation = await town.staff('organisation');
  for (const code of ['A', 'B', 'C', 'D', 'E']) await party.branch(organisation, code);
  clerk = await town.staff('fees');
});
afterAll(() => town.close());

/** A member of a branch who owes 15 yuan a month since January; it is November. */
async function member(branchCode: string, more: object = {}): Promise<string> {
  n += 1;
  const { data } = await party.add(clerk, n, { branchCode });
  const { id } = data!.addPartyMember;
  await party.fix(clerk, id, more);
  return id;
}

const spend = (mutation: string, type: string, input: object) =>
  clerk.run<Record<string, string>>(`mutation ($input: ${type}!) { ${mutation}(input: $input) }`, {
    input: { paidOn: '2026-06-01', ...input },
  });
const remit = (input: object) =>
  spend('recordPartyFeeRemittance', 'PartyFeeRemittanceInput', input);
const use = (input: object) => spend('recordPartyFeeUse', 'PartyFeeUseInput', input);
const contribute = (input: object) =>
  spend('recordPartyFeeContribution', 'PartyFeePaymentInput', input);
const reverse = (id: string, reason = '记错了') =>
  clerk.run<{ reversePartyFeeEntry: string }>(
    'mutation ($id: ID!, $reason: String!) { reversePartyFeeEntry(id: $id, reason: $reason) }',
    { id, reason },
  );

describe('a payment', () => {
  it('covers the oldest months and shows on the card', async () => {
    const id = await member('A');
    expect(refusalCode(await party.pay(clerk, id, '40.00', 'A-1'))).toBeNull();
    const card = await party.card(clerk, id);
    expect(card).toMatchObject({
      paid: '40.00',
      owing: '125.00',
      advance: '0.00',
      unpaidMonths: 8,
    });
    expect(card.months.slice(0, 3).map(({ due, paid }) => [due, paid])).toEqual([
      ['15.00', '15.00'],
      ['15.00', '15.00'],
      ['15.00', '10.00'],
    ]);
  });

  it('ahead of time needs the branch’s consent, and is never more than a year', async () => {
    const id = await member('A');
    const ahead = await party.pay(clerk, id, '180.00', 'A-2');
    expect(ahead.errors[0]!.message).toContain('应交 165.00 元');
    const consent = '2026年1月支部大会';
    expect(refusalCode(await party.pay(clerk, id, '180.00', 'A-2', { consent }))).toBeNull();
    expect((await party.card(clerk, id)).advance).toBe('15.00');
    const tooMuch = await party.pay(clerk, id, '500.00', 'A-3', { consent });
    expect(tooMuch.errors[0]!.message).toContain('最多可以收');
  });

  it.each([
    ['nothing', '0.00', {}, 'BAD_INPUT'],
    ['less than nothing', '-5.00', {}, 'BAD_INPUT'],
    ['a part of a fen', '15.001', {}, 'BAD_INPUT'],
    ['a day to come', '15.00', { paidOn: '2027-01-01' }, 'BAD_INPUT'],
    ['no receipt', '15.00', { receipt: ' ' }, 'BAD_INPUT'],
  ])('of %s is refused', async (_what, amount, more, code) => {
    const id = await member('A');
    expect(refusalCode(await party.pay(clerk, id, amount, `X-${n}`, more))).toBe(code);
    expect((await party.card(clerk, id)).paid).toBe('0.00');
  });

  it('of the same receipt is refused, also when two record it at once', async () => {
    const id = await member('A');
    const twice = await Promise.all([
      party.pay(clerk, id, '15.00', 'SAME'),
      party.pay(clerk, id, '15.00', 'SAME'),
    ]);
    expect(twice.map(refusalCode).toSorted()).toEqual(['RECEIPT_USED', null]);
    expect((await party.card(clerk, id)).paid).toBe('15.00');
  });

  it('of a member who left is refused, and of one whose amount is not fixed', async () => {
    const id = await member('A');
    await party.end(clerk, id, 'A', '2026-05');
    const left = await party.pay(clerk, id, '15.00', 'A-LEFT');
    expect([refusalCode(left), left.errors[0]!.message]).toEqual([
      'WRONG_STATE',
      expect.stringContaining('转出'),
    ]);
    n += 1;
    const { data } = await party.add(clerk, n);
    const unfixed = await party.pay(clerk, data!.addPartyMember.id, '15.00', 'A-NEW');
    expect(unfixed.errors[0]!.message).toContain('先核定');
  });
});

describe('the ledger of a branch', () => {
  it('adds up, by item too, with large one-offs apart', async () => {
    const id = await member('B');
    await party.pay(clerk, id, '150.00', 'B-1');
    await contribute({ memberId: id, amount: '2000.00', receipt: 'B-2' });
    await remit({ branchCode: 'B', amount: '60.00', receipt: 'B-3' });
    await remit({ branchCode: 'B', amount: '2000.00', isContribution: true });
    await use({ branchCode: 'B', item: 'TRAINING', amount: '30.00' });
    await use({ branchCode: 'B', item: 'HARDSHIP', amount: '20.00' });
    expect(await party.statement(clerk, 'B')).toEqual({
      broughtForward: '0.00',
      dues: '150.00',
      contributions: '2000.00',
      remitted: '60.00',
      contributionsRemitted: '2000.00',
      used: '50.00',
      uses: [
        { item: '培训党员', amount: '30.00' },
        { item: '补助生活困难的党员', amount: '20.00' },
      ],
      balance: '40.00',
      contributionsInHand: '0.00',
      isClosed: false,
    });
  });

  it('calls nothing below 1,000 yuan a large one-off', async () => {
    const id = await member('B');
    const small = await contribute({ memberId: id, amount: '999.99', receipt: 'B-9' });
    expect(small.errors[0]!.message).toContain('1000 元以上');
  });

  it('is put right by reversing, once, and nothing is taken out of it', async () => {
    const id = await member('C');
    const wrong = (await party.pay(clerk, id, '150.00', 'C-1')).data!.recordPartyFee;
    const both = await Promise.all([reverse(wrong), reverse(wrong)]);
    expect(both.map(refusalCode).toSorted()).toEqual(['WRONG_STATE', null]);
    const back = both.find(({ data }) => data !== null)!.data!.reversePartyFeeEntry;
    expect(refusalCode(await reverse(back))).toBe('WRONG_STATE');
    expect(await party.statement(clerk, 'C')).toMatchObject({ dues: '0.00', balance: '0.00' });
    const { partyFeeEntries } = await clerk.must<{
      partyFeeEntries: {
        nodes: { amount: string; reversesId: string | null; note: string | null }[];
      };
    }>('{ partyFeeEntries(branchCode: "C", year: 2026) { nodes { amount reversesId note } } }');
    expect(partyFeeEntries.nodes).toEqual([
      { amount: '150.00', reversesId: null, note: null },
      { amount: '150.00', reversesId: wrong, note: '记错了' },
    ]);
    expect((await party.card(clerk, id)).paid).toBe('0.00');
  });

  it('takes nothing more in a year that is closed, also while it is being closed', async () => {
    const close = (year: number) =>
      clerk.run('mutation ($year: Int!) { closePartyFeeYear(branchCode: "D", year: $year) }', {
        year,
      });
    expect(refusalCode(await close(2026))).toBe('BAD_INPUT');
    const paid = { branchCode: 'D', item: 'TRAINING', amount: '10.00', paidOn: '2025-12-01' };
    const answers = await Promise.all([...Array.from({ length: 6 }, () => use(paid)), close(2025)]);
    expect(refusalCode(answers.at(-1)!)).toBeNull();
    const kept = answers.slice(0, -1).filter(({ data }) => data !== null).length;
    const { used, isClosed } = await party.statement(clerk, 'D', 2025);
    expect([used, isClosed]).toEqual([`${kept * 10}.00`, true]);
    expect(refusalCode(await use(paid))).toBe('YEAR_CLOSED');
    expect(refusalCode(await close(2025))).toBe('WRONG_STATE');
    const { broughtForward } = await party.statement(clerk, 'D', 2026);
    expect(Number(broughtForward)).toBe(-kept * 10);
  });

  it('loses nothing of what many record at once', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => member('E')));
    const payments = ids.flatMap((id) =>
      [1, 2, 3, 4].map((at) => party.pay(clerk, id, '15.00', `E-${id}-${at}`)),
    );
    const answers = await Promise.all(payments);
    expect(answers.map(refusalCode)).toEqual(answers.map(() => null));
    expect((await party.statement(clerk, 'E')).balance).toBe('300.00');
  });
});

describe('who is behind', () => {
  it('is reminded after one, three and six months, by the clock alone', async () => {
    const organisation = await town.staff('organisation');
    await party.branch(organisation, 'F');
    for (const amount of ['150.00', '120.00', '105.00', '15.00'])
      await party.pay(clerk, await member('F'), amount, `F-${amount.slice(0, -3)}`);
    const { partyFeeArrears } = await clerk.must<{
      partyFeeArrears: { unpaidMonths: number; reminder: number; owing: string }[];
    }>('{ partyFeeArrears(branchCode: "F") { unpaidMonths reminder owing } }');
    expect(partyFeeArrears).toEqual([
      { unpaidMonths: 9, reminder: 6, owing: '150.00' },
      { unpaidMonths: 3, reminder: 3, owing: '60.00' },
      { unpaidMonths: 2, reminder: 1, owing: '45.00' },
    ]);
  });
});
