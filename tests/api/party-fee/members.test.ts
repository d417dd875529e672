import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../../support/client.ts';
import { refusalCode } from '../../support/editions.ts';
import { clerkOfBranch, party } from '../../support/party.ts';
import { idNumber } from '../../support/roster-files.ts';
import { openTown, type Town } from '../../support/town.ts';

let town: Town;
let organisation: Client;
let clerk: Client;
let n = 0;

beforeAll(async () => {
  town = await openTown();
  organisation = await town.staff('organisation');
  await party.branch(organisation, 'TOWN');
  await party.branch(organisation, 'A', { parentCode: 'TOWN' });
  await party.branch(organisation, 'B', { parentCode: 'TOWN' });
  clerk = await clerkOfBranch(town, 'A');
});
afterAll(() => town.close());
beforeEach(() => {
  n += 1;
});

const added = async (more: object = {}, by = clerk) =>
  (await party.add(by, n, more)).data!.addPartyMember;

describe('a branch', () => {
  it('is kept by its clerk and by the organisation, and unknown to anybody else', async () => {
    const codes = async (by: Client) =>
      (
        await by.must<{ partyBranches: { code: string }[] }>('{ partyBranches { code } }')
      ).partyBranches.map(({ code }) => code);
    expect(await codes(organisation)).toEqual(['A', 'B', 'TOWN']);
    expect(await codes(clerk)).toEqual(['A']);
    const other = await clerk.run('{ partyMembers(branchCode: "B") { totalCount } }');
    const none = await clerk.run('{ partyMembers(branchCode: "NONE") { totalCount } }');
    expect(refusalCode(other)).toBe('NOT_FOUND');
    expect(other.errors[0]!.message).toBe(none.errors[0]!.message);
  });

  it.each([
    ['its own parent', { code: 'TOWN', parentCode: 'A' }, '下级'],
    ['an unknown parent', { code: 'C', parentCode: 'NONE' }, '没有这个上级'],
    ['a code of small letters', { code: 'c' }, '支部代码'],
    ['no place to pay', { code: 'C', payAt: ' ' }, 'payAt'],
  ])('is not saved with %s', async (_what, input, sentence) => {
    const answer = await organisation.run(
      'mutation ($input: PartyBranchInput!) { savePartyBranch(input: $input) { code } }',
      { input: { name: '某支部', payAt: '村部', ...input } },
    );
    expect([refusalCode(answer), answer.errors[0]!.message]).toEqual([
      'BAD_INPUT',
      expect.stringContaining(sentence) as string,
    ]);
  });
});

describe('a member', () => {
  it('is told masked, and found in no database file by name or number', async () => {
    const member = await added({ account: '6217000000000016688', phone: '13812341234' });
    expect(member).toMatchObject({
      maskedName: '王＊军',
      maskedIdNumber: expect.stringMatching(/^99＊.{3}$/) as string,
    });
    const rows = JSON.stringify(await town.deps.database.read.query('SELECT * FROM party_member'));
    for (const secret of [idNumber(n), '6217000000000016688', '13812341234', '王建军'])
      expect(rows).not.toContain(secret);
  });

  it('everything wrong is told at once and nothing is kept', async () => {
    const answer = await party.add(clerk, n, {
      name: '王',
      idNumber: '123',
      phone: '1381234',
      account: '12',
      joinedOn: '2030-01-01',
      fromMonth: '2026-13',
      villageCode: '999',
    });
    for (const part of ['姓名', '身份证', '手机号', '账号', '入党日期', 'fromMonth', '村（社区）'])
      expect(answer.errors[0]!.message).toContain(part);
  });

  it('is in one branch only, whoever asks first', async () => {
    const both = await Promise.all([
      party.add(organisation, n, { branchCode: 'A' }),
      party.add(organisation, n, { branchCode: 'B' }),
    ]);
    expect(both.map(refusalCode).toSorted()).toEqual(['MEMBER_ELSEWHERE', null]);
  });

  it('is transferred by the one branch, then taken in by the other, with the account', async () => {
    const { id } = await added();
    await party.fix(clerk, id);
    await party.pay(clerk, id, '30.00', `T${n}`);
    expect(refusalCode(await party.add(organisation, n, { branchCode: 'B' }))).toBe(
      'MEMBER_ELSEWHERE',
    );
    expect(refusalCode(await party.end(clerk, id, 'A', '2026-03'))).toBeNull();
    expect(refusalCode(await party.end(clerk, id, 'A', '2026-03'))).toBe('WRONG_STATE');
    const taken = await party.add(organisation, n, { branchCode: 'B', fromMonth: '2026-04' });
    expect(taken.data!.addPartyMember.id).toBe(id);
    expect((await party.card(organisation, id)).months.slice(0, 4).map(({ paid }) => paid)).toEqual(
      ['15.00', '15.00', '0.00', '0.00'],
    );
    // The old branch's clerk sees the member no more.
    const card = await clerk.run('query ($id: ID!) { partyMemberCard(id: $id) { owing } }', { id });
    expect(refusalCode(card)).toBe('NOT_FOUND');
  });
});

describe('what a member owes', () => {
  it('is fixed once a year by the standard, spelled out, the income put away sealed', async () => {
    const { id } = await added();
    const { data } = await party.fix(clerk, id, { monthlyIncome: '5001.00' });
    expect(data!.fixPartyFee).toMatchObject({
      monthly: '75.02',
      monthlyIncome: '5001.00',
      basis: expect.stringContaining('5001.00 × 1.5% ＝ 75.02') as string,
    });
    const rows: unknown = await town.deps.database.read.query('SELECT * FROM party_fee_fixing');
    expect(JSON.stringify(rows)).not.toContain('5001');
  });

  it('does not follow an income that changes within the year', async () => {
    const { id } = await added();
    await party.fix(clerk, id);
    const again = await party.fix(clerk, id, { monthlyIncome: '6000.00' });
    expect(refusalCode(again)).toBe('FEE_FIXED');
    expect(again.errors[0]!.message).toContain('下一年');
    expect((await party.card(clerk, id)).monthly).toBe('15.00');
  });

  it('differs from the standard only with a reason', async () => {
    const { id } = await added();
    const bare = await party.fix(clerk, id, { monthly: '20.00' });
    expect(bare.errors[0]!.message).toContain('按标准每月应交 15.00 元');
    const { data } = await party.fix(clerk, id, { monthly: '20.00', reason: '本人自愿多交' });
    expect(data!.fixPartyFee).toMatchObject({ monthly: '20.00', reason: '本人自愿多交' });
  });

  it('of a farmer is set by the branch', async () => {
    const { id } = await added();
    const farmer = { kind: 'FARMER', monthlyIncome: '0.00' };
    expect(refusalCode(await party.fix(clerk, id, farmer))).toBe('NO_QUOTE');
    const { data } = await party.fix(clerk, id, { ...farmer, setAmount: '0.50' });
    expect(data!.fixPartyFee).toMatchObject({ monthly: '0.50', kind: 'FARMER' });
  });

  it('is less or nothing in the months the upper committee granted', async () => {
    const { id } = await added();
    await party.fix(clerk, id);
    const input = {
      memberId: id,
      fromMonth: '2026-02',
      untilMonth: '2026-12',
      monthly: '0.00',
      approvedBy: '王市镇党委',
      document: '2026年1月会议',
    };
    const grant =
      'mutation ($input: PartyFeeReliefInput!) { grantPartyFeeRelief(input: $input) { owing } }';
    const wrong = await clerk.run(grant, {
      input: { ...input, untilMonth: '2026-01', approvedBy: '' },
    });
    for (const part of ['颠倒', '上级党委']) expect(wrong.errors[0]!.message).toContain(part);
    const granted = await clerk.must<{ grantPartyFeeRelief: { owing: string } }>(grant, { input });
    expect(granted.grantPartyFeeRelief.owing).toBe('15.00');
  });
});
