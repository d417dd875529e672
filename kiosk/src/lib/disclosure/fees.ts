import { textWidth } from '#lib/format/phrases.ts';
import type { FeeFiguresFragment } from '#lib/generated/graphql.ts';

/** A column of figures; the first names the row. */
export interface Column<Row> {
  head: string;
  cell: (row: Row) => string;
  isAmount: boolean;
}

export interface Use {
  branch: string;
  item: string;
  amount: string;
}

/** What the fees were used for, the town's first, then by branch. */
export function usesOf(lines: readonly FeeFiguresFragment[]): Use[] {
  return lines.flatMap(({ name, uses }) => uses.map((use) => ({ branch: name, ...use })));
}

/** The largest amount of any bar, to which all are drawn; amounts are compared, not reckoned with. */
export function longestBar(lines: readonly FeeFiguresFragment[]): number {
  return Math.max(
    1,
    ...lines.flatMap(({ dues, remitted, used }) => [dues, remitted, used].map(Number)),
  );
}

/** Room between two columns, in em. */
const BETWEEN = 0.8;

/** The width a table of these rows needs, in em: where there is less, rows are stacked. */
export function tableWidth<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): number {
  const widths = columns.map(({ head, cell }) =>
    Math.max(textWidth(head), ...rows.map((row) => textWidth(cell(row)))),
  );
  return widths.reduce((sum, width) => sum + width + BETWEEN, 0);
}

export function cut<T>(items: readonly T[], size: number): T[][] {
  if (size === 0) return [];
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
}
