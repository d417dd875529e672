import { yuanFromFen, type Fen } from '../shared/money.ts';
import type { Period } from '../shared/period.ts';
import { problem, type ProblemCode } from './import/problem.ts';
import type { RosterProblem } from './import/reading.ts';
import { isSameRate, type ProgrammeRate } from './programme.ts';
import { CHANGE_PERCENT, type ChangeKind, type PersonChange } from './roster-changes.ts';

/**
 * A problem of a roster with the name an explanation is kept under. The name holds the facts: when
 * they change, it is another problem and wants another explanation.
 */
export interface ProvenProblem extends RosterProblem {
  readonly key: string;
}

const WHOLE = { sheet: '整份名册', row: null, column: null };

/** `allocatedFen` null: nothing was recorded, so that the sum is held against nothing. */
export function allocationProblems(totalFen: Fen, allocatedFen: Fen | null): ProvenProblem[] {
  if (allocatedFen === null) {
    const total = yuanFromFen(totalFen);
    return [keyed(problem('ALLOCATION_MISSING', WHOLE, total), total)];
  }
  if (allocatedFen === totalFen) return [];
  const difference = Math.abs(totalFen - allocatedFen);
  const figures = [totalFen, allocatedFen, difference].map(yuanFromFen);
  return [keyed(problem('ALLOCATION_DIFFERS', WHOLE, ...figures), ...figures)];
}

/** A rate that stands in the rows, and in how many. */
export interface UsedRate {
  readonly rate: string;
  readonly rowCount: number;
}

export function rateProblems(
  used: readonly UsedRate[],
  set: ProgrammeRate | null,
  unit: string,
): ProvenProblem[] {
  if (set === null) return [];
  const spoken = (rate: string) => `${rate} 元/${unit}`;
  return used
    .filter(({ rate }) => !isSameRate(rate, set.rate))
    .map(({ rate, rowCount }) => {
      const facts = [String(rowCount), spoken(rate), spoken(set.rate), set.document];
      return keyed(problem('RATE_DIFFERS', WHOLE, ...facts), rate, set.rate);
    });
}

/** A row whose person stands on a published roster of a programme that excludes this one. */
export interface ExcludedRow {
  readonly position: number;
  readonly sheet: string;
  readonly sheetRow: number;
  readonly otherRosterId: number;
}

export function excludedProblems(
  rows: readonly ExcludedRow[],
  others: ReadonlyMap<number, { readonly programme: string; readonly period: Period }>,
): ProvenProblem[] {
  return rows.map(({ position, sheet, sheetRow, otherRosterId }) => {
    const { programme, period } = others.get(otherRosterId)!;
    const place = { sheet, row: sheetRow, column: null };
    const found = problem('EXCLUDED_PROGRAMME', place, programme, period);
    return keyed(found, position, otherRosterId);
  });
}

const CODE_OF_KIND: Readonly<Record<ChangeKind, ProblemCode>> = {
  NEW: 'PERSONS_NEW',
  GONE: 'PERSONS_GONE',
  CHANGED: 'AMOUNTS_CHANGED',
};

/** One for each kind of change there is, with the count. */
export function changeProblems(
  changes: readonly PersonChange[],
  against: { readonly rosterId: number; readonly period: Period },
): ProvenProblem[] {
  return [...Map.groupBy(changes, ({ kind }) => kind)].map(([kind, found]) => {
    const count = String(found.length);
    const facts = kind === 'CHANGED' ? [count, String(CHANGE_PERCENT)] : [count];
    const told = problem(CODE_OF_KIND[kind], WHOLE, ...facts, against.period);
    return keyed(told, against.rosterId, found.length);
  });
}

function keyed(found: RosterProblem, ...facts: (string | number)[]): ProvenProblem {
  return { ...found, key: [found.code, ...facts].join(':') };
}
