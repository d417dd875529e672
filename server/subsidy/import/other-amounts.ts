import { fenFromYuan, yuanFromFen, type Fen } from '../../shared/money.ts';
import { scaleOfHeader, type Block } from './block.ts';
import { readDecimal } from './decimal-cell.ts';
import { headerKey, headerLabel, type MeaningOf } from './header-names.ts';
import { problem } from './problem.ts';
import type { RosterProblem } from './reading.ts';
import type { Cell, WorkbookSheet } from './sheet.ts';

/** Headers of money besides those an amount is taken from. */
const MONEY = [
  /^(金额|资金)?(合计|小计|总计|共计|总额|总金额)(金额)?$/,
  /^(实发|应发|实补|应补|实领|应领|补发|增发)/,
  /(补贴|补助|补发|发放|救助|保障|施保|供养|护理|奖补|低保)(总?金额|资金|金|款)(合计|小计)?$/,
] as const;

interface AmountRow {
  /** Counts from 0. */
  readonly row: number;
  readonly statedFen: Fen | null;
}

/** A row where another column of money says something else. */
interface Difference {
  readonly label: string;
  readonly row: number;
  readonly taken: Fen;
  readonly other: Fen;
}

/**
 * Of several columns of money one is taken by its name. Where another is filled with other figures,
 * somebody has to look, unless a clerk said which it is.
 */
export function otherAmounts(
  sheet: WorkbookSheet,
  block: Block,
  rows: readonly AmountRow[],
  meaningOf: MeaningOf,
): RosterProblem[] {
  const { columns, headers, lastHeaderRow } = block.layout;
  const amount = columns.get('amount');
  if (amount === undefined || headers.some((one) => one.index === amount.index && one.isTold))
    return [];
  const taken = new Set([...columns.values()].map(({ index }) => index));
  const differences = headers
    .filter(({ isTold, index }) => !isTold && !taken.has(index))
    .filter(({ header }) => isMoney(header, meaningOf))
    .flatMap(({ header, index }) => {
      const cellOf = (row: number) => sheet.rows[row]?.[index] ?? null;
      const scale = scaleOfHeader(header, block.unitsAbove);
      return firstDifference(headerLabel(header), rows, cellOf, scale) ?? [];
    });
  const [first] = differences;
  if (first === undefined) return [];
  const place = { sheet: sheet.name, row: lastHeaderRow + 1, column: amount.label };
  const others = differences.map(({ label }) => `“${label}”`).join('');
  const difference =
    `第 ${first.row + 1} 行“${amount.label}”是 ${yuanFromFen(first.taken)}，` +
    `“${first.label}”是 ${yuanFromFen(first.other)}`;
  return [problem('AMOUNT_COLUMNS_DIFFER', place, amount.label, others, difference)];
}

function isMoney(header: string, meaningOf: MeaningOf): boolean {
  if (meaningOf(header)?.field === 'amount') return true;
  const key = headerKey(header);
  return MONEY.some((name) => name.test(key));
}

/** Null for a column that agrees, or that says nothing at all: zeros are left in many a form. */
function firstDifference(
  label: string,
  rows: readonly AmountRow[],
  cellOf: (row: number) => Cell,
  scale: number,
): Difference | null {
  let first: Difference | null = null;
  let isFilled = false;
  for (const { row, statedFen } of rows) {
    const figure = readDecimal(cellOf(row), 2, scale);
    if (!figure.ok && figure.fault !== 'NEGATIVE') continue;
    const other = fenFromYuan(figure.text);
    isFilled ||= other !== 0;
    if (statedFen === null || other === statedFen) continue;
    first ??= { label, row, taken: statedFen, other };
    if (isFilled) break;
  }
  return isFilled ? first : null;
}
