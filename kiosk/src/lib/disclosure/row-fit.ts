import { Fit } from '#lib/display/fit.svelte.ts';

export interface RowLayout {
  /** Too narrow for columns: each row is an item of a list. */
  readonly stacked: () => boolean;
  /** Lines of such an item: two unless said. */
  readonly lines?: () => number;
  /** A title stands above. */
  readonly isTitled?: boolean;
}

/** How many rows of a RowTable there is room for. */
export function rowFit({ stacked, lines = () => 2, isTitled = false }: RowLayout): Fit {
  return new Fit({
    rowHeight: ({ small, unit }) =>
      stacked() ? small * 1.5 * lines() + 20 * unit : small * 1.5 + 12 * unit,
    gap: () => 0,
    above: ({ small, unit }) =>
      (isTitled ? small * 1.5 : 0) + (stacked() ? 0 : small * 1.5 + 16 * unit),
  });
}
