import { sumYuan } from '#lib/format/money.ts';
import type { Resident } from './session.svelte.ts';

export type PartyFees = NonNullable<Resident['partyFees']>;
export type PartyPaper = Resident['partyPapers'][number];

export interface FeeMonth {
  /** "2026-11". */
  month: string;
  number: number;
  due: string | null;
  paid: string;
  missing: string;
}

/** This year's months, the newest first: what is owing stands on the first page. */
export function monthsOf({ year, months }: Pick<PartyFees, 'year' | 'months'>): FeeMonth[] {
  return months
    .filter(({ month }) => month.startsWith(String(year)))
    .map(({ month, due, paid }) => ({
      month,
      number: Number(month.slice(5)),
      due,
      paid,
      missing: due === null ? '0.00' : sumYuan([due, `-${paid}`]),
    }))
    .reverse();
}

export function isSettled({ due, missing }: FeeMonth): boolean {
  return due !== null && missing === '0.00';
}
