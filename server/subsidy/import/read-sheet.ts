import { sheetColumns, type SheetColumns } from './columns.ts';
import { findBlocks, type FoundBlock } from './find-blocks.ts';
import { sheetHeaders, type SheetHeaders } from './headers.ts';
import { problem } from './problem.ts';
import { readBlock, UNREAD, type SheetContext } from './read-block.ts';
import { doubtTotals, sumsOf, totalRows, type TotalRow } from './totals.ts';
import type { SheetTotals } from './all-sheets.ts';
import { hiddenPartProblems, withoutHeaderProblems } from './unread-parts.ts';
import { villagesNamed } from './village-column.ts';
import { VillageTrail } from './village-trail.ts';
import type { SubsidyProgramme } from '../programme.ts';
import type { MeaningOf } from './header-names.ts';
import type { Layout } from './layout.ts';
import type { PeopleSeen, PersonRow } from './people.ts';
import type { ReadRow, RosterProblem } from './reading.ts';
import type { RowOutcome } from './read-row.ts';
import type { WorkbookSheet } from './sheet.ts';
import type { VillageFinder } from './villages.ts';

/** What one visible sheet gives; the same facts as a RosterReading. */
export interface SheetReading extends SheetTotals {
  readonly hasHeader: boolean;
  readonly rows: readonly ReadRow[];
  readonly problems: readonly RosterProblem[];
  readonly rowCount: number;
  readonly totalFen: number;
  readonly columns: readonly SheetColumns[];
  readonly headers: readonly SheetHeaders[];
}

export const NOTHING: SheetReading = {
  hasHeader: false,
  rows: [],
  problems: [],
  rowCount: 0,
  totalFen: 0,
  columns: [],
  headers: [],
  doubted: [],
  sums: sumsOf([]),
};

export function readSheet(
  sheet: WorkbookSheet,
  programme: SubsidyProgramme,
  villages: VillageFinder,
  people: PeopleSeen,
  meaningOf: MeaningOf,
): SheetReading {
  const { blocks, strayRows } = findBlocks(sheet, meaningOf);
  const [first] = blocks;
  if (first === undefined) return { ...NOTHING, problems: withoutHeaderProblems(sheet) };
  const problems = hiddenPartProblems(sheet, first.layout, dataRowsOf(blocks));
  const report = (...found: RosterProblem[]) => void problems.push(...found);
  report(...strayRows.map((row) => strayProblem(sheet.name, row)));
  const outcomes: RowOutcome[] = strayRows.map(() => UNREAD);
  const totals: TotalRow[] = [];
  const trail = new VillageTrail(sheet.name, villages);
  const named = villagesNamed(sheet, blocks, villages);
  const context: SheetContext = { sheet, programme, villages, trail, named, meaningOf, report };
  for (const block of blocks) {
    totals.push(...totalRows(sheet, block, outcomes.length));
    for (const { row, outcome } of readBlock(context, block)) {
      report(...people.add(personRow(sheet.name, row + 1, block.layout, outcome)));
      outcomes.push(outcome);
    }
  }
  const doubted = doubtTotals(sheet.name, totals, outcomes);
  report(...doubted.map((total) => total.problem));
  return {
    hasHeader: true,
    rows: outcomes.flatMap(({ stored }) => stored ?? []),
    problems: problems.sort((one, other) => (one.row ?? 0) - (other.row ?? 0)),
    rowCount: outcomes.length,
    totalFen: outcomes.reduce((sum, { statedFen }) => sum + (statedFen ?? 0), 0),
    columns: blocks.map(({ layout }) => sheetColumns(sheet.name, layout)),
    headers: blocks.map(({ layout }) => sheetHeaders(sheet.name, layout)),
    doubted,
    sums: sumsOf(outcomes),
  };
}

function dataRowsOf(blocks: readonly FoundBlock[]): Set<number> {
  const rows = blocks.flatMap((block) => block.rows);
  return new Set(rows.filter(({ kind }) => kind === 'data').map(({ row }) => row));
}

function strayProblem(sheet: string, row: number): RosterProblem {
  return problem('ROW_ABOVE_HEADER', { sheet, row: row + 1, column: null });
}

function personRow(
  sheet: string,
  row: number,
  { columns }: Layout,
  { idNumber, account, stored }: RowOutcome,
): PersonRow {
  const idColumn = columns.get('idNumber')?.label ?? null;
  const accountColumn = columns.get('account')?.label ?? null;
  const householders = columns.get('householderIdNumber') ?? columns.get('relation');
  const householderColumn = householders?.label ?? null;
  const householderIdNumber = stored?.householderIdNumber ?? null;
  const columnNames = { idColumn, accountColumn, householderColumn };
  return { sheet, row, idNumber, account, householderIdNumber, ...columnNames };
}
