import type { Day } from '../../shared/day.ts';
import { fenFromYuan, type Fen } from '../../shared/money.ts';
import { isBlank, quote, textOf } from '../import/cell-text.ts';
import { readDay } from '../import/day-cell.ts';
import { readDecimal, type DecimalFault } from '../import/decimal-cell.ts';
import type { TableField } from '../import/header-names.ts';
import { accountField, idNumberField, nameField } from '../import/person-fields.ts';
import type { ProblemCode } from '../import/problem.ts';
import type { Cell } from '../import/sheet.ts';
import type { RowOutcome, RowPlace } from '../office-file/office-file.ts';
import { bankProblem, type BankProblemCode } from './bank-problem.ts';
import type { BankFileDays, BankProblem, BankResult, BankRow } from './bank-reading.ts';
import { cleanReason, readResult, saysNothing } from './bank-result.ts';

type Report = (field: TableField, code: BankProblemCode, ...facts: string[]) => void;
type CellOf = (field: TableField) => Cell;

export function readBankRow(
  { sheet, row, columns, cell: cellOf }: RowPlace,
  days: BankFileDays,
): RowOutcome<BankRow, BankProblemCode> {
  const problems: BankProblem[] = [];
  const report: Report = (field, code, ...facts) => {
    const column = columns.get(field)?.label ?? null;
    problems.push(bankProblem(code, { sheet, row, column }, ...facts));
  };
  const payee = payeeOf(cellOf, report);
  const told = resultOf(cellOf, report);
  const amountFen = amountOf(cellOf, told?.result, report);
  const paidOn = dayOf(cellOf, days, report);
  const isClear = problems.every(({ severity }) => severity === 'WARNING');
  if (!isClear || told === null || amountFen === null || paidOn === null)
    return { stored: null, problems, statedFen: amountFen };
  const stored = { sheet, row, ...payee, ...told, amountFen, paidOn };
  return { stored, problems, statedFen: amountFen };
}

/** An account that cannot be used matters only where no ID number says who it is. */
function payeeOf(cellOf: CellOf, report: Report): Pick<BankRow, 'account' | 'name' | 'idNumber'> {
  const idCell = cellOf('idNumber');
  const idNumber = isBlank(idCell) ? null : idNumberField(idCell, () => undefined);
  if (!isBlank(idCell) && idNumber === null) report('idNumber', 'ID_UNUSABLE');
  let fault: ProblemCode | null = null;
  const account = accountField(cellOf('account'), (_field, code) => (fault = code));
  if (account === null && idNumber === null)
    report('account', isAccountFault(fault) ? fault : 'ACCOUNT_FORMULA');
  return { account, idNumber, name: nameField(cellOf('name'), () => undefined) };
}

const ACCOUNT_FAULTS = ['ACCOUNT_MISSING', 'ACCOUNT_NOT_TEXT', 'ACCOUNT_MALFORMED'] as const;

function isAccountFault(code: ProblemCode | null): code is (typeof ACCOUNT_FAULTS)[number] {
  return ACCOUNT_FAULTS.some((fault) => fault === code);
}

function resultOf(
  cellOf: CellOf,
  report: Report,
): { result: BankResult; reason: string | null } | null {
  const written = textOf(cellOf('result'));
  if (written === '') {
    report('result', 'RESULT_MISSING');
    return null;
  }
  const told = readResult(written);
  if (told === null) {
    report('result', 'RESULT_UNKNOWN', quote(written));
    return null;
  }
  const reason = textOf(cellOf('reason')) || told.reason;
  if (told.result === 'RETURNED') {
    const cleaned = saysNothing(reason) ? null : cleanReason(reason);
    if (cleaned === null) report('reason', 'REASON_MISSING');
    return { result: 'RETURNED', reason: cleaned };
  }
  if (readResult(reason)?.result === 'RETURNED')
    report('reason', 'RESULT_CONTRADICTED', quote(cleanReason(reason) ?? ''));
  return { result: 'PAID', reason: null };
}

const AMOUNT_CODES: Readonly<Record<DecimalFault, BankProblemCode>> = {
  MISSING: 'AMOUNT_MISSING',
  FORMULA: 'AMOUNT_FORMULA',
  UNREADABLE: 'AMOUNT_UNREADABLE',
  NEGATIVE: 'AMOUNT_UNREADABLE',
  TOO_LARGE: 'AMOUNT_UNREADABLE',
  TOO_FINE: 'AMOUNT_TOO_FINE',
};

/** Of what failed some banks write 0.00 as the amount; of what was paid nobody does. */
function amountOf(cellOf: CellOf, result: BankResult | undefined, report: Report): Fen | null {
  const amount = readDecimal(cellOf('amount'), 2);
  if (!amount.ok) {
    report('amount', AMOUNT_CODES[amount.fault], quote(amount.text));
    return null;
  }
  const fen = fenFromYuan(amount.text);
  if (fen === 0 && result === 'PAID') report('amount', 'AMOUNT_ZERO');
  return fen;
}

function dayOf(cellOf: CellOf, days: BankFileDays, report: Report): Day | null {
  const cell = cellOf('paidOn');
  const day = isBlank(cell) ? days.paidOn : readDay(cell);
  if (day === null) {
    if (isBlank(cell)) report('paidOn', 'DATE_MISSING');
    else report('paidOn', 'DATE_UNREADABLE', quote(textOf(cell)));
  } else if (day > days.today) report('paidOn', 'DATE_IN_FUTURE', day);
  return day;
}
