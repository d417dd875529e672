import { StaffRoleRow, StaffRow } from '../../server/staff/staff.entity.ts';
import type { Answer, Client } from './client.ts';
import { idNumber } from './roster-files.ts';
import type { Town } from './town.ts';

/** The town's fee clerk, keeping one branch only. */
export async function clerkOfBranch(town: Town, branchCode: string): Promise<Client> {
  const { id } = await town.deps.database.read.findOneByOrFail(StaffRow, { name: 'fees' });
  await town.deps.database.write((writer) =>
    writer.update(StaffRoleRow, { staffId: id, role: 'PARTY_FEE_CLERK' }, { scope: branchCode }),
  );
  return town.staff('fees');
}

/** What an organisation member or a branch's clerk does, verb by verb. */
export const party = {
  branch: (by: Client, code: string, more: object = {}) =>
    by.must('mutation ($input: PartyBranchInput!) { savePartyBranch(input: $input) { code } }', {
      input: { code, name: `${code}党支部`, payAt: '村部二楼，每月 10 日', ...more },
    }),
  add: (by: Client, n: number, more: object = {}): Promise<Answer<{ addPartyMember: Member }>> =>
    by.run(
      'mutation ($input: PartyMemberInput!) { addPartyMember(input: $input) { id maskedName maskedIdNumber } }',
      {
        input: {
          branchCode: 'A',
          name: '王建军',
          idNumber: idNumber(n),
          joinedOn: '1999-07-01',
          fromMonth: '2026-01',
          ...more,
        },
      },
    ),
  fix: (by: Client, memberId: string, more: object = {}): Promise<Answer<{ fixPartyFee: Card }>> =>
    by.run(`mutation ($input: PartyFeeFixingInput!) { fixPartyFee(input: $input) { ${CARD} } }`, {
      input: { memberId, year: 2026, kind: 'WAGE', monthlyIncome: '3000.00', ...more },
    }),
  pay: (by: Client, memberId: string, amount: string, receipt: string, more: object = {}) =>
    by.run<{ recordPartyFee: string }>(
      'mutation ($input: PartyFeePaymentInput!) { recordPartyFee(input: $input) }',
      { input: { memberId, amount, receipt, paidOn: '2026-03-05', ...more } },
    ),
  end: (by: Client, id: string, branchCode: string, untilMonth: string) =>
    by.run(
      `mutation ($id: ID!, $branchCode: ID!, $untilMonth: String!) { endPartyMembership(
         id: $id, branchCode: $branchCode, untilMonth: $untilMonth, reason: "转到县城居住") }`,
      { id, branchCode, untilMonth },
    ),
  card: async (by: Client, id: string): Promise<Card> => {
    const query = `query ($id: ID!) { partyMemberCard(id: $id) { ${CARD} } }`;
    return (await by.must<{ partyMemberCard: Card }>(query, { id })).partyMemberCard;
  },
  statement: async (by: Client, branchCode: string, year = 2026): Promise<FeeStatement> => {
    const query = `query ($branchCode: ID!, $year: Int!) { partyFeeStatement(branchCode: $branchCode, year: $year) {
      broughtForward dues contributions remitted contributionsRemitted used uses { item amount } balance contributionsInHand isClosed } }`;
    const found = await by.must<{ partyFeeStatement: FeeStatement }>(query, { branchCode, year });
    return found.partyFeeStatement;
  },
  use: (by: Client, branchCode: string, amount: string, more: object = {}) =>
    by.run<{ recordPartyFeeUse: string }>(
      'mutation ($input: PartyFeeUseInput!) { recordPartyFeeUse(input: $input) }',
      { input: { branchCode, amount, item: 'TRAINING', paidOn: '2026-06-01', ...more } },
    ),
  remit: (by: Client, branchCode: string, amount: string, paidOn = '2026-06-01') =>
    by.run<{ recordPartyFeeRemittance: string }>(
      'mutation ($input: PartyFeeRemittanceInput!) { recordPartyFeeRemittance(input: $input) }',
      { input: { branchCode, amount, paidOn } },
    ),
  close: (by: Client, branchCode: string, year = 2025) =>
    by.run(
      'mutation ($branchCode: ID!, $year: Int!) { closePartyFeeYear(branchCode: $branchCode, year: $year) }',
      { branchCode, year },
    ),
  prepare: (by: Client, year = 2025): Promise<Answer<{ preparePartyFeeSummary: FeeSummary }>> =>
    by.run(`mutation ($year: Int!) { preparePartyFeeSummary(year: $year) { ${FEE_SUMMARY} } }`, {
      year,
    }),
  /** A member of a branch since January 2025 who owes 15 yuan a month. */
  payer: async (by: Client, n: number, branchCode: string): Promise<string> => {
    const { data } = await party.add(by, n, { branchCode, fromMonth: '2025-01' });
    const { id } = data!.addPartyMember;
    for (const year of [2025, 2026]) await party.fix(by, id, { year });
    return id;
  },
};

const FIGURES =
  'name branchNames memberCount dues contributions remitted used uses { item amount } broughtForward balance';
export const FEE_SUMMARY = `id year branches { ${FIGURES} } totals { ${FIGURES} }`;

export interface FeeFigures {
  name: string;
  branchNames: string[];
  memberCount: number;
  dues: string;
  contributions: string | null;
  remitted: string;
  used: string;
  uses: { item: string; amount: string }[];
  broughtForward: string | null;
  balance: string | null;
}

export interface FeeSummary {
  id: string;
  year: number;
  branches: FeeFigures[];
  totals: FeeFigures;
}

const CARD =
  'year kind monthlyIncome monthly basis reason paid owing advance unpaidMonths months { month due paid }';

export interface Member {
  id: string;
  maskedName: string;
  maskedIdNumber: string;
}

export interface Card {
  year: number;
  kind: string | null;
  monthlyIncome: string | null;
  monthly: string | null;
  basis: string | null;
  reason: string | null;
  paid: string;
  owing: string;
  advance: string;
  unpaidMonths: number;
  months: { month: string; due: string | null; paid: string }[];
}

export type FeeStatement = Record<
  | 'broughtForward'
  | 'dues'
  | 'contributions'
  | 'remitted'
  | 'contributionsRemitted'
  | 'used'
  | 'balance'
  | 'contributionsInHand',
  string
> & { uses: { item: string; amount: string }[]; isClosed: boolean };
