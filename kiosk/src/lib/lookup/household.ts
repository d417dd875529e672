import { sumYuan } from '#lib/format/money.ts';
import type { Resident } from './session.svelte.ts';
import { counts } from './years.ts';

export type HouseholdRecord = Resident['household'][number];

/** What one person of the household is paid in one year. */
export interface MemberYear {
  member: number;
  maskedName: string;
  village: string;
  year: number;
  /** Without what was stopped or came back, as in the resident's own year. */
  total: string;
  records: HouseholdRecord[];
}

/** A person with a year, or one of the payments under it. */
export type Line =
  | { kind: 'member'; of: MemberYear; isContinued: boolean }
  | { kind: 'record'; record: HouseholdRecord };

/** Person by person as the server numbers them, newest year first. */
export function membersByYear(household: readonly HouseholdRecord[]): MemberYear[] {
  const members = [...new Set(household.map(({ member }) => member))].sort((a, b) => a - b);
  return members.flatMap((member) => yearsOf(household.filter((each) => each.member === member)));
}

function yearsOf(records: readonly HouseholdRecord[]): MemberYear[] {
  const years = [...new Set(records.map(({ year }) => year))].sort((a, b) => b - a);
  return years.map((year) => {
    const ofYear = records.filter((each) => each.year === year);
    const [{ member, maskedName, village }] = ofYear as [HouseholdRecord];
    return {
      member,
      maskedName,
      village: village?.name ?? '',
      year,
      total: sumYuan(ofYear.filter(counts).map(({ amount }) => amount)),
      records: ofYear,
    };
  });
}

/**
 * Cut into columns of at most `most` lines, two at least: nobody's name stands alone at a foot, and
 * who goes on in the next column is named there again.
 */
export function columnsOf(years: readonly MemberYear[], most: number): Line[][] {
  const columns: Line[][] = [];
  let column: Line[] = [];
  const isFull = (more: number) => column.length + more > Math.max(2, most);
  const turn = () => {
    column = [];
    columns.push(column);
  };
  for (const of of years)
    for (const [at, record] of of.records.entries()) {
      const isFirst = at === 0;
      if (columns.length === 0 || isFull(isFirst ? 2 : 1)) turn();
      if (isFirst || column.length === 0)
        column.push({ kind: 'member', of, isContinued: !isFirst });
      column.push({ kind: 'record', record });
    }
  return columns;
}
