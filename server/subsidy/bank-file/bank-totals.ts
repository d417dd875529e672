import Big from 'big.js';
import { yuanFromFen, type Fen } from '../../shared/money.ts';
import { isBlank } from '../import/cell-text.ts';
import type { FoundBlock } from '../import/find-blocks.ts';
import type { WorkbookSheet } from '../import/sheet.ts';
import { totalText, totalValue } from '../import/totals.ts';
import { bankProblem } from './bank-problem.ts';
import type { BankProblem, BankRow } from './bank-reading.ts';

/**
 * Compares a block's total rows (合计) with its payments: a total of more than the rows below the
 * header is a row that the bank's list has lost. Banks add up all rows, what was paid, or what came
 * back, of the whole sheet or since the last total.
 */
export function checkBankTotals(
  sheet: WorkbookSheet,
  { layout, rows }: FoundBlock,
  read: readonly BankRow[],
): BankProblem[] {
  const column = layout.columns.get('amount');
  if (column === undefined) return [];
  const totals = rows.filter(({ kind }) => kind === 'total');
  return totals.flatMap(({ row }, at) => {
    const cells = sheet.rows[row] ?? [];
    const cell = cells[column.index] ?? null;
    const value = isBlank(cell) ? null : totalValue(cell);
    if (value === null) return [];
    const stated = new Big(value).times(100).round().toNumber();
    const since = totals[at - 1]?.row ?? -1;
    const above = read.filter((payment) => payment.row <= row);
    const ranges = [above, above.filter((payment) => payment.row > since + 1), read];
    if (ranges.some((range) => sumsOf(range).includes(stated))) return [];
    const [all, paid] = sumsOf(above);
    const place = { sheet: sheet.name, row: row + 1, column: column.label };
    const facts = [totalText(cells), ...[stated, all, paid].map(yuanFromFen)];
    return [bankProblem('SUM_DIFFERS', place, ...facts)];
  });
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
