import type { ProblemCode, ProblemSeverity } from './problem.ts';
import type { TableField } from './header-names.ts';
import type { HeaderReading } from './headers.ts';

/** A file as uploaded. `name` is only for messages and for a CSV's sheet name; bytes decide. */
export interface RosterFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** One row of the roster (名册行), complete enough to be stored. */
export interface ReadRow {
  readonly sheet: string;
  /** The spreadsheet's own row, from 1. */
  readonly row: number;
  /** Division code; null (with a blocking problem) when the village is unknown. */
  readonly villageCode: string | null;
  /** 村民组 as written, without line breaks; public, so never longer than 30 characters or a number. */
  readonly villageGroup: string | null;
  /** Without the spaces that fill short names: 杨 国 → 杨国. */
  readonly name: string;
  /** Canonical 18 characters with a right check digit. */
  readonly idNumber: string;
  /** Whose household this person is of, canonical; null for nobody else's. Never stored as it is. */
  readonly householderIdNumber: string | null;
  /** Digits only. */
  readonly account: string;
  /** Exact decimal text in the programme's unit (亩, 人); null when the file has no such column. */
  readonly quantity: string | null;
  /** Exact decimal text, yuan per unit, up to seven places; null when there is no such column. */
  readonly rate: string | null;
  /** The stated amount. */
  readonly amountFen: number;
  /** 集中供养 or 分散供养. */
  readonly supportMode: string | null;
}

export interface RosterProblem {
  readonly sheet: string;
  /** The spreadsheet's own row, from 1; null for a whole sheet or column. */
  readonly row: number | null;
  /** The header's text without line breaks and unit (补贴面积 for 补贴面积（亩）); null for a row. */
  readonly column: string | null;
  readonly code: ProblemCode;
  readonly severity: ProblemSeverity;
  /** Chinese: what is wrong and what to do. Never a whole ID number or account. */
  readonly message: string;
}

/**
 * Which column was taken as what, so that the clerk can see how the file was understood. Sheets laid
 * out alike are told together.
 */
export interface ColumnMapping {
  /** 前潘村、高寨村. */
  readonly sheet: string;
  /** As in the file, on one line. */
  readonly header: string;
  /** The spreadsheet's letter: A, B … AA. */
  readonly column: string;
  readonly field: TableField;
}

/**
 * What a file says. Every data row is either in `rows` or named by a problem (its own, or one of its
 * whole sheet); a row may be in both. Rows and problems keep the order of the file.
 */
export interface RosterReading {
  /** Whoever stores them may take them out, so that they are not kept twice. */
  readonly rows: ReadRow[];
  readonly problems: readonly RosterProblem[];
  /** Every data row of the visible sheets, faulty ones included. */
  readonly rowCount: number;
  /** Sum of the stated amounts that are numbers of whole fen, negative ones included: what the
   * spreadsheet's own SUM over the column shows. */
  readonly totalFen: number;
  readonly columns: readonly ColumnMapping[];
  /** All headers, those taken for nothing too. */
  readonly headers: readonly HeaderReading[];
}
