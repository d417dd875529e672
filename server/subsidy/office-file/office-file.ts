import type { Fen } from '../../shared/money.ts';
import type { MeaningOf, TableField } from '../import/header-names.ts';
import type { Layout } from '../import/layout.ts';
import type { ProblemSeverity } from '../import/problem.ts';
import type { Cell } from '../import/sheet.ts';
import type { SummedRow, TotalRow } from '../import/totals.ts';

export interface FilePlace {
  readonly sheet: string;
  /** The spreadsheet's own row, from 1. */
  readonly row: number | null;
  readonly column: string | null;
}

/** Something wrong in a file, told in the shape of a roster's problems. */
export interface FileProblem<Code extends string = string> extends FilePlace {
  readonly code: Code;
  readonly severity: ProblemSeverity;
  readonly message: string;
}

/** What can be wrong with the sheets of any file; the kind of file says it in its own words. */
export type SheetProblemCode =
  | 'SHEET_HIDDEN'
  | 'SHEET_WITHOUT_HEADER'
  | 'SHEET_NOT_READ'
  | 'ROW_ABOVE_HEADER'
  | 'COLUMN_MISSING'
  | 'COLUMN_AMBIGUOUS'
  | 'UNIT_UNSUPPORTED';

/** Where a row is read. `row` is the spreadsheet's own, from 1. */
export interface RowPlace {
  readonly sheet: string;
  readonly row: number;
  readonly columns: Layout['columns'];
  readonly cell: (field: TableField) => Cell;
}

export interface RowOutcome<Row, Code extends string> {
  /** Null when a problem leaves the row in doubt. */
  readonly stored: Row | null;
  readonly problems: readonly FileProblem<Code>[];
  /** The row's amount, though the row be faulty otherwise; null where no total counts it. */
  readonly statedFen: Fen | null;
}

/** A kind of file an office hands in besides rosters: how its headers and rows are understood. */
export interface OfficeFile<Row, Code extends string> {
  readonly headers: MeaningOf;
  readonly labels: Readonly<Partial<Record<TableField, string>>>;
  /** Labels of what no row can be read without. */
  readonly missing: (columns: Layout['columns']) => readonly string[];
  readonly readRow: (place: RowPlace) => RowOutcome<Row, Code>;
  readonly problem: (
    code: SheetProblemCode,
    place: FilePlace,
    ...facts: string[]
  ) => FileProblem<Code | SheetProblemCode>;
  /** Holds the file's own totals against its rows; null where they say nothing. */
  readonly checkTotals:
    | ((
        sheet: string,
        totals: readonly TotalRow[],
        summed: readonly SummedRow[],
        rows: readonly Row[],
      ) => readonly FileProblem<Code>[])
    | null;
  readonly mostRows: number;
  /** Why the whole file is refused. */
  readonly refusals: Readonly<Record<'noHeader' | 'noRows' | 'tooManyRows', string>>;
}

/** What a file says. Every data row is in `rows` or named by a BLOCKING problem. */
export interface OfficeFileReading<Row, Code extends string> {
  readonly rows: readonly Row[];
  readonly problems: readonly FileProblem<Code | SheetProblemCode>[];
  /** Every data row of the visible sheets. */
  readonly rowCount: number;
  /** Headers of columns that were not read, each once; without any long number. */
  readonly columnsLeftOut: readonly string[];
}

/** A kind of problem: what is wrong, then what to do. */
export interface ProblemKind {
  readonly severity: ProblemSeverity;
  /** Arguments are places, labels or quoted values, never people. */
  readonly say: (...facts: string[]) => string;
}

export const blocking = (say: ProblemKind['say']): ProblemKind => ({ severity: 'BLOCKING', say });
export const warning = (say: ProblemKind['say']): ProblemKind => ({ severity: 'WARNING', say });

export function problemTeller<Code extends string>(table: Readonly<Record<Code, ProblemKind>>) {
  return (code: Code, { sheet, row, column }: FilePlace, ...facts: string[]): FileProblem<Code> => {
    const { severity, say } = table[code];
    return { sheet, row, column, code, severity, message: say(...facts) };
  };
}

export function isBlocking({ severity }: FileProblem): boolean {
  return severity === 'BLOCKING';
}
