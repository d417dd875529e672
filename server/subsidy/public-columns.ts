import type { PublicColumn } from './programme.ts';

/** Which of its columns a roster shows; the others tell nothing, whatever the office's file told. */
export interface ShownColumns {
  readonly villagerGroup: boolean;
  readonly quantity: boolean;
  readonly rate: boolean;
  readonly supportMode: boolean;
}

/** What those read who may read the whole roster: every column the file had. */
export function allColumns(fields: ReadonlySet<string>): ShownColumns {
  return {
    villagerGroup: fields.has('villageGroup'),
    quantity: fields.has('quantity'),
    rate: fields.has('rate'),
    supportMode: fields.has('supportMode'),
  };
}

/** What the public reads, on the screen, on paper and in a file: what the programme publishes. */
export function shownColumns(roster: {
  readonly publicColumns: readonly PublicColumn[];
  readonly fields: ReadonlySet<string>;
}): ShownColumns {
  const had = allColumns(roster.fields);
  const isPublic = (column: PublicColumn) => roster.publicColumns.includes(column);
  return {
    villagerGroup: had.villagerGroup && isPublic('VILLAGER_GROUP'),
    quantity: had.quantity && isPublic('QUANTITY'),
    rate: had.rate && isPublic('RATE'),
    supportMode: had.supportMode && isPublic('SUPPORT_MODE'),
  };
}

type Cells = { readonly [column in keyof ShownColumns]: string | null };

/** The cells of a row that are shown; a column that is not has none. */
export function shownCells(row: Cells, shown: ShownColumns): Cells {
  return {
    villagerGroup: shown.villagerGroup ? row.villagerGroup : null,
    quantity: shown.quantity ? row.quantity : null,
    rate: shown.rate ? row.rate : null,
    supportMode: shown.supportMode ? row.supportMode : null,
  };
}
