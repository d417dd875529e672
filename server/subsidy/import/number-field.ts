import { quote } from './cell-text.ts';
import { readDecimal, type DecimalFault } from './decimal-cell.ts';
import type { RosterField } from './header-names.ts';
import type { ProblemCode } from './problem.ts';
import type { Report, RowContext } from './read-row.ts';

type NumberName = Extract<RosterField, 'quantity' | 'rate' | 'amount'>;

/** Decimal places a number may have; more is a problem and never rounded (DOMAIN: rosters). */
const PLACES: Readonly<Record<NumberName, number>> = { quantity: 7, rate: 7, amount: 2 };

export interface NumberField {
  /** Exact decimal text, null when absent or faulty. */
  readonly value: string | null;
  /** As `value`, and also negative numbers: for sums that agree with the spreadsheet's own. */
  readonly exact: string | null;
  /** False when the column is there and the cell cannot be stored. */
  readonly usable: boolean;
}

const ABSENT: NumberField = { value: null, exact: null, usable: true };
const FAULTY: NumberField = { value: null, exact: null, usable: false };

const CODES: Readonly<Record<DecimalFault, ProblemCode>> = {
  MISSING: 'NUMBER_MISSING',
  FORMULA: 'FORMULA_WITHOUT_RESULT',
  UNREADABLE: 'NUMBER_UNREADABLE',
  NEGATIVE: 'NUMBER_NEGATIVE',
  TOO_LARGE: 'NUMBER_TOO_LARGE',
  TOO_FINE: 'NUMBER_TOO_FINE',
};

/** Reads a number of a row and reports what is wrong with it. */
export function numberField(name: NumberName, context: RowContext, report: Report): NumberField {
  const column = context.layout.columns.get(name);
  if (column === undefined) return ABSENT;
  const scale = name === 'amount' ? context.amountScale : 1;
  const result = readDecimal(context.cell(name), PLACES[name], scale);
  if (context.isMerged(name)) {
    report(name, 'CELL_MERGED', column.label, '分不清每人是多少');
    return { ...FAULTY, exact: result.ok ? result.text : null };
  }
  if (!result.ok) {
    const code = CODES[result.fault];
    report(name, code, column.label, quote(result.text), String(PLACES[name]));
    return { ...FAULTY, exact: result.fault === 'NEGATIVE' ? result.text : null };
  }
  const code = name === 'quantity' && context.unit !== '亩' ? countFault(result.text) : null;
  if (code === null) return { value: result.text, exact: result.text, usable: true };
  report(name, code, column.label, quote(result.text));
  return FAULTY;
}

/** People and households are counted whole. */
function countFault(count: string): ProblemCode | null {
  if (count.includes('.')) return 'NUMBER_NOT_WHOLE';
  // The figure is public: a birth date in the wrong column must not pass for one.
  return count.length > 3 ? 'COUNT_IMPLAUSIBLE' : null;
}
