import { yuanFromFen } from '../shared/money.ts';
import type { StaffLine } from '../subsidy/roster.service.ts';
import type { TakenReturn } from './import-bank-return.service.ts';
import type { BankReturnImportType, BankReturnType } from './payment.graphql.ts';
import type { EnteredReturn } from './payment.service.ts';
import type {
  PaymentDifferenceType,
  PaymentEntryType,
  ReconciliationType,
} from './reconciliation.graphql.ts';
import type { Difference, Reconciliation, ToldEntry } from './reconciliation.service.ts';

type Names = ReadonlyMap<number, string>;

export function presentReturn({ row, takenBack }: EnteredReturn, names: Names): BankReturnType {
  const { paidFen, returnedFen, importedById, ...facts } = row;
  return {
    ...facts,
    id: String(row.id),
    importedBy: names.get(importedById) ?? '',
    paidAmount: yuanFromFen(paidFen),
    returnedAmount: yuanFromFen(returnedFen),
    takenBackAt: takenBack?.takenBackAt ?? null,
    takenBackBy: takenBack === null ? null : (names.get(takenBack.takenBackById) ?? ''),
    takenBackReason: takenBack?.reason ?? null,
  };
}

/** What is wrong with a bank's file is mended, not explained. */
const UNEXPLAINED = { reason: null, explainedBy: null, explainedAt: null };

export function presentImport(
  { bankReturn, rowCount, problems }: TakenReturn,
  names: Names,
): BankReturnImportType {
  return {
    isEntered: bankReturn !== null,
    bankReturn:
      bankReturn === null ? null : presentReturn({ row: bankReturn, takenBack: null }, names),
    rowCount,
    problems: problems.map((problem, at) => ({ ...problem, key: String(at + 1), ...UNEXPLAINED })),
  };
}

export function presentReconciliation(
  { facts, totals, kinds, page }: Reconciliation,
  villages: ReadonlyMap<string, { name: string }>,
): ReconciliationType {
  return {
    ...page,
    nodes: page.nodes.map((row) => presentDifference(row, villages)),
    rosterId: String(facts.id),
    programme: facts.programme.name,
    period: facts.period,
    totals: {
      publishedCount: totals.publishedCount,
      published: yuanFromFen(totals.publishedFen),
      paidCount: totals.paidCount,
      paid: yuanFromFen(totals.paidFen),
      overpaid: yuanFromFen(totals.overpaidFen),
      underpaid: yuanFromFen(totals.underpaidFen),
      returned: yuanFromFen(totals.returnedFen),
      stopped: yuanFromFen(totals.stoppedFen),
      outstanding: yuanFromFen(totals.outstandingFen),
      unmatched: yuanFromFen(totals.unmatchedFen),
      bankPaid: yuanFromFen(totals.bankPaidFen),
    },
    differences: kinds.map(({ kind, count, amountFen }) => {
      return { kind, count, amount: yuanFromFen(amountFen) };
    }),
  };
}

function presentDifference(
  { kinds, line, publishedFen, standing, state, entries }: Difference,
  villages: ReadonlyMap<string, { name: string }>,
): PaymentDifferenceType {
  return {
    ...(line === null ? NOT_ON_ROSTER : presentLine(line, villages)),
    kinds: [...kinds],
    published: publishedFen === null ? null : yuanFromFen(publishedFen),
    paid: yuanFromFen(standing.paidFen),
    paymentState: state,
    entries: entries.map(presentEntry),
  };
}

const NOT_ON_ROSTER = {
  number: null,
  village: null,
  maskedName: null,
  maskedIdNumber: null,
  maskedAccount: null,
};

function presentLine(line: StaffLine, villages: ReadonlyMap<string, { name: string }>) {
  return {
    number: line.position,
    village: villages.get(line.villageCode ?? '')?.name ?? null,
    maskedName: line.maskedName,
    maskedIdNumber: line.maskedIdNumber,
    maskedAccount: line.maskedAccount,
  };
}

function presentEntry({ entry, fileName, maskedAccount, by }: ToldEntry): PaymentEntryType {
  return {
    state: entry.state,
    amount: yuanFromFen(entry.amountFen),
    paidOn: entry.paidOn,
    reason: entry.reason,
    match: entry.match,
    maskedName: entry.maskedName,
    maskedAccount,
    fileName,
    sheet: entry.sheet,
    row: entry.sheetRow,
    by,
    at: entry.enteredAt,
  };
}
