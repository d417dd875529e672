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

const PUBLIC_PERIOD_DAYS = 7;
const DAY_MS = 24 * 60 * 60_000;

/**
 * What is known of the payment while no bank file has been read: announced during the public period
 * of seven calendar days, approved after it.
 */
export function paymentState(publishedAt: Date, now: Date): PaymentState {
  const ends = publishedAt.getTime() + PUBLIC_PERIOD_DAYS * DAY_MS;
  return now.getTime() < ends ? 'ANNOUNCED' : 'APPROVED';
}

/** The proof is the last four digits of any account of that person. */
export function isProof(proof: string, accounts: readonly string[]): boolean {
  return /^\d{4}$/.test(proof) && accounts.some((account) => account.endsWith(proof));
}
