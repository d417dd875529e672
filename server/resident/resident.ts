import { isOver, type Day } from '../shared/day.ts';
import type { Fen } from '../shared/money.ts';

export const PAYMENT_STATES = ['ANNOUNCED', 'APPROVED', 'PAID', 'RETURNED', 'STOPPED'] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];

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
  readonly maskedAccount: string;
  readonly disclosureId: number;
  readonly publishedAt: Date;
}

/**
 * What is known of the payment while no bank file has been read: announced during the public period,
 * approved after it.
 */
export function paymentState(publicPeriodEndsOn: Day | null, now: Date): PaymentState {
  return publicPeriodEndsOn === null || isOver(publicPeriodEndsOn, now) ? 'APPROVED' : 'ANNOUNCED';
}

/** The proof is the last four digits of any account, or of a member's telephone. */
export function isProof(proof: string, numbers: readonly string[]): boolean {
  return /^\d{4}$/.test(proof) && numbers.some((number) => number.endsWith(proof));
}
