import { compact, isBlank, textOf } from './cell-text.ts';
import { UNCALCULATED, type Cell } from './sheet.ts';
import { isTotalLabel, speaksOfTotal, tellsSum } from './total-words.ts';
import { looksLikeVillage } from './village-words.ts';
import type { TableField } from './header-names.ts';
import type { Layout } from './layout.ts';

/**
 * What a row under a header is. `note` is a title, a signature line, a line of column numbers or an
 * empty line of a form: neither a person nor money. Whatever might be one of the two is `data`.
 */
export type RowKind = 'blank' | 'data' | 'total' | 'note';

/** A row with one of these is about a person or about money. */
const TELLING = ['name', 'idNumber', 'account', 'quantity', 'amount', 'permitNumber'] as const;
const NOTE =
  /^(制表|填表|填报|审核|复核|负责人|经办|经手|单位|签字|签章|盖章|领导|主管|(计量|计价|金额|货币)单位|村主任|书记|会计|出纳|监督电话|公示|注|备注|说明|日期|金额大写|大写|第\d+页|共\d+页)|(花名册|发放表|公示表|明细表|登记表|统计表|汇总表)$/;

type CellOf = (field: TableField) => Cell;

export function rowKind(cells: readonly Cell[], row: number, layout: Layout): RowKind {
  const filled = firstFilled(cells);
  const [first] = filled;
  if (first === undefined) return 'blank';
  if (filled.length === 1 && looksLikeVillage(cells)) return 'note';
  const cellOf = cellsOf(cells, layout);
  // With an ID number or account it is a person, whatever words stand beside it.
  if (isLongNumber(cellOf('idNumber')) || isLongNumber(cellOf('account'))) return 'data';
  if (row === layout.lastHeaderRow + 1 && isColumnNumbers(cells, cellOf)) return 'note';
  if (isTotal(cells, layout, cellOf)) return 'total';
  // 单位合作社 with an area and an amount is a household of that name.
  if (NOTE.test(first) && !isGiven(cellOf)) return 'note';
  return ofRest(cells, filled, layout);
}

function ofRest(cells: readonly Cell[], filled: readonly string[], layout: Layout): RowKind {
  if (filled.length === 1 && tellsSum(filled[0] ?? '')) return 'total';
  return isTelling(cells, layout) ? 'data' : 'note';
}

function cellsOf(cells: readonly Cell[], { columns }: Layout): CellOf {
  return (field) => {
    const column = columns.get(field);
    return column === undefined ? null : (cells[column.index] ?? null);
  };
}

/**
 * A total's name may stand in any cell. In the column of names it must be nothing else, and whoever
 * has a name and money beside it is a person: 李共计, or 小计 as a serial number.
 */
function isTotal(cells: readonly Cell[], { columns }: Layout, cellOf: CellOf): boolean {
  const name = compact(textOf(cellOf('name')));
  if (isTotalLabel(name)) return true;
  if (isPersonName(name) && hasMoney(cellOf)) return false;
  const skipped = [columns.get('name')?.index, columns.get('remark')?.index];
  let filled = 0;
  return cells.some((cell, index) => {
    if (isBlank(cell)) return false;
    filled += 1;
    if (typeof cell !== 'string' || skipped.includes(index)) return false;
    return filled <= 2 ? speaksOfTotal(compact(textOf(cell))) : isTotalLabel(compact(textOf(cell)));
  });
}

/** 前潘组 or 35户 beside 合计 is what the total is of. */
function isPersonName(name: string): boolean {
  return /^[\p{Script=Han}·]{2,}$/u.test(name) && !/[村区组队庄户人写整元角分]$/.test(name);
}

function hasMoney(cellOf: CellOf): boolean {
  return isFigure(cellOf('quantity')) || isFigure(cellOf('amount'));
}

/** A line of a list of permits that is counted and not empty: its number and name were forgotten. */
function isNumberedPermit(cells: readonly Cell[], layout: Layout): boolean {
  if (!layout.columns.has('permitNumber')) return false;
  const serial = compact(textOf(cellsOf(cells, layout)('serial')));
  return /^\d+$/.test(serial) && firstFilled(cells).length > 1;
}

/** Money, or a permit and to whom; signatures stand in any column. */
function isGiven(cellOf: CellOf): boolean {
  return hasMoney(cellOf) || (hasPermitNumber(cellOf) && !isBlank(cellOf('name')));
}

/** Every number of a permit has a figure; what stands there of a title or signature mostly not. */
function hasPermitNumber(cellOf: CellOf): boolean {
  return /\p{Nd}/u.test(textOf(cellOf('permitNumber')));
}

/** A number of a person tells in whatever column it stands, except alone. */
function isTelling(cells: readonly Cell[], layout: Layout): boolean {
  const cellOf = cellsOf(cells, layout);
  if (isNumberedPermit(cells, layout)) return true;
  if (TELLING.some((field) => !isBlank(cellOf(field)))) return true;
  return firstFilled(cells).length > 1 && cells.some(isPersonNumber);
}

/**
 * A row without a header above it that may be a person: it has an ID number or account, or a name
 * and an amount where the header below it has them.
 */
export function isStrayRow(cells: readonly Cell[], layout: Layout): boolean {
  const filled = firstFilled(cells);
  if (filled.length < 2 || filled.some(speaksOfTotal)) return false;
  if (cells.some(isPersonNumber)) return true;
  const cellOf = cellsOf(cells, layout);
  const isName = /^[\p{Script=Han}·]{2,4}$/u.test(compact(textOf(cellOf('name'))));
  return isName && (isFigure(cellOf('amount')) || hasPermitNumber(cellOf));
}

/** Written as a number, whatever its unit; a signature or a date is none. */
function isFigure(cell: Cell): boolean {
  if (typeof cell === 'number' || cell === UNCALCULATED) return true;
  return /^约?[¥￥]?-?\d[\d,]*(\.\d+)?(元|亩|人|户)?$/.test(compact(textOf(cell)));
}

/** A cell that is an ID number or account and nothing else. */
function isPersonNumber(cell: Cell): boolean {
  if (typeof cell === 'number') return cell >= 1e11;
  return (
    typeof cell === 'string' &&
    /^\d{12,30}[Xx]?$/.test(compact(textOf(cell)).replace(/[-'‘’]/g, ''))
  );
}

function isLongNumber(cell: Cell): boolean {
  return typeof cell === 'number' ? cell >= 1e11 : /\d{12}/.test(compact(textOf(cell)));
}

function firstFilled(cells: readonly Cell[]): string[] {
  const filled: string[] = [];
  for (const cell of cells) {
    if (isBlank(cell)) continue;
    filled.push(compact(textOf(cell)));
    if (filled.length === 2) break;
  }
  return filled;
}

/** "1 2 3 4 5" or "甲 乙 1 2 3=1×2" under a header: numbers that count from 1, no row's figures. */
function isColumnNumbers(cells: readonly Cell[], cellOf: CellOf): boolean {
  if (isBlank(cellOf('name'))) return false;
  const texts = cells.map((cell) => compact(textOf(cell))).filter((text) => text !== '');
  const isMark = (text: string) =>
    /^([(（]?\d{1,2}[)）]?|[甲乙丙丁戊己庚辛]|\d{1,2}=.{1,12})$/.test(text);
  const numbers = texts.flatMap((text) => /\d{1,2}/.exec(text)?.[0] ?? []).map(Number);
  return texts.every(isMark) && numbers.every((number, at) => number === at + 1);
}
