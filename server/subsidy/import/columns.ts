import { columnLetter } from './cell-text.ts';
import { problem } from './problem.ts';
import type { Layout } from './layout.ts';
import type { ColumnMapping, RosterProblem } from './reading.ts';

/** How one header of a sheet was understood. */
export interface SheetColumns {
  readonly sheet: string;
  readonly columns: readonly Omit<ColumnMapping, 'sheet'>[];
}

/** What a roster tells of its columns, and what it could not tell. */
export interface ToldColumns {
  readonly columns: ColumnMapping[];
  readonly problems: RosterProblem[];
}

/** Far below the 65,535 bytes of a `text` column on MariaDB. */
const MOST_BYTES = 50_000;
const LONGEST_HEADER = 60;
const LONGEST_SHEETS = 400;

export function sheetColumns(sheet: string, { columns }: Layout): SheetColumns {
  return {
    sheet,
    columns: [...columns]
      .sort(([, one], [, other]) => one.index - other.index)
      .map(([field, { index, header }]) => ({
        header: header.slice(0, LONGEST_HEADER),
        column: columnLetter(index),
        field,
      })),
  };
}

/**
 * Each distinct header once, with the sheets it stands on: ninety villages laid out alike are told
 * like one. Of more layouts than the store has room for, the rest are named as a problem; their
 * fields stay in the list, because they decide which columns are published.
 */
export function tellColumns(all: readonly SheetColumns[]): ToldColumns {
  const layouts = grouped(all);
  const told: ColumnMapping[] = [];
  let bytes = 0;
  for (const [at, { sheets, columns }] of layouts.entries()) {
    const mappings = columns.map((column) => ({ sheet: namesOf(sheets), ...column }));
    bytes += Buffer.byteLength(JSON.stringify(mappings));
    if (bytes > MOST_BYTES) return withoutRest(told, layouts.slice(at));
    told.push(...mappings);
  }
  return { columns: told, problems: [] };
}

interface SharedLayout {
  readonly sheets: string[];
  readonly columns: SheetColumns['columns'];
}

function grouped(all: readonly SheetColumns[]): SharedLayout[] {
  const layouts = new Map<string, SharedLayout>();
  for (const { sheet, columns } of all) {
    const key = JSON.stringify(columns);
    const known = layouts.get(key);
    if (known === undefined) layouts.set(key, { sheets: [sheet], columns });
    else if (known.sheets.at(-1) !== sheet) known.sheets.push(sheet);
  }
  return [...layouts.values()];
}

/** 前潘村、高寨村; of very many the first and how many there are: the others are told elsewhere. */
export function namesOf(sheets: readonly string[]): string {
  const all = sheets.join('、');
  if (all.length <= LONGEST_SHEETS) return all;
  const first = all.slice(0, LONGEST_SHEETS).replace(/、[^、]*$/, '');
  return `${first} 等 ${sheets.length} 张表`;
}

function withoutRest(told: ColumnMapping[], rest: readonly SharedLayout[]): ToldColumns {
  const sheets = rest.flatMap((layout) => layout.sheets);
  const known = new Set(told.map(({ field }) => field));
  for (const layout of rest)
    for (const column of layout.columns) {
      if (known.has(column.field)) continue;
      known.add(column.field);
      told.push({ sheet: namesOf(layout.sheets), ...column });
    }
  const place = { sheet: sheets[0] ?? '', row: null, column: null };
  return { columns: told, problems: [problem('HEADERS_NOT_LISTED', place, String(sheets.length))] };
}
