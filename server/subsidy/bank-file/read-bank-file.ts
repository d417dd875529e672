import { FIELD_LABELS, type TableField } from '../import/header-names.ts';
import type { Layout } from '../import/layout.ts';
import type { RosterFile } from '../import/reading.ts';
import type { OfficeFile } from '../office-file/office-file.ts';
import { readOfficeFile } from '../office-file/read-office-file.ts';
import { bankHeaders } from './bank-headers.ts';
import { bankProblem, type BankProblemCode } from './bank-problem.ts';
import type { BankFileDays, BankReading, BankRow } from './bank-reading.ts';
import { readBankRow } from './bank-row.ts';
import { checkBankTotals } from './bank-totals.ts';

/** As many as the largest roster has, several times over. */
const MAX_ROWS = 200_000;

/**
 * Everything a bank's return file says. Takes its time and memory: the server calls
 * readBankFileInWorker instead. Throws Refusal FILE_EMPTY, FILE_UNSUPPORTED, FILE_UNREADABLE or
 * FILE_TOO_LARGE.
 */
export function readBankFile(file: RosterFile, days: BankFileDays): Promise<BankReading> {
  return readOfficeFile(file, bankFile(days));
}

function bankFile(days: BankFileDays): OfficeFile<BankRow, BankProblemCode> {
  return {
    headers: bankHeaders,
    labels: FIELD_LABELS,
    missing: (columns) => missingColumns(columns, days),
    readRow: (place) => readBankRow(place, days),
    problem: bankProblem,
    checkTotals: checkBankTotals,
    mostRows: MAX_ROWS,
    refusals: {
      noHeader:
        '没有认出银行回单的表头。表头应有账号、户名、金额、发放结果等列名，请核对是不是选错了文件。',
      noRows: '只有表头，没有发放记录。请检查是否选错了文件。',
      tooManyRows: `回单超过 ${MAX_ROWS.toLocaleString('en-US')} 行，请拆成几个文件后上传。`,
    },
  };
}

function missingColumns(columns: Layout['columns'], days: BankFileDays): string[] {
  const needed: TableField[] = ['amount', 'result'];
  if (days.paidOn === null) needed.push('paidOn');
  const labels = needed.filter((field) => !columns.has(field)).map((field) => FIELD_LABELS[field]);
  return columns.has('account') || columns.has('idNumber') ? labels : ['账号', ...labels];
}
