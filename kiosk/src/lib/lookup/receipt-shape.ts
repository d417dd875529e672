import type { Measures } from '#lib/display/profile.ts';

/** Where a line of a receipt may need a second one. */
export function isNarrow({ portrait, ease }: Pick<Measures, 'portrait' | 'ease'>): boolean {
  return portrait || ease < 0.5;
}

/** Where what the programme is and whom to ask find room; else they stand behind 金额不对？. */
export function isTelling({ ease }: Pick<Measures, 'ease'>): boolean {
  return ease >= 0.5;
}

/** The most a receipt needs: its name, its reckoning, and its state beside the button. */
export const receiptShape = {
  rowHeight: ({ mm, small, unit, ease, portrait }: Measures): number => {
    const lines = isNarrow({ portrait, ease }) ? 2 : 1;
    const name = small * 1.25 * (portrait || ease < 0.4 ? 2 : 1) * (1 + 0.3 * ease);
    const reckoning = small * 1.5 * lines;
    const about = isTelling({ ease }) ? small * 1.5 * (portrait ? 3 : 2) : 0;
    const state = Math.max(15.5 * mm, 68 * unit, small * 1.35 * lines);
    return name + about + reckoning + state + 28 * unit;
  },
};
