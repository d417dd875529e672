import type { PaymentState } from '../payment/payment.ts';
import type { Day } from '../shared/day.ts';
import type { Fen } from '../shared/money.ts';

/** One subsidy of one person, as its owner sees it. */
export interface SubsidyRecord {
  readonly programme: string;
  /** Who gets it and how much, in plain words. */
  readonly explanation: string;
  readonly askOffice: string;
  readonly askTelephone: string;
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
  readonly maskedAccount: string | null;
  /** Paid to an account that is not known to be theirs; then no account is told. */
  readonly isPaidElsewhere: boolean;
  readonly disclosureId: number;
  readonly publishedAt: Date;
}

/** A subsidy of somebody else in the resident's household: no number, and less than its owner sees. */
export interface HouseholdRecord {
  /** 1, 2, 3 … within one answer: tells people apart whose masked names are alike. */
  readonly member: number;
  readonly maskedName: string;
  readonly villageCode: string | null;
  readonly programme: string;
  readonly period: string;
  readonly year: number;
  readonly amountFen: Fen;
  readonly paymentState: PaymentState;
}

/** Numbers people in the order they come. */
export function memberNumbers(): (personKey: string) => number {
  const numbers = new Map<string, number>();
  return (personKey) => {
    const number = numbers.get(personKey) ?? numbers.size + 1;
    numbers.set(personKey, number);
    return number;
  };
}

/** Newest period first, otherwise as they come. */
export function newestFirst<T extends { readonly period: string }>(records: readonly T[]): T[] {
  return records.toSorted((a, b) => (a.period < b.period ? 1 : a.period > b.period ? -1 : 0));
}

/** The proof is the last four digits of any account, or of a member's telephone. */
export function isProof(proof: string, numbers: readonly string[]): boolean {
  return /^\d{4}$/.test(proof) && numbers.some((number) => number.endsWith(proof));
}
