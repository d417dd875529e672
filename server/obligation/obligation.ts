import type { CatalogueEntry } from '../catalogue/catalogue.ts';
import type { Actor } from '../shared/actor.ts';
import { mayActAs, type Matter } from '../shared/actor.ts';
import { addDays, dayOf, type Day } from '../shared/day.ts';
import { daysOfPeriod, periodsBetween, type Period, type PeriodDays } from '../shared/period.ts';
import type { StaffRole } from '../staff/roles.ts';

/**
 * What the clock makes of a duty to publish: not yet over, due, due within five working days, late
 * with something on its way, late with nothing even drafted, done.
 */
export const OBLIGATION_STATES = [
  'UPCOMING',
  'DUE',
  'DUE_SOON',
  'OVERDUE',
  'MISSING',
  'DONE',
] as const;
export type ObligationState = (typeof OBLIGATION_STATES)[number];

/** Working days before the last one from which a matter is due soon. */
export const SOON_WORKING_DAYS = 5;

/** A duty to publish, before anybody looked whether it was done. */
export interface Duty {
  /** Opened by the office for a staged or temporary matter; null for a regular one. */
  readonly obligationId: number | null;
  readonly catalogueCode: string;
  readonly villageCode: string | null;
  readonly publishingBody: string;
  readonly title: string;
  readonly period: Period | null;
  /** The day the period ends: from there the time limit counts. Null for what has a date of its own. */
  readonly formedOn: Day | null;
  readonly dueOn: Day;
  readonly isProvisional: boolean;
}

/** What was opened for a duty: the disclosure and how far it has come. */
export interface Fulfilment {
  readonly disclosureId: number;
  /** When everyone could first read it; null while nobody can. */
  readonly disclosedAt: Date | null;
}

export interface Obligation extends Duty {
  readonly state: ObligationState;
  readonly disclosureId: number | null;
  readonly disclosedOn: Day | null;
  readonly lateByWorkingDays: number;
}

/** The calendar's part: whether a day is near, and how many working days lie between. */
export interface DueReckoning {
  /** The first day on which something due on that day is due soon. */
  readonly soonFrom: (dueOn: Day) => Day;
  readonly workingDaysBetween: (after: Day, until: Day) => number;
}

export function judge(
  duty: Duty,
  fulfilment: Fulfilment | null,
  { soonFrom, workingDaysBetween }: DueReckoning,
  now: Date,
): Obligation {
  const today = dayOf(now);
  const disclosedOn =
    fulfilment?.disclosedAt && fulfilment.disclosedAt <= now ? dayOf(fulfilment.disclosedAt) : null;
  return {
    ...duty,
    state: stateOf(duty, { disclosedOn, isBegun: fulfilment !== null, today, soonFrom }),
    disclosureId: fulfilment?.disclosureId ?? null,
    disclosedOn,
    lateByWorkingDays: workingDaysBetween(duty.dueOn, disclosedOn ?? today),
  };
}

function stateOf(
  { formedOn, dueOn }: Duty,
  seen: {
    disclosedOn: Day | null;
    isBegun: boolean;
    today: Day;
    soonFrom: DueReckoning['soonFrom'];
  },
): ObligationState {
  if (seen.disclosedOn !== null) return 'DONE';
  if (seen.today > dueOn) return seen.isBegun ? 'OVERDUE' : 'MISSING';
  if (formedOn !== null && seen.today <= formedOn) return 'UPCOMING';
  return seen.today >= seen.soonFrom(dueOn) ? 'DUE_SOON' : 'DUE';
}

/** A regular entry's periods that end within the days looked at, and not before it was known. */
export function periodsOwed(
  { interval }: Pick<CatalogueEntry, 'interval'>,
  { from, to }: PeriodDays,
  knownSince: Day,
): { period: Period; endsOn: Day }[] {
  if (interval === null) return [];
  const first = knownSince > from ? knownSince : from;
  return periodsBetween(interval, first, to)
    .map((period) => ({ period, endsOn: daysOfPeriod(period).to }))
    .filter(({ endsOn }) => endsOn >= first && endsOn <= to);
}

/** Without a period: what ends within a year back and three months on. */
export function daysLookedAt(period: Period | null, today: Day): PeriodDays {
  if (period !== null) return daysOfPeriod(period);
  return { from: addDays(today, -366), to: addDays(today, 92) };
}

/** A row of the overview: a village or body with how it stands. */
export interface Standing {
  readonly villageCode: string | null;
  readonly publishingBody: string;
  readonly counts: Readonly<Record<ObligationState, number>>;
  readonly lateCount: number;
  readonly lastDisclosedOn: Day | null;
  /** Something was due and nothing at all was published. */
  readonly isSilent: boolean;
}

/** How each village and body stands, in the order they come. */
export function standings(obligations: readonly Obligation[]): Standing[] {
  const byOwner = Map.groupBy(
    obligations,
    ({ villageCode, publishingBody }) => villageCode ?? publishingBody,
  );
  return [...byOwner.values()].map((own) => {
    const [{ villageCode, publishingBody }] = own as [Obligation];
    const count = (state: ObligationState) => own.filter((one) => one.state === state).length;
    const days = own.flatMap(({ disclosedOn }) => disclosedOn ?? []).toSorted();
    return {
      villageCode,
      publishingBody,
      counts: Object.fromEntries(OBLIGATION_STATES.map((state) => [state, count(state)])) as Record<
        ObligationState,
        number
      >,
      lateCount: own.filter(({ disclosedOn, dueOn }) => disclosedOn !== null && disclosedOn > dueOn)
        .length,
      lastDisclosedOn: days.at(-1) ?? null,
      isSilent: days.length === 0 && count('OVERDUE') + count('MISSING') > 0,
    };
  });
}

/** Who looks after everybody's duties; an author sees what their role reaches. */
const OVERSEERS: readonly StaffRole[] = [
  'SUPERVISOR',
  'OFFICE',
  'LEADING_GROUP',
  'PARTY_COMMITTEE',
];
const AUTHORS: readonly StaffRole[] = ['DRAFTER', 'ROSTER_CLERK', 'PARTY_FEE_CLERK'];

export function maySee(actor: Actor, duty: Matter): boolean {
  return mayActAs(actor, OVERSEERS, duty) || mayActAs(actor, AUTHORS, duty);
}
