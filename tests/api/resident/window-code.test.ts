import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WindowCodeRow } from '../../../server/resident/resident.entity.ts';
import type { Client } from '../../support/client.ts';
import { officesOf, refusalCode, type Offices } from '../../support/editions.ts';
import { clerkOfBranch, party } from '../../support/party.ts';
import { importPayees, publishPayees } from '../../support/payments.ts';
import { account, idNumber } from '../../support/roster-files.ts';
import { openTown, type Town } from '../../support/town.ts';
import { kioskOperation } from '../security/wire.ts';

let town: Town;
let offices: Offices;
let rosterId: string;

beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());
beforeEach(async () => {
  offices = await officesOf(town);
  ({ rosterId } = await publishPayees(offices, 3));
});

interface Issued {
  code: string;
  maskedName: string;
  validUntil: string;
}

const issue = async (number: number, by: Client = offices.roster, roster = rosterId) => {
  const answer = await by.run<{ issueLookUpCode: Issued }>(
    `mutation ($rosterId: ID!, $number: Int!) {
       issueLookUpCode(rosterId: $rosterId, number: $number) { code maskedName validUntil } }`,
    { rosterId: roster, number },
  );
  return { ...answer, data: answer.data?.issueLookUpCode ?? null };
};

const lookUp = (n: number, proof: string) =>
  town.visitor().run(kioskOperation('OpenResidentSession'), { idNumber: idNumber(n), proof });
const code = async (n: number, proof: string) => refusalCode(await lookUp(n, proof));

describe('a resident without their card', () => {
  it('opens their own look-up once with the code of the window', async () => {
    const { data } = await issue(1);
    expect(data).toMatchObject({ maskedName: '王＊兰' });
    expect(data!.code).toMatch(/^\d{6}$/);
    expect(await code(1, data!.code)).toBeNull();
    expect(await code(1, data!.code)).toBe('LOOKUP_NOT_FOUND');
    // The card opens as ever.
    expect(await code(1, account(1).slice(-4))).toBeNull();
  });

  it('has an hour to walk to the screen', async () => {
    const first = (await issue(1)).data!;
    town.clock.advance(3_599);
    expect(await code(1, first.code)).toBeNull();
    offices = await officesOf(town);
    const second = (await issue(1)).data!;
    town.clock.advance(3_600);
    expect(await code(1, second.code)).toBe('LOOKUP_NOT_FOUND');
  });

  it('has one code, the last; it opens nobody else’s', async () => {
    const first = (await issue(1)).data!;
    let second = (await issue(1)).data!;
    // One in a million times they are the same.
    while (second.code === first.code) second = (await issue(1)).data!;
    expect(await code(1, first.code)).toBe('LOOKUP_NOT_FOUND');
    expect(await code(2, second.code)).toBe('LOOKUP_NOT_FOUND');
    expect(await code(1, second.code)).toBeNull();
  });

  it('is let in once, however often it is tried at the same moment', async () => {
    const { code: given } = (await issue(3)).data!;
    const answers = await Promise.all([1, 2, 3].map(() => code(3, given)));
    expect(answers.filter((answer) => answer === null)).toHaveLength(1);
  });

  it('is still locked out after too many wrong ones', async () => {
    const { code: given } = (await issue(2)).data!;
    for (let at = 0; at < 5; at += 1) await code(2, given === '000000' ? '111111' : '000000');
    expect(await code(2, given)).toBe('LOOKUP_NOT_FOUND');
  });

  it('leaves no code in the database', async () => {
    const { code: given } = (await issue(1)).data!;
    const rows = await town.deps.database.read.find(WindowCodeRow);
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(given);
  });

  it.each([
    ['a row that is not there', 9],
    ['the number nobody filled in', 0],
  ])('gets none for %s', async (_, number) => {
    expect(refusalCode(await issue(number))).toBe('NOT_FOUND');
  });

  it('gets none for a roster that is not public', async () => {
    const draft = await importPayees(offices, 2);
    expect(refusalCode(await issue(1, offices.office, draft))).toBe('NOT_FOUND');
  });
});

describe('a party member without card, account or telephone', () => {
  const issueTo = (by: Client, id: string) =>
    by.run<{ issuePartyMemberCode: Issued }>(
      'mutation ($id: ID!) { issuePartyMemberCode(id: $id) { code maskedName } }',
      { id },
    );

  it('gets the code from their branch’s clerk and sees their fees', async () => {
    const organisation = await town.staff('organisation');
    await party.branch(organisation, 'A');
    await party.branch(organisation, 'B');
    const clerk = await clerkOfBranch(town, 'A');
    const { data: added } = await party.add(clerk, 77);
    const { id } = added!.addPartyMember;
    expect(await code(77, '0000')).toBe('LOOKUP_NOT_FOUND');
    const { data } = await issueTo(clerk, id);
    const { data: opened } = await town
      .visitor()
      .run<{ openResidentSession: { resident: { partyFees: object | null } } }>(
        kioskOperation('OpenResidentSession'),
        { idNumber: idNumber(77), proof: data!.issuePartyMemberCode.code },
      );
    expect(opened!.openResidentSession.resident.partyFees).not.toBeNull();
  });

  it('of another branch is nobody to a clerk', async () => {
    const organisation = await town.staff('organisation');
    const { data } = await party.add(organisation, 78, { branchCode: 'B' });
    const { id } = data!.addPartyMember;
    expect(refusalCode(await issueTo(await clerkOfBranch(town, 'A'), id))).toBe('NOT_FOUND');
    expect((await issueTo(organisation, id)).errors).toEqual([]);
  });
});
