import { fenFromYuan } from '../../shared/money.ts';
import { blockFaults, blockVillage } from './block.ts';
import { columnLetter } from './cell-text.ts';
import { readDecimal } from './decimal-cell.ts';
import { findBlocks, type FoundBlock } from './find-blocks.ts';
import { findLayout, spreadDown, type Layout } from './layout.ts';
import { readRow, type RowContext, type RowOutcome } from './read-row.ts';
import { checkTotals, type TotalRow } from './totals.ts';
import { hiddenPartProblems, withoutHeaderProblems } from './unread-parts.ts';
import type { SubsidyProgramme } from '../programme.ts';
import type { RosterField } from './header-names.ts';
import type { PeopleSeen, PersonRow } from './people.ts';
import type { ColumnMapping, ReadRow, RosterProblem } from './reading.ts';
import type { Cell, WorkbookSheet } from './sheet.ts';
import type { VillageFinder } from './villages.ts';

/** What one visible sheet gives; the same facts as a RosterReading. */
export interface SheetReading {
  readonly hasHeader: boolean;
  readonly rows: readonly ReadRow[];
  readonly problems: readonly RosterProblem[];
  readonly rowCount: number;
  readonly totalFen: number;
  readonly columns: readonly ColumnMapping[];
}

export const NOTHING: SheetReading = {
  hasHeader: false,
  rows: [],
  problems: [],
  rowCount: 0,
  totalFen: 0,
  columns: [],
};

export function readSheet(
  sheet: WorkbookSheet,
  programme: SubsidyProgramme,
  villages: VillageFinder,
  people: PeopleSeen,
): SheetReading {
  const first = findLayout(sheet, programme.unit);
  if (first === null) return { ...NOTHING, problems: withoutHeaderProblems(sheet) };
  const blocks = findBlocks(sheet, first, programme.unit);
  const dataRows = new Set(blocks.flatMap((block) => block.dataRows));
  const problems = hiddenPartProblems(sheet, first, dataRows);
  const report = (...found: RosterProblem[]) => void problems.push(...found);
  const outcomes: RowOutcome[] = [];
  const totals: TotalRow[] = [];
  for (const block of blocks) {
    const above = outcomes.length;
    for (const { row, after } of block.totals)
      totals.push({
        row: row + 1,
        above: above + after,
        cells: sheet.rows[row] ?? [],
        layout: block.layout,
      });
    for (const { row, outcome } of readBlock(sheet, block, programme, villages, report)) {
      report(...people.add(personRow(sheet.name, row + 1, block.layout, outcome)));
      outcomes.push(outcome);
    }
  }
  report(...checkTotals(sheet.name, totals, outcomes));
  return {
    hasHeader: true,
    rows: outcomes.flatMap(({ stored }) => stored ?? []),
    problems: problems.sort((one, other) => (one.row ?? 0) - (other.row ?? 0)),
    rowCount: outcomes.length,
    totalFen: outcomes.reduce((sum, { statedFen }) => sum + (statedFen ?? 0), 0),
    columns: columnMappings(sheet.name, first),
  };
}

function personRow(
  sheet: string,
  row: number,
  { columns }: Layout,
  { idNumber, account }: RowOutcome,
): PersonRow {
  const idColumn = columns.get('idNumber')?.label ?? null;
  const accountColumn = columns.get('account')?.label ?? null;
  return { sheet, row, idNumber, account, idColumn, accountColumn };
}

function readBlock(
  sheet: WorkbookSheet,
  block: FoundBlock,
  programme: SubsidyProgramme,
  villages: VillageFinder,
  report: (...problems: RosterProblem[]) => void,
): { row: number; outcome: RowOutcome }[] {
  if (block.dataRows.length === 0) return [];
  const faults = blockFaults(sheet.name, block, programme, block.dataRows.length);
  report(...faults);
  if (faults.length > 0)
    return block.dataRows.map((row) => ({ row, outcome: amountOnly(sheet, row, block.layout) }));
  const told = blockVillage(sheet.name, block, villages);
  report(...told.problems);
  const cellOf = cellReader(sheet, block.layout);
  return block.dataRows.map((row) => {
    const context: RowContext = {
      sheet: sheet.name,
      layout: block.layout,
      unit: programme.unit,
      arithmetic: programme.arithmetic,
      villages,
      sheetVillage: told.village,
      cell: (field) => cellOf(row, field),
      row: row + 1,
    };
    const outcome = readRow(context);
    report(...outcome.problems);
    return { row, outcome };
  });
}

/** A row under a header that cannot be used still counts, and so does what it promises. */
function amountOnly(sheet: WorkbookSheet, row: number, layout: Layout): RowOutcome {
  const column = layout.ambiguous.has('amount') ? undefined : layout.columns.get('amount');
  const cell = column === undefined ? null : (sheet.rows[row]?.[column.index] ?? null);
  const amount = readDecimal(cell, 2);
  const isExact = amount.ok || amount.fault === 'NEGATIVE';
  const statedFen = isExact ? fenFromYuan(amount.text) : null;
  // Its totals are not judged: correctFen and quantity stay unknown.
  const unknown = { stored: null, problems: [], idNumber: null, account: null };
  return { ...unknown, statedFen, correctFen: null, quantity: null };
}

function cellReader(
  sheet: WorkbookSheet,
  { columns }: Layout,
): (row: number, field: RosterField) => Cell {
  const spread = new Map<RosterField, ReadonlyMap<number, Cell>>();
  for (const field of ['village', 'villageGroup'] as const) {
    const column = columns.get(field);
    if (column !== undefined) spread.set(field, spreadDown(sheet, column.index));
  }
  return (row, field) => {
    const column = columns.get(field);
    if (column === undefined) return null;
    const cell = sheet.rows[row]?.[column.index] ?? null;
    return cell === null || cell === '' ? (spread.get(field)?.get(row) ?? cell) : cell;
  };
}

function columnMappings(sheet: string, { columns }: Layout): ColumnMapping[] {
  return [...columns]
    .sort(([, one], [, other]) => one.index - other.index)
    .map(([field, { index, header }]) => ({ sheet, header, column: columnLetter(index), field }));
}
