import { isNear, sumDiffers, type DoubtedTotal, type Figure, type RowSums } from './totals.ts';
import type { RosterProblem } from './reading.ts';

/** What a sheet's totals and rows say, for totals of more than one sheet. */
export interface SheetTotals {
  readonly doubted: readonly DoubtedTotal[];
  readonly sums: Readonly<Record<Figure, RowSums>>;
}

/**
 * Totals that their own sheet does not come to may be of all sheets: 全镇总计 under the last village.
 * Returns what is to be told instead of a problem: nothing, or the difference to all sheets.
 */
export function ofAllSheets(
  sheets: readonly SheetTotals[],
): ReadonlyMap<RosterProblem, RosterProblem | null> {
  const all = {
    amount: added(sheets.map(({ sums }) => sums.amount)),
    quantity: added(sheets.map(({ sums }) => sums.quantity)),
  };
  const instead = new Map<RosterProblem, RosterProblem | null>();
  for (const { problem, figure, label, value } of sheets.flatMap(({ doubted }) => doubted)) {
    const { stated, correct, unknown } = all[figure];
    if (value === null) continue;
    const isOfTown = /镇|乡(?!村)|街道|各村|所有/.test(label);
    if (unknown === 0 && (isNear(value, stated) || isNear(value, correct)))
      instead.set(problem, null);
    else if (isOfTown && problem.code === 'SUM_DIFFERS')
      instead.set(problem, unknown > 0 ? null : sumDiffers(problem, label, figure, value, stated));
  }
  return instead;
}

function added(sums: readonly RowSums[]): RowSums {
  const of = (part: keyof RowSums) => sums.reduce((sum, one) => sum + one[part], 0);
  return { stated: of('stated'), correct: of('correct'), unknown: of('unknown') };
}
