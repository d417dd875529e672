import { display } from './display.svelte.ts';
import type { Measures } from './profile.ts';

interface Shape {
  rowHeight: (measures: Measures) => number;
  /** Between rows; by default the least gap between two targets. */
  gap?: (measures: Measures) => number;
  columns?: (measures: Measures) => number;
  /** What stands above the rows. */
  above?: (measures: Measures) => number;
}

/** A row taller than this looks empty. */
const MOST_STRETCH = 1.4;

/** How many items of a list fit its place, so that it is leafed through and never scrolled. */
export class Fit {
  /** Of the place, in px; bound to the element. */
  height = $state(0);
  #shape: Shape;

  constructor(shape: Shape) {
    this.#shape = shape;
  }

  /** Of one row in px: as designed, plus its share of what would be left over. */
  get rowHeight(): number {
    const least = this.#leastRowHeight;
    if (this.height === 0) return least;
    const shared = (this.#room + this.gap) / this.#rows - this.gap;
    return Math.min(shared, least * MOST_STRETCH);
  }

  get gap(): number {
    return (this.#shape.gap ?? leastGap)(display.measures);
  }

  get columns(): number {
    return this.#shape.columns?.(display.measures) ?? 1;
  }

  /** 0 until the place is measured, then at least one row. */
  get capacity(): number {
    return this.height === 0 ? 0 : this.#rows * this.columns;
  }

  get #rows(): number {
    return Math.max(1, Math.floor((this.#room + this.gap) / (this.#leastRowHeight + this.gap)));
  }

  get #room(): number {
    return this.height - (this.#shape.above?.(display.measures) ?? 0);
  }

  get #leastRowHeight(): number {
    return this.#shape.rowHeight(display.measures);
  }
}

export function leastGap({ mm, unit }: Measures): number {
  return Math.max(3.2 * mm, 24 * unit);
}
