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

/** How many items of a list fit its place, so that it is leafed through and never scrolled. */
export class Fit {
  /** Of the place, in px; bound to the element. */
  height = $state(0);
  #shape: Shape;

  constructor(shape: Shape) {
    this.#shape = shape;
  }

  get rowHeight(): number {
    return this.#shape.rowHeight(display.measures);
  }

  get gap(): number {
    return (this.#shape.gap ?? leastGap)(display.measures);
  }

  get columns(): number {
    return this.#shape.columns?.(display.measures) ?? 1;
  }

  /** 0 until the place is measured, then at least one row. */
  get capacity(): number {
    if (this.height === 0) return 0;
    const above = this.#shape.above?.(display.measures) ?? 0;
    const rows = Math.floor((this.height - above + this.gap) / (this.rowHeight + this.gap));
    return Math.max(1, rows) * this.columns;
  }
}

export function leastGap({ mm, unit }: Measures): number {
  return Math.max(3.2 * mm, 24 * unit);
}
