import { FIELD_LABELS, type MeaningOf, type RosterField, type TableField } from './header-names.ts';
import { problem } from './problem.ts';
import { unitsOfHeader, type Unit } from './units.ts';
import type { SubsidyProgramme } from '../programme.ts';
import type { Layout } from './layout.ts';
import type { RosterProblem } from './reading.ts';
import type { Cell } from './sheet.ts';

/** A header with the rows under it. A sheet has one, or several below each other. */
export interface Block {
  readonly layout: Layout;
  /** Title and other rows right above the header that are no data. */
  readonly title: readonly (readonly Cell[])[];
  /** What is told of units above the header, or above the one before it. */
  readonly unitsAbove: readonly Unit[];
  /** Yuan that one of the amounts' unit is: 10,000 when they stand in 万元. */
  readonly amountScale: number;
}

/**
 * Why no row of a block can be stored, with the fact that is told apart: columns missing, two columns
 * for one fact, or a unit that would make every figure wrong. Empty when all is well.
 */
export function blockFaults(
  sheet: string,
  block: Block,
  unitsBelow: readonly Unit[],
  { programme, meaningOf }: { programme: SubsidyProgramme; meaningOf: MeaningOf },
  rows: number,
): RosterProblem[] {
  const { layout } = block;
  const place = { sheet, row: layout.lastHeaderRow + 1, column: null };
  const problems: RosterProblem[] = [];
  const missing = needed(programme).filter((field) => !layout.columns.has(field));
  if (missing.length > 0) {
    const labels = missing.map((field) => FIELD_LABELS[field]).join('、');
    const others = layout.headers
      .filter(({ header }) => missing.some((field) => field === meaningOf.byNameAlone?.(header)))
      .map(({ header }) => `“${header}”`);
    problems.push(problem('COLUMN_MISSING', place, labels, String(rows), others.join('、')));
  }
  for (const [field, labels] of layout.ambiguous) {
    const headers = labels.map((label) => `“${label}”`).join('和');
    problems.push(problem('COLUMN_AMBIGUOUS', place, FIELD_LABELS[field], headers, String(rows)));
  }
  const unit = unsupportedUnit(block, unitsBelow) ?? unitOfRate(block, programme);
  if (unit !== null) problems.push(problem('UNIT_UNSUPPORTED', place, unit, String(rows)));
  return problems;
}

/** Without these a row is not money promised to a person. */
function needed({ arithmetic }: SubsidyProgramme): RosterField[] {
  const always: RosterField[] = ['name', 'idNumber', 'account', 'amount'];
  return arithmetic === 'AREA' ? [...always, 'quantity', 'rate'] : always;
}

const AMOUNTS = ['amount', 'monthly', 'monthlyIncome'] as const satisfies readonly TableField[];
const OTHER_FIGURES = ['quantity', 'rate'] as const satisfies readonly TableField[];
const YUAN: Unit = { word: '元', meaning: 'YUAN' };

/**
 * A unit that would make figures wrong: 公顷, 百元, 万元 for anything but amounts, or two units where
 * nothing says which is the amounts'. Null when there is none.
 */
export function unsupportedUnit(
  { layout, unitsAbove }: Pick<Block, 'layout' | 'unitsAbove'>,
  unitsBelow: readonly Unit[],
): string | null {
  const amounts = unitsOf(layout, AMOUNTS);
  const others = unitsOf(layout, OTHER_FIGURES);
  const all = [...unitsAbove, ...unitsBelow, ...amounts, ...others];
  const odd =
    all.find(({ meaning }) => meaning === 'UNSUPPORTED') ??
    others.find(({ meaning }) => meaning === 'TEN_THOUSAND_YUAN');
  if (odd !== undefined) return odd.word;
  const told = ofMoney(amounts);
  if (told.length > 0) return tornUnit(told);
  const above = ofMoney(unitsAbove);
  // What stands below came too late to be read by.
  return tornUnit([...(above.length > 0 ? above : [YUAN]), ...ofMoney(unitsBelow)]);
}

/** The amounts are multiplied, and nothing says whether the rates beside them must be too. */
function unitOfRate(
  { layout, amountScale }: Block,
  { arithmetic }: SubsidyProgramme,
): string | null {
  const isChecked = arithmetic === 'AREA' || !layout.columns.has('rate');
  if (isChecked || amountScale === 1 || ofMoney(unitsOf(layout, AMOUNTS)).length > 0) return null;
  return unitsOf(layout, ['rate']).length > 0 ? null : '万元';
}

/** The amounts' own header decides; what stands above it speaks where the header is silent. */
export function scaleOfAmounts(layout: Layout, unitsAbove: readonly Unit[]): number {
  return scaleOf(unitsOf(layout, AMOUNTS), unitsAbove);
}

/** The same for another column of money. */
export function scaleOfHeader(header: string, unitsAbove: readonly Unit[]): number {
  return scaleOf(unitsOfHeader(header), unitsAbove);
}

function scaleOf(own: readonly Unit[], unitsAbove: readonly Unit[]): number {
  const told = ofMoney(own);
  const [unit] = told.length > 0 ? told : ofMoney(unitsAbove);
  return unit?.meaning === 'TEN_THOUSAND_YUAN' ? 10_000 : 1;
}

function unitsOf({ columns }: Layout, fields: readonly TableField[]): Unit[] {
  return fields.flatMap((field) => unitsOfHeader(columns.get(field)?.header ?? ''));
}

function ofMoney(units: readonly Unit[]): Unit[] {
  return units.filter(({ meaning }) => meaning === 'YUAN' || meaning === 'TEN_THOUSAND_YUAN');
}

/** Both of two units that cannot both be true; null for one. */
function tornUnit(units: readonly Unit[]): string | null {
  const other = units.find(({ meaning }) => meaning !== units[0]?.meaning);
  return units[0] === undefined || other === undefined ? null : `${units[0].word}、${other.word}`;
}
