import type { IncomeKind } from '../../party-fee/standard.ts';
import type { Day } from '../../shared/day.ts';
import type { Fen } from '../../shared/money.ts';
import type { OfficeFileReading } from '../office-file/office-file.ts';
import type { PartyProblemCode } from './party-problem.ts';

interface Line {
  readonly sheet: string;
  /** The spreadsheet's own row, from 1. */
  readonly row: number;
}

/** A row of a list of members (党员名册). */
export interface MemberLine extends Line {
  readonly name: string;
  /** Canonical 18 characters with a right check digit. */
  readonly idNumber: string;
  readonly account: string | null;
  readonly phone: string | null;
  readonly villageCode: string | null;
  readonly joinedOn: Day;
  readonly probationUntil: Day | null;
  /** 'YYYY-MM'. */
  readonly fromMonth: string;
  /** Null when nothing is to be fixed. */
  readonly fee: FeeLine | null;
}

/** What a member lives on, and what is to be paid a month if that is told. */
export interface FeeLine {
  readonly kind: IncomeKind;
  readonly monthlyIncomeFen: Fen;
  readonly monthlyFen: Fen | null;
  readonly reason: string | null;
}

/** A row of a list of payments (党费交纳明细). Of who paid, at least one fact is told. */
export interface PaymentLine extends Line {
  readonly name: string | null;
  readonly idNumber: string | null;
  readonly phone: string | null;
  readonly account: string | null;
  readonly kind: 'DUES' | 'CONTRIBUTION';
  readonly amountFen: Fen;
  readonly paidOn: Day;
  readonly receipt: string;
  /** Without any long number. */
  readonly note: string | null;
}

export type MemberReading = OfficeFileReading<MemberLine, PartyProblemCode>;
export type PaymentReading = OfficeFileReading<PaymentLine, PartyProblemCode>;
