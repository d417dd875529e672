import type { Fen } from '../shared/money.ts';
import { daysOfPeriod, type Period } from '../shared/period.ts';

/** How a person stands against the last published roster. */
export const CHANGE_KINDS = ['NEW', 'GONE', 'CHANGED'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Above this share of the earlier amount a change is told. */
export const CHANGE_PERCENT = 20;

/** All rows of a person in a roster together. */
export interface PersonSum {
  readonly personKey: string;
  readonly amountFen: Fen;
  /** Of the first row. */
  readonly position: number;
}

export interface PersonChange {
  readonly kind: ChangeKind;
  readonly before: PersonSum | null;
  readonly after: PersonSum | null;
}

/** Who is new, who is gone, whose amount changed much; each kind in the order of its roster. */
export function personChanges(
  before: readonly PersonSum[],
  after: readonly PersonSum[],
): PersonChange[] {
  const earlier = new Map(before.map((sum) => [sum.personKey, sum]));
  const later = new Set(after.map(({ personKey }) => personKey));
  const stayed = after.flatMap((sum): PersonChange[] => {
    const was = earlier.get(sum.personKey);
    if (was === undefined) return [{ kind: 'NEW', before: null, after: sum }];
    return isMuch(was.amountFen, sum.amountFen)
      ? [{ kind: 'CHANGED', before: was, after: sum }]
      : [];
  });
  const gone = before.filter(({ personKey }) => !later.has(personKey));
  return [
    ...stayed,
    ...gone.map((sum): PersonChange => ({ kind: 'GONE', before: sum, after: null })),
  ];
}

/** In whole numbers: 20 % of an odd sum of fen is no whole number of fen. */
function isMuch(before: Fen, after: Fen): boolean {
  return BigInt(Math.abs(after - before)) * 100n > BigInt(before) * BigInt(CHANGE_PERCENT);
}

/** A roster that was published, and since when. */
export interface EarlierRoster {
  readonly rosterId: number;
  readonly period: Period;
  readonly visibleFrom: Date;
}

/**
 * What a roster is compared with: the one published last of the latest period up to its own. Of a
 * published roster it is the one that was public before it, so that the comparison stays.
 */
export function rosterBefore(
  own: { readonly rosterId: number; readonly period: Period },
  rosters: readonly EarlierRoster[],
): EarlierRoster | null {
  const begin = ({ period }: { readonly period: Period }) => daysOfPeriod(period).from;
  const ofOwn = rosters.filter(({ rosterId }) => rosterId === own.rosterId);
  const before = Math.min(...ofOwn.map(({ visibleFrom }) => visibleFrom.getTime()));
  const [last] = rosters
    .filter(
      (other) =>
        other.rosterId !== own.rosterId &&
        begin(other) <= begin(own) &&
        isEarlier(other, { rosterId: own.rosterId, time: before }),
    )
    .toSorted(
      (a, b) =>
        begin(b).localeCompare(begin(a)) ||
        b.visibleFrom.getTime() - a.visibleFrom.getTime() ||
        b.rosterId - a.rosterId,
    );
  return last ?? null;
}

/** Of two that came into view at one moment the one imported first. */
function isEarlier(
  { rosterId, visibleFrom }: EarlierRoster,
  own: { readonly rosterId: number; readonly time: number },
): boolean {
  const time = visibleFrom.getTime();
  return time < own.time || (time === own.time && rosterId < own.rosterId);
}

export function overlap(one: Period, other: Period): boolean {
  const [a, b] = [daysOfPeriod(one), daysOfPeriod(other)];
  return a.from <= b.to && b.from <= a.to;
}
