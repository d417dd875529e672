import type { Day } from '../shared/day.ts';
import type { Fen } from '../shared/money.ts';

/** A row about somebody on the roster, beside what is known of them. */
export interface DoubtedRow {
  readonly state: string;
  readonly amountFen: Fen;
  readonly publishedFen: Fen;
  readonly paidOn: Day | null;
  readonly isPaidAlready: boolean;
}

/** Why a file whose payees are all known may still be another period's. */
export type Doubt = 'AMOUNTS_DIFFER' | 'BEFORE_PERIOD' | 'PAID_ALREADY';

/**
 * The same households are paid each month and each year: a wrong file matches them all, and would
 * tell them of money they did not get. What is true of more than half of a file raises a doubt, of a
 * file of one row too: small files pay again what came back. No row at all is paid before its period
 * begins. A clerk who knows better may enter it all the same.
 */
export function doubtsAbout(rows: readonly DoubtedRow[], periodBegins: Day): Doubt[] {
  const paid = rows.filter(({ state }) => state === 'PAID');
  const doubts: [Doubt, boolean][] = [
    ['AMOUNTS_DIFFER', mostOf(paid, (row) => row.amountFen !== row.publishedFen)],
    ['BEFORE_PERIOD', rows.some(({ paidOn }) => paidOn !== null && paidOn < periodBegins)],
    ['PAID_ALREADY', mostOf(paid, ({ isPaidAlready }) => isPaidAlready)],
  ];
  return doubts.flatMap(([doubt, isRaised]) => (isRaised ? [doubt] : []));
}

function mostOf(rows: readonly DoubtedRow[], isTrue: (row: DoubtedRow) => boolean): boolean {
  return rows.filter(isTrue).length * 2 > rows.length;
}
