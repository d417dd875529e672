import type { Fen } from '../shared/money.ts';
import type { Standing } from './payment.ts';

/** Every way in which what was published and what was paid are not the same. */
export const DIFFERENCE_KINDS = [
  'OUTSTANDING',
  'RETURNED',
  'STOPPED',
  'AMOUNT_DIFFERS',
  'PAID_TWICE',
  'PAID_WHILE_STOPPED',
  'ACCOUNT_DIFFERS',
  'NAME_DIFFERS',
  'NOT_ON_ROSTER',
  'COULD_BE_SEVERAL',
] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** A row of the roster, or a payee of the bank's who is on no row. */
export interface Compared {
  /** What the roster promises; null for a payee of the bank's who is not on it. */
  readonly publishedFen: Fen | null;
  readonly couldBeSeveral: boolean;
  readonly standing: Standing;
}

/** Published = paid − overpaid + underpaid + returned + stopped + outstanding, always. */
export interface Totals {
  readonly publishedCount: number;
  readonly publishedFen: Fen;
  /** To people on the roster. */
  readonly paidCount: number;
  readonly paidFen: Fen;
  readonly overpaidFen: Fen;
  readonly underpaidFen: Fen;
  readonly returnedFen: Fen;
  readonly stoppedFen: Fen;
  readonly outstandingFen: Fen;
  /** To payees the roster does not know, or who could be two of its people. */
  readonly unmatchedFen: Fen;
  /** All that the bank says it paid: paid + unmatched. */
  readonly bankPaidFen: Fen;
}

export interface KindSum {
  readonly kind: DifferenceKind;
  readonly count: number;
  /** The money in question: what is missing, too much or too little, or went astray. */
  readonly amountFen: Fen;
}

export function kindsOf({ publishedFen, couldBeSeveral, standing }: Compared): DifferenceKind[] {
  if (publishedFen === null) return [couldBeSeveral ? 'COULD_BE_SEVERAL' : 'NOT_ON_ROSTER'];
  if (standing.paidCount === 0) return [unpaidKind(standing)];
  const kinds: DifferenceKind[] = [];
  const isTwice = standing.paidCount > 1 && standing.paidFen > publishedFen;
  if (isTwice) kinds.push('PAID_TWICE');
  else if (standing.paidFen !== publishedFen) kinds.push('AMOUNT_DIFFERS');
  if (standing.isStopped) kinds.push('PAID_WHILE_STOPPED');
  if (standing.accountDiffers) kinds.push('ACCOUNT_DIFFERS');
  if (standing.nameDiffers) kinds.push('NAME_DIFFERS');
  return kinds;
}

function unpaidKind({ isStopped, isReturned }: Standing): 'OUTSTANDING' | 'RETURNED' | 'STOPPED' {
  if (isStopped) return 'STOPPED';
  return isReturned ? 'RETURNED' : 'OUTSTANDING';
}

/** The money of one difference, in fen. */
export function amountInQuestion(kind: DifferenceKind, { publishedFen, standing }: Compared): Fen {
  const published = publishedFen ?? 0;
  switch (kind) {
    case 'OUTSTANDING':
    case 'RETURNED':
    case 'STOPPED':
      return published;
    case 'AMOUNT_DIFFERS':
    case 'PAID_TWICE':
      return Math.abs(standing.paidFen - published);
    case 'PAID_WHILE_STOPPED':
    case 'ACCOUNT_DIFFERS':
    case 'NAME_DIFFERS':
    case 'NOT_ON_ROSTER':
    case 'COULD_BE_SEVERAL':
      return standing.paidFen;
  }
}

export function sumByKind(all: readonly Compared[]): KindSum[] {
  const sums = new Map(DIFFERENCE_KINDS.map((kind) => [kind, { count: 0, amountFen: 0 }]));
  for (const compared of all)
    for (const kind of kindsOf(compared)) {
      const sum = sums.get(kind)!;
      sum.count += 1;
      sum.amountFen += amountInQuestion(kind, compared);
    }
  return DIFFERENCE_KINDS.map((kind) => ({ kind, ...sums.get(kind)! }));
}

export function totalsOf(all: readonly Compared[]): Totals {
  const onRoster = all.filter(({ publishedFen }) => publishedFen !== null);
  const paid = onRoster.filter(({ standing }) => standing.paidCount > 0);
  const unpaid = (kind: DifferenceKind) =>
    published(onRoster.filter((one) => kindsOf(one).includes(kind)));
  const difference = paid.map((one) => one.standing.paidFen - (one.publishedFen ?? 0));
  const paidFen = paidSum(onRoster);
  const unmatchedFen = paidSum(all.filter(({ publishedFen }) => publishedFen === null));
  return {
    publishedCount: onRoster.length,
    publishedFen: published(onRoster),
    paidCount: paid.length,
    paidFen,
    overpaidFen: sum(difference.map((fen) => Math.max(fen, 0))),
    underpaidFen: sum(difference.map((fen) => Math.max(-fen, 0))),
    returnedFen: unpaid('RETURNED'),
    stoppedFen: unpaid('STOPPED'),
    outstandingFen: unpaid('OUTSTANDING'),
    unmatchedFen,
    bankPaidFen: paidFen + unmatchedFen,
  };
}

function published(all: readonly Compared[]): Fen {
  return sum(all.map(({ publishedFen }) => publishedFen ?? 0));
}

function paidSum(all: readonly Compared[]): Fen {
  return sum(all.map(({ standing }) => standing.paidFen));
}

function sum(fen: readonly Fen[]): Fen {
  return fen.reduce((total, each) => total + each, 0);
}
