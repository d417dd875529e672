import { fenFromYuan } from '../../shared/money.ts';
import { blockFaults, type Block } from './block.ts';
import { readDecimal } from './decimal-cell.ts';
import { withHouseholds, type DataRow } from './household-rows.ts';
import { isNameInDoubt } from './householder-columns.ts';
import { otherAmounts } from './other-amounts.ts';
import { problem, type ProblemCode } from './problem.ts';
import { rowCells, type RowCells } from './row-cells.ts';
import { readRow, type RowContext, type RowOutcome } from './read-row.ts';
import type { SubsidyProgramme } from '../programme.ts';
import { unitsBelow, type FoundBlock } from './find-blocks.ts';
import type { MeaningOf, RosterField } from './header-names.ts';
import type { RosterProblem } from './reading.ts';
import type { WorkbookSheet } from './sheet.ts';
import { againstSheet, villageOfBlank, type VillagesNamed } from './village-column.ts';
import type { VillageTrail } from './village-trail.ts';
import type { VillageFinder } from './villages.ts';

/** What the rows of a sheet are read with. */
export interface SheetContext {
  readonly sheet: WorkbookSheet;
  readonly programme: SubsidyProgramme;
  readonly villages: VillageFinder;
  readonly trail: VillageTrail;
  /** What the columns of villages say. */
  readonly named: ReadonlyMap<FoundBlock, VillagesNamed>;
  readonly meaningOf: MeaningOf;
  readonly report: (...problems: RosterProblem[]) => void;
}

/** Reads a block's rows in their order and follows whose village and household they are. */
export function readBlock(context: SheetContext, block: FoundBlock): readonly DataRow[] {
  const { sheet, trail, named, report, meaningOf } = context;
  trail.title(block.title);
  const dataRows = block.rows.filter(({ kind }) => kind === 'data').length;
  const below = unitsBelow(sheet, block);
  const faults = dataRows === 0 ? [] : blockFaults(sheet.name, block, below, context, dataRows);
  report(...faults);
  if (dataRows > 0 && faults.length === 0 && block.amountScale !== 1)
    report(aboutColumn('amount', 'AMOUNT_IN_TEN_THOUSANDS', sheet.name, block));
  if (dataRows > 0 && isNameInDoubt(block.layout))
    report(aboutColumn('name', 'NAME_OF_HOUSEHOLDER', sheet.name, block));
  const cells = rowCells(sheet, block);
  const hasVillages = block.layout.columns.has('village');
  report(...againstSheet(sheet.name, block, trail.village, named.get(block) ?? new Map()));
  const isUsable = faults.length === 0;
  const outcomes = block.rows.flatMap(({ row, kind }) => {
    const found = sheet.rows[row] ?? [];
    if (kind === 'note') report(...trail.note(row, found));
    if (kind === 'total' && !hasVillages) report(...trail.total(row, found));
    if (kind !== 'data') return [];
    const read = isUsable ? dataRow(context, block, row, cells) : amountOnly(sheet, row, block);
    return { row, outcome: read };
  });
  const calculated = outcomes.filter(({ outcome }) => outcome.isCalculated).length;
  if (calculated > 0)
    report(aboutColumn('amount', 'AMOUNTS_CALCULATED', sheet.name, block, String(calculated)));
  if (isUsable) report(...otherAmounts(sheet, block, amountsOf(outcomes), meaningOf));
  return withHouseholds(outcomes, sheet, block.layout);
}

function amountsOf(outcomes: readonly DataRow[]) {
  return outcomes.map(({ row, outcome: { statedFen } }) => ({ row, statedFen }));
}

function aboutColumn(
  field: RosterField,
  code: ProblemCode,
  sheet: string,
  { layout }: Block,
  ...facts: string[]
): RosterProblem {
  const column = layout.columns.get(field)?.label ?? null;
  return problem(code, { sheet, row: layout.lastHeaderRow + 1, column }, ...facts);
}

function dataRow(
  context: SheetContext,
  block: FoundBlock,
  row: number,
  cells: RowCells,
): RowOutcome {
  const { layout, amountScale } = block;
  const { sheet, programme, villages, trail, named, report } = context;
  if (!layout.columns.has('village')) report(...trail.takeFault());
  const told = trail.village;
  const sheetVillage = villageOfBlank(told, named.get(block) ?? new Map());
  const rowContext: RowContext = {
    sheet: sheet.name,
    layout,
    unit: programme.unit,
    arithmetic: programme.arithmetic,
    amountScale,
    villages,
    sheetVillage,
    isTorn: told !== sheetVillage,
    cell: (field) => cells.of(row, field),
    isMerged: (field) => cells.isMerged(row, field),
    untaken: () => cells.untaken(row),
    row: row + 1,
  };
  const outcome = readRow(rowContext);
  report(...outcome.problems);
  return outcome;
}

/** A row that cannot be read still counts, and so does what it promises. */
function amountOnly(sheet: WorkbookSheet, row: number, block: Block): RowOutcome {
  const { layout, amountScale } = block;
  const column = layout.ambiguous.has('amount') ? undefined : layout.columns.get('amount');
  const cell = column === undefined ? null : (sheet.rows[row]?.[column.index] ?? null);
  const amount = readDecimal(cell, 2, amountScale);
  const isExact = amount.ok || amount.fault === 'NEGATIVE';
  return { ...UNREAD, statedFen: isExact ? fenFromYuan(amount.text) : null };
}

/** Nothing is known of a row; a total over it cannot be judged. */
export const UNREAD: RowOutcome = {
  stored: null,
  problems: [],
  idNumber: null,
  account: null,
  statedFen: null,
  correctFen: null,
  quantity: null,
  isCalculated: false,
};
