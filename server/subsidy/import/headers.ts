import { columnLetter } from './cell-text.ts';
import { namesOf } from './columns.ts';
import type { TableField } from './header-names.ts';
import type { Layout } from './layout.ts';

/** How one header was taken, also when it was taken for nothing. */
export interface HeaderReading {
  /** 前潘村、高寨村: sheets laid out alike are told together. */
  readonly sheet: string;
  readonly header: string;
  /** The spreadsheet's letter. */
  readonly column: string;
  readonly field: TableField | null;
  readonly isCorrected: boolean;
}

export interface SheetHeaders {
  readonly sheet: string;
  readonly headers: readonly Omit<HeaderReading, 'sheet'>[];
}

const LONGEST_HEADER = 60;
/** Thousands of columns are no roster; what is taken for something is told first. */
const MOST_TOLD = 500;

export function sheetHeaders(sheet: string, { headers, columns }: Layout): SheetHeaders {
  const fields = new Map([...columns].map(([field, { index }]) => [index, field]));
  return {
    sheet,
    headers: headers.map(({ header, index, isTold }) => ({
      header: header.slice(0, LONGEST_HEADER),
      column: columnLetter(index),
      field: fields.get(index) ?? null,
      isCorrected: isTold,
    })),
  };
}

/** Every header of every layout once, in the order of the file. */
export function tellHeaders(all: readonly SheetHeaders[]): HeaderReading[] {
  const layouts = new Map<string, { sheets: string[]; headers: SheetHeaders['headers'] }>();
  for (const { sheet, headers } of all) {
    const key = JSON.stringify(headers);
    const known = layouts.get(key);
    if (known === undefined) layouts.set(key, { sheets: [sheet], headers });
    else if (known.sheets.at(-1) !== sheet) known.sheets.push(sheet);
  }
  const told = [...layouts.values()].flatMap(({ sheets, headers }) =>
    headers.map((header) => ({ sheet: namesOf(sheets), ...header })),
  );
  if (told.length <= MOST_TOLD) return told;
  const taken = told.filter(({ field }) => field !== null);
  const kept = new Set([...taken, ...told].slice(0, MOST_TOLD));
  return told.filter((header) => kept.has(header));
}
