import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  PartyBranchRow,
  PartyMemberRow,
  PartyMembershipRow,
} from '../../../server/party-fee/branch.entity.ts';
import {
  PartyFeeEntryRow,
  PartyFeeFixingRow,
  PartyFeeReliefRow,
  PartyFeeYearRow,
} from '../../../server/party-fee/fee.entity.ts';
import { StaffRoleRow, StaffRow } from '../../../server/staff/staff.entity.ts';
import { STAFF_ROLES, type StaffRole } from '../../../server/staff/roles.ts';
import type { Client } from '../../support/client.ts';
import { refusalCode } from '../../support/editions.ts';
import { party } from '../../support/party.ts';
import { book, memberRow, MEMBER_HEADER } from '../../support/party-files.ts';
import { idNumber } from '../../support/roster-files.ts';
import { openTown, STAFF_OF_ROLE, type Town } from '../../support/town.ts';
import { ROOTS } from '../security/roots.ts';

/** What an operation is about: a branch, one of its members, one line of its ledger. */
interface About {
  readonly code: string;
  readonly member: string;
  readonly entry: string;
}

const PAID = 'amount: "15.00", paidOn: "2026-03-05", receipt: "X-1"';
const KEEPERS = ['PARTY_FEE_CLERK', 'ORGANISATION'] as const;

/** Every root field that touches what a branch keeps, and how it is called about one. */
const OPERATIONS: readonly [
  field: string,
  roles: readonly StaffRole[],
  call: (about: About) => string,
][] = [
  [
    'partyMembers',
    KEEPERS,
    ({ code }) => `{ partyMembers(branchCode: "${code}") { nodes { id maskedName } } }`,
  ],
  [
    'partyMemberCard',
    KEEPERS,
    ({ member }) => `{ partyMemberCard(id: ${member}) { owing monthlyIncome } }`,
  ],
  [
    'partyFeeArrears',
    KEEPERS,
    ({ code }) => `{ partyFeeArrears(branchCode: "${code}") { owing } }`,
  ],
  [
    'partyFeeEntries',
    KEEPERS,
    ({ code }) => `{ partyFeeEntries(branchCode: "${code}", year: 2026) { nodes { amount } } }`,
  ],
  [
    'partyFeeStatement',
    KEEPERS,
    ({ code }) => `{ partyFeeStatement(branchCode: "${code}", year: 2026) { balance } }`,
  ],
  [
    'addPartyMember',
    KEEPERS,
    ({ code }) =>
      `mutation { addPartyMember(input: { branchCode: "${code}", name: "王兰", idNumber: "${idNumber(900)}", joinedOn: "2020-01-01", fromMonth: "2019-01" }) { id } }`,
  ],
  [
    'importPartyMembers',
    KEEPERS,
    ({ code }) =>
      `mutation ($file: Upload!) { importPartyMembers(branchCode: "${code}", file: $file) { newCount problems { code } } }`,
  ],
  [
    'importPartyFeePayments',
    KEEPERS,
    ({ code }) =>
      `mutation ($file: Upload!) { importPartyFeePayments(branchCode: "${code}", file: $file) { dues problems { code } } }`,
  ],
  [
    'endPartyMembership',
    KEEPERS,
    ({ code, member }) =>
      `mutation { endPartyMembership(id: ${member}, branchCode: "${code}", untilMonth: "2025-01", reason: "x") }`,
  ],
  [
    'issuePartyMemberCode',
    KEEPERS,
    ({ member }) => `mutation { issuePartyMemberCode(id: ${member}) { code } }`,
  ],
  [
    'fixPartyFee',
    KEEPERS,
    ({ member }) =>
      `mutation { fixPartyFee(input: { memberId: ${member}, year: 2026, kind: STUDENT, monthlyIncome: "0.00" }) { owing } }`,
  ],
  [
    'grantPartyFeeRelief',
    KEEPERS,
    ({ member }) =>
      `mutation { grantPartyFeeRelief(input: { memberId: ${member}, fromMonth: "2026-03", untilMonth: "2026-02", monthly: "0.00", approvedBy: "x", document: "x" }) { owing } }`,
  ],
  [
    'recordPartyFee',
    KEEPERS,
    ({ member }) => `mutation { recordPartyFee(input: { memberId: ${member}, ${PAID} }) }`,
  ],
  [
    'recordPartyFeeContribution',
    KEEPERS,
    ({ member }) =>
      `mutation { recordPartyFeeContribution(input: { memberId: ${member}, ${PAID} }) }`,
  ],
  [
    'recordPartyFeeRemittance',
    KEEPERS,
    ({ code }) =>
      `mutation { recordPartyFeeRemittance(input: { branchCode: "${code}", ${PAID} }) }`,
  ],
  [
    'recordPartyFeeUse',
    KEEPERS,
    ({ code }) =>
      `mutation { recordPartyFeeUse(input: { branchCode: "${code}", item: TRAINING, ${PAID} }) }`,
  ],
  [
    'reversePartyFeeEntry',
    KEEPERS,
    ({ entry }) => `mutation { reversePartyFeeEntry(id: ${entry}, reason: "x") }`,
  ],
  [
    'closePartyFeeYear',
    KEEPERS,
    ({ code }) => `mutation { closePartyFeeYear(branchCode: "${code}", year: 2025) }`,
  ],
  [
    'savePartyBranch',
    ['ORGANISATION'],
    ({ code }) =>
      `mutation { savePartyBranch(input: { code: "${code}", name: "${code}支部", payAt: "村部" }) { code } }`,
  ],
];

/** Without a branch: one's own branches, the standard for all of staff, and the town's public figures. */
const OTHERS = ['partyBranches', 'partyFeeQuote', 'partyFeeSummaries', 'preparePartyFeeSummary'];

const TABLES = [
  ...[PartyBranchRow, PartyMemberRow, PartyMembershipRow, PartyFeeFixingRow],
  ...[PartyFeeReliefRow, PartyFeeEntryRow, PartyFeeYearRow],
];

let town: Town;
let a: About;
let b: About;

beforeAll(async () => {
  town = await openTown();
  const organisation = await town.staff('organisation');
  a = await branchOf(organisation, 'A', 1);
  b = await branchOf(organisation, 'B', 2);
  const { id } = await town.deps.database.read.findOneByOrFail(StaffRow, { name: 'fees' });
  await town.deps.database.write((writer) =>
    writer.update(StaffRoleRow, { staffId: id, role: 'PARTY_FEE_CLERK' }, { scope: 'A' }),
  );
});
afterAll(() => town.close());

async function branchOf(by: Client, code: string, n: number): Promise<About> {
  await party.branch(by, code);
  const member = (await party.add(by, n, { branchCode: code })).data!.addPartyMember.id;
  await party.fix(by, member);
  const entry = (await party.pay(by, member, '15.00', `${code}-1`)).data!.recordPartyFee;
  return { code, member, entry };
}

const everything = async () =>
  JSON.stringify(
    await Promise.all(TABLES.map((table) => town.deps.database.read.find<object>(table))),
  );

async function codeOf(by: Client, call: string): Promise<string | null> {
  const file = await book(MEMBER_HEADER, [memberRow(800)]);
  const answer = call.includes('Upload') ? await by.upload(call, {}, file) : await by.run(call);
  return refusalCode(answer);
}

it('the table has every root field of the party’s', () => {
  const fields = ROOTS.map(([field]) => field.split('.')[1]!).filter((name) => /party/i.test(name));
  expect(fields.toSorted()).toEqual([...OPERATIONS.map(([field]) => field), ...OTHERS].toSorted());
});

describe.each(STAFF_ROLES.filter((role) => role !== 'ORGANISATION'))('%s', (role) => {
  it('reaches what the table says of branch A, and nothing of branch B', async () => {
    const client = await town.staff(STAFF_OF_ROLE[role]);
    const before = role === 'PARTY_FEE_CLERK' ? null : await everything();
    const actual: string[] = [];
    const expected: string[] = [];
    for (const [field, roles, call] of OPERATIONS) {
      const mayDo = roles.includes(role);
      const ofB = await codeOf(client, call(b));
      expect([field, ofB]).toEqual([field, mayDo ? 'NOT_FOUND' : 'FORBIDDEN']);
      const ofA = await codeOf(client, call(a));
      expected.push(`${field} ${mayDo ? 'reached' : 'FORBIDDEN'}`);
      actual.push(`${field} ${ofA === 'FORBIDDEN' || ofA === 'NOT_FOUND' ? ofA : 'reached'}`);
      expect([field, ofA]).not.toEqual([field, 'INTERNAL']);
    }
    expect(actual).toEqual(expected);
    expect(before ?? (await everything())).toBe(await everything());
  });
});

it('the clerk of A leaves B as it was, and is told the same of it as of a branch that is not there', async () => {
  const clerk = await town.staff('fees');
  const before = await everything();
  const none = { code: 'NONE', member: '999999', entry: '999999' };
  for (const [field, roles, call] of OPERATIONS) {
    if (!roles.includes('PARTY_FEE_CLERK')) continue;
    const messages: string[] = [];
    for (const about of [b, none]) {
      const file = await book(MEMBER_HEADER, [memberRow(800)]);
      const text = call(about);
      const answer = text.includes('Upload')
        ? await clerk.upload(text, {}, file)
        : await clerk.run(text);
      messages.push(answer.errors[0]!.message);
    }
    expect([field, messages[0]]).toEqual([field, messages[1]]);
  }
  expect(await everything()).toBe(before);
});

it('the clerk of A takes nobody of B in, nor out of B by taking them in', async () => {
  const clerk = await town.staff('fees');
  const file = await book(MEMBER_HEADER, [memberRow(2, { 姓名: '王建军' })]);
  const call =
    'mutation ($file: Upload!) { importPartyMembers(branchCode: "A", file: $file) { isEntered problems { code message } } }';
  const { text } = await clerk.upload(call, {}, file);
  expect(text).toContain('MEMBER_ELSEWHERE');
  expect(text).not.toContain('B党支部');
});

it('the organisation reaches every one of them in every branch', async () => {
  const organisation = await town.staff('organisation');
  for (const about of [a, b])
    for (const [field, , call] of OPERATIONS) {
      const code = await codeOf(organisation, call(about));
      expect([field, ['FORBIDDEN', 'NOT_FOUND', 'INTERNAL'].includes(code ?? '')]).toEqual([
        field,
        false,
      ]);
    }
});

it('a stranger reaches none', async () => {
  const stranger = town.visitor();
  for (const [field, , call] of OPERATIONS) {
    const code = await codeOf(stranger, call(a));
    expect([field, code]).toEqual([
      field,
      call(a).includes('Upload') ? 'SIGN_IN_REQUIRED' : 'QUERY_NOT_ALLOWED',
    ]);
  }
});
