import { compact, textOf } from './cell-text.ts';
import { headerKey } from './header-names.ts';
import type { Layout } from './layout.ts';
import type { RowOutcome } from './read-row.ts';
import type { ReadRow } from './reading.ts';
import { relationIn } from './relation-words.ts';
import type { WorkbookSheet } from './sheet.ts';

/** A data row with what it says; rows count from 0. */
export interface DataRow {
  readonly row: number;
  readonly outcome: RowOutcome;
}

/**
 * Lists that give no householders' ID numbers often tell relations: whoever follows a 户主 is of
 * that household. The householder will see what the others are paid, so where anything speaks
 * against it nobody's household is told: above the first 户主, after one whose row is not imported.
 */
export function withHouseholds(
  rows: readonly DataRow[],
  { rows: cells }: WorkbookSheet,
  layout: Layout,
): readonly DataRow[] {
  const relation = layout.columns.get('relation')?.index;
  if (relation === undefined || layout.columns.has('householderIdNumber')) return rows;
  const households = householdsOf(rows, (row) => relationIn(cells[row]?.[relation]));
  const numberAt = (row: number, column: number) => compact(textOf(cells[row]?.[column]));
  const numbered = withNumbers(households, layout, numberAt);
  const householders = new Map<DataRow, string>();
  numbered.forEach((household, at) => {
    const idNumber = household.head.outcome.stored?.idNumber;
    const neighbours = [numbered[at - 1], numbered[at + 1]];
    if (idNumber === undefined || household.spouses > 1) return;
    if (isMisnumbered(household, neighbours)) return;
    for (const member of household.members) householders.set(member, idNumber);
  });
  return rows.map((row) => ofHousehold(row, householders.get(row)));
}

interface Household {
  readonly head: DataRow;
  readonly members: DataRow[];
  /** Of a list that was sorted by something else, several are soon in one household. */
  spouses: number;
}

/** A row in between that is no relative's, a subtotal or an empty line ends the household. */
function householdsOf(
  rows: readonly DataRow[],
  relationAt: (row: number) => ReturnType<typeof relationIn>,
): Household[] {
  const found: Household[] = [];
  let open: Household | null = null;
  let last = -1;
  for (const one of rows) {
    const relation = relationAt(one.row);
    const isNext = one.row === last + 1;
    last = one.row;
    if (relation === 'HOUSEHOLDER') {
      open = { head: one, members: [], spouses: 0 };
      found.push(open);
    } else if (relation === 'OTHER' || !isNext || open === null || !isSamePlace(open.head, one)) {
      open = null;
    } else {
      open.members.push(one);
      if (relation === 'SPOUSE') open.spouses += 1;
    }
  }
  return found;
}

/** What is not imported has no place, and no household either. */
function isSamePlace({ outcome: { stored: head } }: DataRow, { outcome }: DataRow): boolean {
  const member = outcome.stored;
  if (head === null || member === null) return true;
  if (head.villageCode !== member.villageCode) return false;
  return member.villageGroup === null || member.villageGroup === head.villageGroup;
}

interface NumberedHousehold extends Household {
  /** Null in a list that numbers its rows or nothing. */
  readonly numbers: { readonly head: string; readonly members: readonly string[] } | null;
}

const HOUSEHOLD_NUMBER = /^(户编号|户号|户序号|家庭编号|家庭序号)$/;

/** A 户编号 numbers households; a 序号 does where a member has the householder's or none. */
function withNumbers(
  households: readonly Household[],
  { headers, columns }: Layout,
  numberAt: (row: number, column: number) => string,
): NumberedHousehold[] {
  const own = headers.find(({ header }) => HOUSEHOLD_NUMBER.test(headerKey(header)));
  const column = (own ?? columns.get('serial'))?.index;
  if (column === undefined) return households.map((household) => ({ ...household, numbers: null }));
  const numbered = households.map((household) => ({
    ...household,
    numbers: {
      head: numberAt(household.head.row, column),
      members: household.members.map(({ row }) => numberAt(row, column)),
    },
  }));
  const isOfHouseholds =
    own !== undefined ||
    numbered.some(({ numbers: { head, members } }) =>
      members.some((number) => number === '' || number === head),
    );
  return isOfHouseholds ? numbered : numbered.map((one) => ({ ...one, numbers: null }));
}

/** Every householder has a number of their own; the others have the same, or it is written once. */
function isMisnumbered(
  { numbers }: NumberedHousehold,
  neighbours: readonly (NumberedHousehold | undefined)[],
): boolean {
  if (numbers === null) return false;
  const { head, members } = numbers;
  if (head === '' || neighbours.some((other) => other?.numbers?.head === head)) return true;
  return members.some((number) => number !== '' && number !== head);
}

function ofHousehold(one: DataRow, householder: string | undefined): DataRow {
  const { stored } = one.outcome;
  if (stored === null || householder === undefined || stored.idNumber === householder) return one;
  const told: ReadRow = { ...stored, householderIdNumber: householder };
  return { ...one, outcome: { ...one.outcome, stored: told } };
}
