import { amountFen, fenFromYuan, yuanFromFen } from '../../shared/money.ts';
import { goneAnswer, goneInName, goneWord } from './gone-words.ts';
import { numberField, type NumberField } from './number-field.ts';
import {
  accountField,
  groupField,
  householderField,
  idNumberField,
  nameField,
  supportModeField,
} from './person-fields.ts';
import { problem, type ProblemCode } from './problem.ts';
import { isBlank, quote, textOf } from './cell-text.ts';
import type { RosterField } from './header-names.ts';
import type { Layout } from './layout.ts';
import type { ReadRow, RosterProblem } from './reading.ts';
import { relationIn } from './relation-words.ts';
import { UNCALCULATED, type Cell } from './sheet.ts';
import type { Village, VillageFinder } from './villages.ts';

/** What a row is read against. */
export interface RowContext {
  readonly sheet: string;
  readonly layout: Layout;
  readonly unit: string;
  readonly arithmetic: 'AREA' | 'STATED';
  /** Yuan that one of the amounts' unit is. */
  readonly amountScale: number;
  readonly villages: VillageFinder;
  /** From the sheet's name or title, for rows that name no village themselves. */
  readonly sheetVillage: Village | null;
  /** The column of villages contradicts what the sheet's name or title says. */
  readonly isTorn: boolean;
  /** A cell of the row, or what is merged down over it. */
  readonly cell: (field: RosterField) => Cell;
  /** True where one filled cell stands for this row and for another person's. */
  readonly isMerged: (field: RosterField) => boolean;
  /** The row's cells that are taken for nothing, each with its column's label. */
  readonly untaken: () => readonly (readonly [label: string, cell: Cell])[];
  /** The spreadsheet's own row, from 1. */
  readonly row: number;
}

/** What a data row says, as far as it can be read. */
export interface RowOutcome {
  /** Null when something a stored row needs is missing or unusable. */
  readonly stored: ReadRow | null;
  readonly problems: RosterProblem[];
  readonly idNumber: string | null;
  readonly account: string | null;
  /** The stated amount, negative ones included; null when it is no number of whole fen. */
  readonly statedFen: number | null;
  /** What the amount should be: as stated where nothing is wrong with it, else quantity × rate. */
  readonly correctFen: number | null;
  readonly quantity: string | null;
  /** The amount is a formula nobody saved the result of, and stands here as quantity × rate. */
  readonly isCalculated: boolean;
}

/** Adds a problem of the row at a field's column. */
export type Report = (field: RosterField, code: ProblemCode, ...facts: string[]) => void;

export function readRow(context: RowContext): RowOutcome {
  const { sheet, row, layout, cell } = context;
  const problems: RosterProblem[] = [];
  const report: Report = (field, code, ...facts) => {
    const column = layout.columns.get(field)?.label ?? null;
    problems.push(problem(code, { sheet, row, column }, ...facts));
  };
  const idNumber = ofPerson('idNumber', idNumberField, context, report);
  const person = {
    name: ofPerson('name', nameField, context, report),
    idNumber,
    account: ofPerson('account', accountField, context, report),
  };
  const place = {
    sheet,
    row,
    villageCode: villageOf(context, report)?.code ?? null,
    villageGroup: groupField(cell('villageGroup'), report),
    supportMode: supportModeField(cell('supportMode'), report),
    householderIdNumber: householderField(cell('householderIdNumber'), idNumber, report),
  };
  // Null where it is the person's own number or cannot be used.
  if (place.householderIdNumber !== null && relationIn(cell('relation')) === 'HOUSEHOLDER')
    report('relation', 'RELATION_CONTRADICTED');
  const money = moneyOf(context, report);
  problems.push(...goneProblem(context));
  return {
    stored: storedRow(place, person, money),
    problems,
    idNumber: person.idNumber,
    account: person.account,
    statedFen: money.statedFen,
    correctFen: money.correctFen,
    quantity: money.quantity,
    isCalculated: money.isCalculated,
  };
}

/** Whoever stands below a merged cell has none of their own. */
function ofPerson(
  field: 'name' | 'idNumber' | 'account',
  read: (cell: Cell, report: Report) => string | null,
  { cell, layout, isMerged }: RowContext,
  report: Report,
): string | null {
  if (!isBlank(cell(field)) || !isMerged(field)) return read(cell(field), report);
  report(field, 'CELL_MERGED', layout.columns.get(field)?.label ?? '', '没有单独填写');
  return null;
}

interface Money {
  readonly quantity: string | null;
  readonly rate: string | null;
  readonly statedFen: number | null;
  readonly correctFen: number | null;
  /** Every figure the file has for the row is a good one, right or wrong. */
  readonly usable: boolean;
  readonly isCalculated: boolean;
}

function moneyOf(context: RowContext, report: Report): Money {
  const quantity = numberField('quantity', context, report);
  const rate = numberField('rate', context, report);
  const expectedFen = expectedAmount(context, quantity.value, rate.value);
  const isCalculated = isFormula(context) && expectedFen !== null;
  const amount = isCalculated ? calculated(expectedFen) : numberField('amount', context, report);
  const statedFen = amount.exact === null ? null : fenFromYuan(amount.exact);
  const isGood = amount.value !== null && statedFen !== null;
  const isOff = isGood && expectedFen !== null && expectedFen !== statedFen;
  if (isOff) reportArithmetic(statedFen, expectedFen, report);
  return {
    quantity: quantity.value,
    rate: rate.value,
    statedFen,
    correctFen: isGood && !isOff ? statedFen : expectedFen,
    usable: isGood && quantity.usable && rate.usable,
    isCalculated,
  };
}

function isFormula({ cell, isMerged }: RowContext): boolean {
  return cell('amount') === UNCALCULATED && !isMerged('amount');
}

function calculated(fen: number): NumberField {
  const yuan = yuanFromFen(fen);
  return { value: yuan, exact: yuan, usable: true };
}

type Nullable<T> = { readonly [K in keyof T]: T[K] | null };

function storedRow(
  place: Omit<ReadRow, 'name' | 'idNumber' | 'account' | 'quantity' | 'rate' | 'amountFen'>,
  { name, idNumber, account }: Nullable<Pick<ReadRow, 'name' | 'idNumber' | 'account'>>,
  { quantity, rate, statedFen, usable }: Money,
): ReadRow | null {
  if (name === null || idNumber === null || account === null) return null;
  if (statedFen === null || !usable) return null;
  return { ...place, name, idNumber, account, quantity, rate, amountFen: statedFen };
}

const NO_VILLAGE = '表名和标题也没有写明';
const TORN_VILLAGES = '同一列写的不都是表名或标题中的村，不能确定是哪个村';

/**
 * A row without a village of its own is of the sheet's; the sheet reports having none, unless it
 * has a column for it and the cell is empty.
 */
function villageOf(
  { cell, layout, villages, sheetVillage, isTorn }: RowContext,
  report: Report,
): Village | null {
  const own = cell('village');
  const isEmpty = isBlank(own);
  if (isEmpty && sheetVillage === null && layout.columns.has('village'))
    report('village', 'VILLAGE_BLANK', isTorn ? TORN_VILLAGES : NO_VILLAGE);
  if (isEmpty) return sheetVillage;
  if (own === UNCALCULATED) {
    report('village', 'FORMULA_WITHOUT_RESULT', '村名', '这一格');
    return null;
  }
  const village = villages.named(textOf(own));
  if (village === null) report('village', 'VILLAGE_UNKNOWN', quote(textOf(own)));
  return village;
}

function expectedAmount(
  { arithmetic }: RowContext,
  quantity: string | null,
  rate: string | null,
): number | null {
  if (arithmetic !== 'AREA' || quantity === null || rate === null) return null;
  return amountFen(quantity, rate);
}

function reportArithmetic(statedFen: number, expectedFen: number, report: Report): void {
  const difference = yuanFromFen(Math.abs(statedFen - expectedFen));
  report('amount', 'ARITHMETIC_OFF', yuanFromFen(statedFen), yuanFromFen(expectedFen), difference);
}

/** Looked for in every cell that is not something else: the columns of remarks have many names. */
function goneProblem(context: RowContext): RosterProblem[] {
  const { sheet, row, layout, cell, untaken } = context;
  const labelOf = (field: RosterField) => layout.columns.get(field)?.label ?? '';
  const names = (['name', 'villageGroup'] as const).flatMap((field) => {
    const mark = goneInName(textOf(cell(field)));
    return mark === null ? [] : [{ column: labelOf(field), mark }];
  });
  const fields = (['remark', 'serial'] as const).map(
    (field) => [labelOf(field), cell(field)] as const,
  );
  const remarks = [...fields, ...untaken()].flatMap(([column, found]) => {
    const text = textOf(found);
    const mark = text === '' ? null : (goneWord(text) ?? goneAnswer(column, text));
    return mark === null ? [] : [{ column, mark }];
  });
  const told = [...names, ...remarks];
  const [first] = told;
  if (first === undefined) return [];
  const place = { sheet, row, column: first.column };
  return [problem('PERSON_MAY_BE_GONE', place, first.mark)];
}
