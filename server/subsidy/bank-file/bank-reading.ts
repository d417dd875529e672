import type { Day } from '../../shared/day.ts';
import type { Fen } from '../../shared/money.ts';
import type { FileProblem, OfficeFileReading } from '../office-file/office-file.ts';
import type { BankProblemCode } from './bank-problem.ts';

/** Paid: the bank says the money is in the account. Returned: it is not, or came back (退回). */
export type BankResult = 'PAID' | 'RETURNED';

/** One row of a bank's return file (回单). */
export interface BankRow {
  readonly sheet: string;
  /** The spreadsheet's own row, from 1. */
  readonly row: number;
  /** Digits only; null when the file does not tell it whole and has an ID number instead. */
  readonly account: string | null;
  readonly name: string | null;
  /** Canonical 18 characters; null when absent or unusable. */
  readonly idNumber: string | null;
  readonly amountFen: Fen;
  readonly result: BankResult;
  /** At most 60 characters, without any long number; null when none is given. */
  readonly reason: string | null;
  readonly paidOn: Day;
}

export type BankProblem = FileProblem<BankProblemCode>;
export type BankReading = OfficeFileReading<BankRow, BankProblemCode>;

/** What the file itself does not say. */
export interface BankFileDays {
  /** For rows without a date. */
  readonly paidOn: Day | null;
  readonly today: Day;
}
