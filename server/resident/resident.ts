import type { PaymentState } from '../payment/payment.ts';
import type { Day } from '../shared/day.ts';
import type { Fen } from '../shared/money.ts';

/** One subsidy of one person, as its owner sees it. */
export interface SubsidyRecord {
  readonly programme: string;
  readonly period: string;
  readonly year: number;
  readonly quantity: string | null;
  readonly rate: string | null;
  readonly unit: string | null;
  readonly amountFen: Fen;
  readonly paymentState: PaymentState;
  readonly paidOn: Day | null;
  /** What the bank paid; null while nothing is. */
  readonly paidFen: Fen | null;
  /** Why it came back or was stopped, in plain words. */
  readonly paymentReason: string | null;
  readonly maskedAccount: string;
  readonly disclosureId: number;
  readonly publishedAt: Date;
}

/** The proof is the last four digits of any account, or of a member's telephone. */
export function isProof(proof: string, numbers: readonly string[]): boolean {
  return /^\d{4}$/.test(proof) && numbers.some((number) => number.endsWith(proof));
}
