import { compact, isBlank, textOf } from './cell-text.ts';
import type { RosterField } from './header-names.ts';
import type { Layout } from './layout.ts';
import type { Cell } from './sheet.ts';

/**
 * What a row under a header is. `note` is a title, a signature line, a line of column numbers or an
 * empty line of a form: neither a person nor money. Whatever might be one of the two is `data`.
 */
export type RowKind = 'blank' | 'data' | 'total' | 'note';

/** A row with one of these is about a person or about money. */
const TELLING = ['name', 'idNumber', 'account', 'quantity', 'amount'] as const;
const TOTAL = /(合计|小计|总计|共计|累计)/;
const NOTE =
  /^(制表|填表|填报|审核|复核|负责人|经办|经手|单位|签字|签章|盖章|领导|主管|村主任|书记|会计|出纳|监督电话|公示|注|备注|说明|日期|金额大写|大写|第\d+页|共\d+页)|(花名册|发放表|公示表|明细表|登记表|统计表|汇总表)$/;

export function rowKind(cells: readonly Cell[], row: number, layout: Layout): RowKind {
  const filled = firstFilled(cells);
  const [first] = filled;
  if (first === undefined) return 'blank';
  const cellOf = (field: RosterField): Cell => {
    const column = layout.columns.get(field);
    return column === undefined ? null : (cells[column.index] ?? null);
  };
  // With an ID number or account it is a person, whatever words stand beside it.
  if (isLongNumber(cellOf('idNumber')) || isLongNumber(cellOf('account'))) return 'data';
  if (row === layout.lastHeaderRow + 1 && isColumnNumbers(cells)) return 'note';
  if (filled.some((text) => text.length <= 20 && TOTAL.test(text))) return 'total';
  if (NOTE.test(first)) return 'note';
  return TELLING.some((field) => !isBlank(cellOf(field))) ? 'data' : 'note';
}

function isLongNumber(cell: Cell): boolean {
  return typeof cell === 'number' ? cell >= 1e11 : /\d{12}/.test(compact(textOf(cell)));
}

/** A total's name stands in its first cell, or in its second behind a serial number. */
function firstFilled(cells: readonly Cell[]): string[] {
  const filled: string[] = [];
  for (const cell of cells) {
    if (isBlank(cell)) continue;
    filled.push(compact(textOf(cell)));
    if (filled.length === 2) break;
  }
  return filled;
}

/** "1 2 3 4 5" or "甲 乙 1 2 3=1×2" under a header. */
function isColumnNumbers(cells: readonly Cell[]): boolean {
  return cells.every((cell) =>
    /^(|[（(]?\d{1,2}[)）]?|[甲乙丙丁戊己庚辛]|\d{1,2}=.{1,12})$/.test(compact(textOf(cell))),
  );
}
