import { FIELD_LABELS, type TableField } from '../import/header-names.ts';
import { quote } from '../import/cell-text.ts';
import { hideNumbers } from '../import/file-text.ts';
import { checkTotals } from '../import/totals.ts';
import type { OfficeFile, RowOutcome, RowPlace } from '../office-file/office-file.ts';
import { paymentHeaders } from './party-headers.ts';
import { partyProblem, type PartyProblemCode } from './party-problem.ts';
import type { PaymentLine } from './party-reading.ts';
import { RowCells } from './row-cells.ts';

/** A year of the largest branch, many times over. */
const MAX_ROWS = 20_000;
/** Since when the standard of party fees holds. */
const EARLIEST = '2008-01-01';

const LABELS = {
  ...FIELD_LABELS,
  ...{ name: '姓名', account: '账号', amount: '金额', paidOn: '日期' },
};
const NEEDED: readonly TableField[] = ['amount', 'paidOn', 'receipt'];

/** How a list of payments is read. A receipt stands once in a file. */
export function paymentFile(): OfficeFile<PaymentLine, PartyProblemCode> {
  const receipts = new Map<string, string>();

  function readRow(place: RowPlace): RowOutcome<PaymentLine, PartyProblemCode> {
    const cells = new RowCells(place);
    const { sheet, row } = place;
    const payer = payerOf(cells);
    const kind = kindOf(cells);
    const amountFen = cells.fen('amount');
    const paidOn = cells.day('paidOn', EARLIEST);
    const receipt = cells.text('receipt');
    const before = receipts.get(receipt);
    if (receipt === '') cells.report('receipt', 'RECEIPT_MISSING');
    else if (before === undefined) receipts.set(receipt, `“${sheet}”第 ${row} 行`);
    else cells.report('receipt', 'RECEIPT_TWICE', before);
    const words = cells.words('remark');
    const note = words === null ? null : hideNumbers(words);
    const { problems, isClear } = cells;
    if (!isClear || kind === null || amountFen === null || paidOn === null)
      return { stored: null, problems, statedFen: amountFen };
    const stored = { sheet, row, ...payer, kind, amountFen, paidOn, receipt, note };
    return { stored, problems, statedFen: amountFen };
  }

  return {
    headers: paymentHeaders,
    labels: LABELS,
    missing: (columns) => NEEDED.filter((one) => !columns.has(one)).map((one) => LABELS[one]),
    readRow,
    problem: partyProblem,
    checkTotals,
    mostRows: MAX_ROWS,
    refusals: {
      noHeader:
        '没有认出党费交纳明细的表头。表头应有姓名、金额、日期、收据号等列名，请补上后重新上传。',
      noRows: '只有表头，没有交费记录。请检查是否选错了文件。',
      tooManyRows: `交费记录超过 ${MAX_ROWS.toLocaleString('en-US')} 行，请拆成几个文件后上传。`,
    },
  };
}

/** With an ID number nothing else is needed to know who paid. */
function payerOf(cells: RowCells): Pick<PaymentLine, 'name' | 'idNumber' | 'phone' | 'account'> {
  const name = cells.isBlank('name') ? null : cells.name();
  if (!cells.isBlank('idNumber'))
    return { name, idNumber: cells.idNumber(), phone: null, account: null };
  const payer = { name, idNumber: null, phone: cells.phone(), account: cells.account() };
  const isNobody = (['name', 'phone', 'account'] as const).every((field) => cells.isBlank(field));
  if (isNobody) cells.report('name', 'PERSON_MISSING');
  return payer;
}

/** What a note calls a large one-off is one; a column of kinds has to be understood. */
function kindOf(cells: RowCells): PaymentLine['kind'] | null {
  const text = cells.text('paymentKind');
  if (/大额/.test(text) || /大额/.test(cells.text('remark'))) return 'CONTRIBUTION';
  if (/^(月|年|季度|补交|补缴|预交|预缴|正常|日常)?(党费)?$/.test(text)) return 'DUES';
  cells.report('paymentKind', 'PAYMENT_KIND_UNKNOWN', quote(text));
  return null;
}
