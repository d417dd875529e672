import type { Day } from '../../shared/day.ts';
import { fenFromYuan, type Fen } from '../../shared/money.ts';
import { compact, isBlank, quote, textOf } from '../import/cell-text.ts';
import { readDay } from '../import/day-cell.ts';
import { readDecimal, type DecimalFault } from '../import/decimal-cell.ts';
import type { TableField } from '../import/header-names.ts';
import { accountField, idNumberField, nameField } from '../import/person-fields.ts';
import { problem, type ProblemCode } from '../import/problem.ts';
import type { FileProblem, RowPlace } from '../office-file/office-file.ts';
import type { Cell } from '../import/sheet.ts';
import { partyProblem, type PartyProblemCode } from './party-problem.ts';

type OwnCode = Parameters<typeof partyProblem>[0];

/** Reads the cells of one row and gathers what is wrong with them. */
export class RowCells {
  readonly problems: FileProblem<PartyProblemCode>[] = [];
  readonly #place: RowPlace;

  constructor(place: RowPlace) {
    this.#place = place;
  }

  /** False as soon as something keeps the row out. */
  get isClear(): boolean {
    return this.problems.every(({ severity }) => severity === 'WARNING');
  }

  has(field: TableField): boolean {
    return this.#place.columns.has(field);
  }

  isBlank(field: TableField): boolean {
    return isBlank(this.#place.cell(field));
  }

  raw(field: TableField): Cell {
    return this.#place.cell(field);
  }

  /** Full-width forms made plain, without spaces. */
  text(field: TableField): string {
    return compact(textOf(this.#place.cell(field)));
  }

  /** As written, on one line; null for nothing. */
  words(field: TableField): string | null {
    const words = textOf(this.#place.cell(field)).replace(/[\s\p{Cf}\p{Cc}]+/gu, ' ');
    return words.trim() || null;
  }

  report(field: TableField, code: OwnCode, ...facts: string[]): void {
    this.problems.push(partyProblem(code, this.#at(field), ...facts));
  }

  name(): string | null {
    return nameField(this.#place.cell('name'), this.#reportPerson);
  }

  idNumber(): string | null {
    return idNumberField(this.#place.cell('idNumber'), this.#reportPerson);
  }

  account(): string | null {
    return this.isBlank('account')
      ? null
      : accountField(this.#place.cell('account'), this.#reportPerson);
  }

  phone(): string | null {
    if (this.isBlank('phone')) return null;
    const phone = this.text('phone').replace(/^\+?86(?=1\d{10}$)|[-'‘’]/g, '');
    if (/^1\d{10}$/.test(phone)) return phone;
    this.report('phone', 'PHONE_MALFORMED');
    return null;
  }

  day(field: TableField, earliest: Day): Day | null {
    const cell = this.#place.cell(field);
    const day = readDay(cell, earliest);
    if (day !== null) return day;
    if (isBlank(cell)) this.report(field, 'DATE_MISSING', this.label(field));
    else this.report(field, 'DATE_UNREADABLE', this.label(field), quote(textOf(cell)));
    return null;
  }

  /** Whole fen, nothing rounded. */
  fen(field: TableField): Fen | null {
    const amount = readDecimal(this.#place.cell(field), 2);
    if (amount.ok) return fenFromYuan(amount.text);
    if (amount.fault === 'NEGATIVE') this.report(field, 'AMOUNT_NEGATIVE', this.label(field));
    else {
      const facts = [this.label(field), quote(amount.text), '2'];
      this.problems.push(problem(NUMBER_CODES[amount.fault], this.#at(field), ...facts));
    }
    return null;
  }

  label(field: TableField): string {
    return this.#at(field).column ?? '';
  }

  #at(field: TableField) {
    const { sheet, row, columns } = this.#place;
    return { sheet, row, column: columns.get(field)?.label ?? null };
  }

  readonly #reportPerson = (field: TableField, code: ProblemCode, ...facts: string[]): void => {
    this.problems.push(problem(code, this.#at(field), ...facts));
  };
}

const NUMBER_CODES: Readonly<Record<Exclude<DecimalFault, 'NEGATIVE'>, ProblemCode>> = {
  MISSING: 'NUMBER_MISSING',
  FORMULA: 'FORMULA_WITHOUT_RESULT',
  UNREADABLE: 'NUMBER_UNREADABLE',
  TOO_LARGE: 'NUMBER_TOO_LARGE',
  TOO_FINE: 'NUMBER_TOO_FINE',
};
