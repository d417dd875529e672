import { FIELD_LABELS, type MeaningOf, type RosterField } from './header-names.ts';
import { problem } from './problem.ts';
import { textOf } from './cell-text.ts';
import { otherMoneyUnit } from './money-unit.ts';
import type { SubsidyProgramme } from '../programme.ts';
import type { Layout } from './layout.ts';
import type { RosterProblem } from './reading.ts';
import type { Cell } from './sheet.ts';

/** A header with the rows under it. A sheet has one, or several below each other. */
export interface Block {
  readonly layout: Layout;
  /** Title and other rows right above the header that are no data. */
  readonly title: readonly (readonly Cell[])[];
  /** What is said of units above the header, or above the one before it. */
  readonly unitLine: string;
  /** Yuan that one of the amounts' unit is: 10,000 when they stand in 万元. */
  readonly amountScale: number;
}

/**
 * Why no row of a block can be stored, with the fact that is told apart: columns missing, two columns
 * for one fact, or a unit that would make every figure wrong. Empty when all is well.
 */
export function blockFaults(
  sheet: string,
  { layout, unitLine }: Block,
  { programme, meaningOf }: { programme: SubsidyProgramme; meaningOf: MeaningOf },
  rows: number,
): RosterProblem[] {
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
  const unit = unsupportedUnit(layout, unitLine);
  if (unit !== null) problems.push(problem('UNIT_UNSUPPORTED', place, unit, String(rows)));
  return problems;
}

/** Without these a row is not money promised to a person. */
function needed({ arithmetic }: SubsidyProgramme): RosterField[] {
  const always: RosterField[] = ['name', 'idNumber', 'account', 'amount'];
  return arithmetic === 'AREA' ? [...always, 'quantity', 'rate'] : always;
}

/**
 * 公顷 instead of 亩 in a header or in the unit line above it, 分 or 百元 instead of 元, or 万元 for
 * anything but amounts.
 */
function unsupportedUnit({ columns }: Layout, unitLine: string): string | null {
  const ofMoney = otherMoneyUnit(unitLine, columns.get('amount')?.header ?? '');
  if (ofMoney !== null && ofMoney !== '万元') return ofMoney;
  const headers = [...columns].map(([field, { header }]) =>
    field === 'amount' ? header.replaceAll('万元', '') : header,
  );
  return (
    /千元|公顷|平方米/.exec([unitLine, ...headers].join(' '))?.[0] ??
    /万元/.exec(headers.join(' '))?.[0] ??
    null
  );
}

/** The amounts' own header decides; the unit line speaks where the header is silent. */
export function scaleOfAmounts({ columns }: Layout, unitLine: string): number {
  const header = columns.get('amount')?.header ?? '';
  const unit = /[万千]?元/.exec(header)?.[0] ?? /万元/.exec(unitLine)?.[0];
  return unit === '万元' ? 10_000 : 1;
}

/** The cells of rows above a header that tell units. */
export function unitText(rows: readonly (readonly Cell[])[]): string {
  const texts = rows.flat().map(textOf);
  return texts.filter((text) => /单\s*位\s*[:：]/.test(text)).join(' ');
}
