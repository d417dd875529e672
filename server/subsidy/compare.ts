import Big from 'big.js';
import { yuanFromFen, type Fen } from '../shared/money.ts';
import type { RosterLine } from './roster.ts';
import { RowOrder } from './row-order.ts';

/** What may differ between two rows of a person and may be shown as it is. */
export const COMPARED_FIGURES = [
  'village',
  'villagerGroup',
  'quantity',
  'rate',
  'supportMode',
  'amount',
] as const;
export type ComparedFigure = (typeof COMPARED_FIGURES)[number];

/** Quantity, rate and amount are decimals, the village is its code. */
export interface FigureChange {
  readonly figure: ComparedFigure;
  readonly from: string | null;
  readonly to: string | null;
}

/** What differs and is never shown: only that it does. */
export type SealedField = 'name' | 'account' | 'householder';

export type RosterChange<T extends RosterLine = RosterLine> =
  | { readonly kind: 'NEW'; readonly before: null; readonly after: T }
  | { readonly kind: 'GONE'; readonly before: T; readonly after: null }
  | {
      readonly kind: 'CHANGED';
      readonly before: T;
      readonly after: T;
      readonly figures: readonly FigureChange[];
      readonly sealed: readonly SealedField[];
    };

export type Lines<T> = AsyncIterable<T> | Iterable<T>;

/**
 * What became of each person between two rosters, which both come in the order of their files:
 * first, in the order of the newer one, who is new or has other figures, then, in the order of the
 * older one, who is gone. Who stands there twice is compared row by row, the first with the first.
 * Keeps one roster in memory. `sealedChanges` compares what only the caller can open; `order` is told
 * where each row stood that both have.
 */
export async function* compareRosters<T extends RosterLine>(
  before: Lines<T>,
  after: Lines<T>,
  sealedChanges: (before: T, after: T) => readonly SealedField[],
  order = new RowOrder(),
): AsyncGenerator<RosterChange<T>> {
  const left = await byPerson(before);
  for await (const line of after) {
    const known = left.get(line.personKey)?.shift();
    if (known === undefined) yield { kind: 'NEW', before: null, after: line };
    else {
      order.add(known.position);
      const figures = figureChanges(known, line);
      const sealed = sealedChanges(known, line);
      if (figures.length + sealed.length > 0)
        yield { kind: 'CHANGED', before: known, after: line, figures, sealed };
    }
  }
  const gone = [...left.values()].flat();
  for (const line of gone.sort((one, other) => one.position - other.position))
    yield { kind: 'GONE', before: line, after: null };
}

async function byPerson<T extends RosterLine>(lines: Lines<T>): Promise<Map<string, T[]>> {
  const people = new Map<string, T[]>();
  for await (const line of lines) {
    const known = people.get(line.personKey);
    if (known === undefined) people.set(line.personKey, [line]);
    else known.push(line);
  }
  return people;
}

/** Figures that differ as numbers: 10 and 10.0 are the same area. */
export function figureChanges(before: RosterLine, after: RosterLine): FigureChange[] {
  return COMPARED_FIGURES.flatMap((figure) => {
    const [from, to] = [figureOf(before, figure), figureOf(after, figure)];
    return isSame(figure, from, to) ? [] : [{ figure, from, to }];
  });
}

function figureOf(line: RosterLine, figure: ComparedFigure): string | null {
  if (figure === 'village') return line.villageCode;
  return figure === 'amount' ? yuanFromFen(line.amountFen) : line[figure];
}

function isSame(figure: ComparedFigure, from: string | null, to: string | null): boolean {
  if (from === to) return true;
  if (from === null || to === null || (figure !== 'quantity' && figure !== 'rate')) return false;
  return new Big(from).eq(to);
}

/** How many rows became what, and by how much the money differs. */
export interface ChangeCounts {
  readonly newCount: number;
  readonly goneCount: number;
  readonly changedCount: number;
  readonly differenceFen: Fen;
}

export const NO_CHANGES: ChangeCounts = {
  newCount: 0,
  goneCount: 0,
  changedCount: 0,
  differenceFen: 0,
};

export function countChange(counts: ChangeCounts, { kind, before, after }: RosterChange) {
  return {
    newCount: counts.newCount + (kind === 'NEW' ? 1 : 0),
    goneCount: counts.goneCount + (kind === 'GONE' ? 1 : 0),
    changedCount: counts.changedCount + (kind === 'CHANGED' ? 1 : 0),
    differenceFen: counts.differenceFen + (after?.amountFen ?? 0) - (before?.amountFen ?? 0),
  };
}
