import type { Deps } from '../context.ts';
import { maskIdNumber } from '../shared/mask.ts';
import { yuanFromFen } from '../shared/money.ts';
import type { Arrears, MemberCard } from './account.service.ts';
import type { PartyBranchRow, PartyMemberRow } from './branch.entity.ts';
import type { PartyFeeEntryRow } from './fee.entity.ts';
import { USE_ITEMS } from './ledger.ts';
import type { BranchStatement } from './ledger.service.ts';
import { placeOf } from './member.service.ts';
import type {
  PartyArrearsType,
  PartyFeeEntryType,
  PartyFeeQuoteType,
  PartyFeeRecordType,
  PartyFeeStatementType,
  PartyMemberType,
} from './party-fee.graphql.ts';
import { standardSource, type Quote } from './standard.ts';

export function quoteType(quote: Quote, year: number): PartyFeeQuoteType {
  const { monthlyFen, rate, basis } = quote;
  return { monthly: yuanFromFen(monthlyFen), rate, basis, source: standardSource(year) };
}

export function memberType(deps: Deps, member: PartyMemberRow): PartyMemberType {
  const { id, personKey, maskedName, idNumberSealed, joinedOn, probationUntil } = member;
  const idNumber = deps.vault.open(idNumberSealed, placeOf(personKey, 'id_number'));
  const maskedIdNumber = maskIdNumber(idNumber);
  return { id: String(id), maskedName, maskedIdNumber, joinedOn, probationUntil };
}

const MOST_MONTHS = 24;

export function feeRecord({ branch, year, fixed, account }: MemberCard): PartyFeeRecordType {
  const ofYear = account.months.filter(({ month }) => month.startsWith(String(year)));
  return {
    branch,
    year,
    kind: fixed?.kind ?? null,
    monthlyIncome: fixed === null ? null : yuanFromFen(fixed.monthlyIncomeFen),
    monthly: fixed === null ? null : yuanFromFen(fixed.monthlyFen),
    basis: fixed?.basis ?? null,
    reason: fixed?.reason ?? null,
    months: account.months.slice(-MOST_MONTHS).map(({ month, dueFen, paidFen }) => ({
      month,
      due: dueFen === null ? null : yuanFromFen(dueFen),
      paid: yuanFromFen(paidFen),
    })),
    paid: yuanFromFen(ofYear.reduce((sum, { paidFen }) => sum + paidFen, 0)),
    owing: yuanFromFen(account.owingFen),
    advance: yuanFromFen(account.advanceFen),
    unpaidMonths: account.unpaidMonths,
  };
}

export function arrearsType(deps: Deps, { member, account, reminder }: Arrears): PartyArrearsType {
  return {
    member: memberType(deps, member),
    unpaidMonths: account.unpaidMonths,
    owing: yuanFromFen(account.owingFen),
    reminder,
  };
}

export function entryType(entry: PartyFeeEntryRow): PartyFeeEntryType {
  const { id, kind, memberId, amountFen, paidOn, receipt, item, note, reversesId } = entry;
  return {
    id: String(id),
    kind,
    memberId: memberId === null ? null : String(memberId),
    amount: yuanFromFen(amountFen),
    paidOn,
    receipt,
    item,
    note,
    reversesId: reversesId === null ? null : String(reversesId),
    recordedAt: entry.recordedAt,
  };
}

export function statementType(
  branch: PartyBranchRow,
  year: number,
  { ofYear, untilYear, isClosed }: BranchStatement,
): PartyFeeStatementType {
  const { byKind, byItem } = ofYear;
  return {
    branch,
    year,
    broughtForward: yuanFromFen(untilYear.duesFen - ofYear.duesFen),
    dues: yuanFromFen(byKind.DUES),
    contributions: yuanFromFen(byKind.CONTRIBUTION),
    remitted: yuanFromFen(byKind.REMITTANCE),
    contributionsRemitted: yuanFromFen(byKind.CONTRIBUTION_REMITTANCE),
    used: yuanFromFen(byKind.USE),
    uses: [...byItem].map(([item, fen]) => ({ item: USE_ITEMS[item], amount: yuanFromFen(fen) })),
    balance: yuanFromFen(untilYear.duesFen),
    contributionsInHand: yuanFromFen(untilYear.contributionsFen),
    isClosed,
  };
}
