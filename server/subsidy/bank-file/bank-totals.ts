import Big from 'big.js';
import { yuanFromFen, type Fen } from '../../shared/money.ts';
import { isBlank } from '../import/cell-text.ts';
import { figureInWords } from '../import/total-words.ts';
import { totalText, totalValue, type SummedRow, type TotalRow } from '../import/totals.ts';
import { bankProblem } from './bank-problem.ts';
import type { BankProblem, BankRow } from './bank-reading.ts';

/**
 * Compares a sheet's total rows (合计) with its payments: a total of more than the rows is a row that
 * the bank's list has lost. Banks add up all rows, what was paid, or what came back, of the whole
 * sheet or since the last total.
 */
export function checkBankTotals(
  sheet: string,
  totals: readonly TotalRow[],
  summed: readonly SummedRow[],
  rows: readonly BankRow[],
): BankProblem[] {
  // With a row that is not known there is nothing to compare.
  if (summed.length !== rows.length) return [];
  return totals.flatMap(({ row, cells, layout }, at) => {
    const column = layout.columns.get('amount');
    const cell = column === undefined ? null : (cells[column.index] ?? null);
    const value = isBlank(cell) ? inWords(cells) : totalValue(cell);
    if (column === undefined || value === null) return [];
    const stated = new Big(value).times(100).round().toNumber();
    const since = totals[at - 1]?.row ?? 0;
    const above = rows.filter((payment) => payment.row < row);
    const ranges = [above, above.filter((payment) => payment.row > since), rows];
    if (ranges.some((range) => sumsOf(range).includes(stated))) return [];
    const [all, paid] = sumsOf(above);
    const place = { sheet, row, column: column.label };
    const facts = [totalText(cells), ...[stated, all, paid].map(yuanFromFen)];
    return [bankProblem('SUM_DIFFERS', place, ...facts)];
  });
}

function inWords(cells: TotalRow['cells']): number | null {
  const told = figureInWords(cells, '元');
  return told?.isSure === true ? told.value : null;
}

/** All, paid, returned. */
function sumsOf(rows: readonly BankRow[]): [Fen, Fen, Fen] {
  const sum = (some: readonly BankRow[]) => some.reduce((fen, { amountFen }) => fen + amountFen, 0);
  return [
    sum(rows),
    sum(rows.filter(({ result }) => result === 'PAID')),
    sum(rows.filter(({ result }) => result === 'RETURNED')),
  ];
}
