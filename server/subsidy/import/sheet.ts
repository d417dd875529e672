/** A formula whose result the file does not hold. */
export const UNCALCULATED: unique symbol = Symbol('formula without a saved result');

export type Cell = string | number | boolean | Date | null | typeof UNCALCULATED;

/** A merged area; all four bounds are inclusive and count from 0. */
export interface MergedArea {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** One sheet, whatever the file's format. Row 0 is the spreadsheet's row 1; blank rows are kept. */
export interface WorkbookSheet {
  readonly name: string;
  /** Hidden, or hidden so that only a macro can show it again. */
  readonly hidden: boolean;
  readonly hiddenColumns: ReadonlySet<number>;
  readonly hiddenRows: ReadonlySet<number>;
  readonly merges: readonly MergedArea[];
  readonly rows: readonly (readonly Cell[])[];
}
