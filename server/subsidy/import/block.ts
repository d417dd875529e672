import { FIELD_LABELS, type RosterField } from './header-names.ts';
import { problem } from './problem.ts';
import { textOf } from './cell-text.ts';
import type { SubsidyProgramme } from '../programme.ts';
import type { Layout } from './layout.ts';
import type { RosterProblem } from './reading.ts';
import type { Cell } from './sheet.ts';
import type { Village, VillageFinder } from './villages.ts';

/** A header with the data rows under it. A sheet has one, or one for each village. */
export interface Block {
  readonly layout: Layout;
  /** Title, unit line and other rows above the header that are no data. */
  readonly preamble: readonly (readonly Cell[])[];
}

/** The village that a block's title or its sheet's name speaks of. */
export interface BlockVillage {
  readonly village: Village | null;
  readonly problems: RosterProblem[];
}

export function blockVillage(sheet: string, block: Block, villages: VillageFinder): BlockVillage {
  const named = villages.named(sheet) ?? villages.within(sheet);
  const titled = villages.within(block.preamble.flat().map(textOf).join(' '));
  const place = { sheet, row: null, column: null };
  if (named !== null && titled !== null && named.code !== titled.code)
    return {
      village: null,
      problems: [problem('VILLAGE_CONFLICT', place, named.name, titled.name)],
    };
  const village = named ?? titled;
  const isTold = village !== null || block.layout.columns.has('village');
  return { village, problems: isTold ? [] : [problem('VILLAGE_MISSING', place)] };
}

/**
 * Why no row of a block can be stored, with the fact that is told apart: columns missing, two columns
 * for one fact, or a unit that would make every figure wrong. Empty when all is well.
 */
export function blockFaults(
  sheet: string,
  { layout, preamble }: Block,
  programme: SubsidyProgramme,
  rows: number,
): RosterProblem[] {
  const place = { sheet, row: layout.lastHeaderRow + 1, column: null };
  const problems: RosterProblem[] = [];
  const missing = needed(programme).filter((field) => !layout.columns.has(field));
  if (missing.length > 0) {
    const labels = missing.map((field) => FIELD_LABELS[field]).join('、');
    problems.push(problem('COLUMN_MISSING', place, labels, String(rows)));
  }
  for (const [field, labels] of layout.ambiguous) {
    const headers = labels.map((label) => `“${label}”`).join('和');
    problems.push(problem('COLUMN_AMBIGUOUS', place, FIELD_LABELS[field], headers, String(rows)));
  }
  const unit = unsupportedUnit(layout, preamble);
  if (unit !== null) problems.push(problem('UNIT_UNSUPPORTED', place, unit, String(rows)));
  return problems;
}

/** Without these a row is not money promised to a person. */
function needed({ arithmetic }: SubsidyProgramme): RosterField[] {
  const always: RosterField[] = ['name', 'idNumber', 'account', 'amount'];
  return arithmetic === 'area' ? [...always, 'quantity', 'rate'] : always;
}

/** 万元 instead of 元 or 公顷 instead of 亩, in a header or in the unit line above it. */
function unsupportedUnit(layout: Layout, preamble: Block['preamble']): string | null {
  const unitLine = preamble
    .flat()
    .map(textOf)
    .filter((text) => /单位[:：]/.test(text));
  const headers = [...layout.columns.values()].map(({ header }) => header);
  return /万元|千元|公顷|平方米/.exec([...unitLine, ...headers].join(' '))?.[0] ?? null;
}
