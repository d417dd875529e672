import { yuanFromFen } from '../shared/money.ts';
import type { FileProblem } from '../subsidy/office-file/office-file.ts';
import type { TakenMembers } from './import-members.service.ts';
import type { TakenPayments } from './import-payments.service.ts';
import type { PartyFeePaymentImportType, PartyMemberImportType } from './party-file.graphql.ts';

const NO_MEMBERS = { newCount: 0, changedCount: 0, unchangedCount: 0, fixedCount: 0 };

export function memberImportType(taken: TakenMembers): PartyMemberImportType {
  const { entered, rowCount, problems } = taken;
  return {
    isEntered: entered !== null,
    rowCount,
    ...(entered ?? NO_MEMBERS),
    problems: problemTypes(problems),
  };
}

const NO_PAYMENTS = { duesCount: 0, duesFen: 0, contributionsCount: 0, contributionsFen: 0 };

export function paymentImportType(taken: TakenPayments): PartyFeePaymentImportType {
  const { recorded, rowCount, problems } = taken;
  const { duesCount, duesFen, contributionsCount, contributionsFen } = recorded ?? NO_PAYMENTS;
  return {
    isEntered: recorded !== null,
    rowCount,
    duesCount,
    dues: yuanFromFen(duesFen),
    contributionsCount,
    contributions: yuanFromFen(contributionsFen),
    problems: problemTypes(problems),
  };
}

/** What is wrong with a file of the branch's is mended, not explained. */
const UNEXPLAINED = { reason: null, explainedBy: null, explainedAt: null };

function problemTypes(problems: readonly FileProblem[]) {
  return problems.map((problem, at) => ({ ...problem, key: String(at + 1), ...UNEXPLAINED }));
}
