import { Refusal } from '../../shared/refusal.ts';
import { compact, isBlank, textOf } from '../import/cell-text.ts';
import { findBlocks, type FoundBlock } from '../import/find-blocks.ts';
import { FIELD_LABELS, type TableField } from '../import/header-names.ts';
import type { RosterFile } from '../import/reading.ts';
import type { Cell, WorkbookSheet } from '../import/sheet.ts';
import { readWorkbook } from '../import/workbook.ts';
import { bankHeaders } from './bank-headers.ts';
import { bankProblem } from './bank-problem.ts';
import type { BankFileDays, BankProblem, BankReading, BankRow } from './bank-reading.ts';
import { readBankRow } from './bank-row.ts';
import { checkBankTotals } from './bank-totals.ts';

/** As many as the largest roster has, several times over. */
const MAX_ROWS = 200_000;
/** A file that is wrong throughout is told by its first faults. */
const MOST_PROBLEMS = 1_000;

/**
 * Everything a bank's return file says. Takes its time and memory: the server calls
 * readBankFileInWorker instead. Throws Refusal FILE_EMPTY, FILE_UNSUPPORTED, FILE_UNREADABLE or
 * FILE_TOO_LARGE.
 */
export async function readBankFile(file: RosterFile, days: BankFileDays): Promise<BankReading> {
  const sheets = (await readWorkbook(file)).map(withoutNumbers);
  const parts = sheets.map((sheet) => (sheet.hidden ? hidden(sheet) : readSheet(sheet, days)));
  const rowCount = parts.reduce((sum, part) => sum + part.rowCount, 0);
  checkContent(sheets, parts, rowCount);
  return {
    rows: parts.flatMap(({ rows }) => rows),
    problems: gravestFirst(parts.flatMap(({ problems }) => problems))
      .slice(0, MOST_PROBLEMS)
      .map(({ column, message, ...problem }) => ({
        ...problem,
        column: column === null ? null : hideNumbers(column).slice(0, 60),
        message: hideNumbers(message),
      })),
    rowCount,
  };
}

/** A file is often named after an account, and so is a CSV's sheet. */
function withoutNumbers(sheet: WorkbookSheet): WorkbookSheet {
  return { ...sheet, name: hideNumbers(sheet.name).slice(0, 60) };
}

function hideNumbers(text: string): string {
  return text.replace(/\p{Nd}{11,}[Xx]?/gu, '＊');
}

/** In the file's order otherwise: what is cut off is never what refuses the file. */
function gravestFirst(problems: readonly BankProblem[]): BankProblem[] {
  return problems.toSorted(
    (one, other) => Number(other.severity === 'BLOCKING') - Number(one.severity === 'BLOCKING'),
  );
}

interface SheetPart extends BankReading {
  readonly hasHeader: boolean;
}

const NOTHING: SheetPart = { hasHeader: false, rows: [], problems: [], rowCount: 0 };

function readSheet(sheet: WorkbookSheet, days: BankFileDays): SheetPart {
  const { blocks, strayRows } = findBlocks(sheet, bankHeaders);
  if (blocks.length === 0) return { ...NOTHING, problems: withoutHeader(sheet) };
  const rows: BankRow[] = [];
  const problems = strayRows.map((row) =>
    bankProblem('ROW_ABOVE_HEADER', { sheet: sheet.name, row: row + 1, column: null }),
  );
  let rowCount = strayRows.length;
  for (const block of blocks) {
    const data = block.rows.filter(({ kind }) => kind === 'data');
    rowCount += data.length;
    const faults = data.length === 0 ? [] : blockFaults(sheet.name, block, data.length, days);
    problems.push(...faults);
    if (faults.length > 0) continue;
    const before = rows.length;
    for (const { row } of data) {
      const place = { sheet: sheet.name, row: row + 1, layout: block.layout, days };
      const outcome = readBankRow({ ...place, cells: sheet.rows[row] ?? [] });
      problems.push(...outcome.problems);
      if (outcome.stored !== null) rows.push(outcome.stored);
    }
    // With a row whose amount is not known there is nothing to compare.
    if (problems.every(({ severity }) => severity === 'WARNING'))
      problems.push(...checkBankTotals(sheet, block, rows.slice(before)));
  }
  return { hasHeader: true, rows, problems, rowCount };
}

/** Why no row of a block can be read. */
function blockFaults(
  sheet: string,
  { layout, unitLine }: FoundBlock,
  rows: number,
  days: BankFileDays,
): BankProblem[] {
  const place = { sheet, row: layout.lastHeaderRow + 1, column: null };
  const problems: BankProblem[] = [];
  const missing = missingColumns(layout.columns, days);
  if (missing.length > 0)
    problems.push(bankProblem('COLUMN_MISSING', place, missing.join('、'), String(rows)));
  for (const [field, labels] of layout.ambiguous) {
    const headers = labels.map((label) => `“${label}”`).join('和');
    const facts = [FIELD_LABELS[field], headers, String(rows)];
    problems.push(bankProblem('COLUMN_AMBIGUOUS', place, ...facts));
  }
  const headers = [...layout.columns.values()].map(({ header }) => header);
  const unit = /万元|千元/.exec([unitLine, ...headers].join(' '))?.[0];
  if (unit !== undefined) problems.push(bankProblem('UNIT_UNSUPPORTED', place, unit, String(rows)));
  return problems;
}

function missingColumns(columns: ReadonlyMap<TableField, unknown>, days: BankFileDays): string[] {
  const needed: TableField[] = ['amount', 'result'];
  if (days.paidOn === null) needed.push('paidOn');
  const labels = needed.filter((field) => !columns.has(field)).map((field) => FIELD_LABELS[field]);
  return columns.has('account') || columns.has('idNumber') ? labels : ['账号', ...labels];
}

function hidden(sheet: WorkbookSheet): SheetPart {
  const rows = sheet.rows.filter(hasContent).length;
  if (rows === 0) return NOTHING;
  const place = { sheet: sheet.name, row: null, column: null };
  return { ...NOTHING, problems: [bankProblem('SHEET_HIDDEN', place, String(rows))] };
}

/** A sheet that is not understood is only mentioned, unless accounts stand in it. */
function withoutHeader(sheet: WorkbookSheet): BankProblem[] {
  if (!sheet.rows.some(hasContent)) return [];
  const isAccount = (cell: Cell) =>
    typeof cell === 'number' ? cell >= 1e11 : /\d{12}/.test(compact(textOf(cell)));
  const code = sheet.rows.some((row) => row.some(isAccount))
    ? 'SHEET_WITHOUT_HEADER'
    : 'SHEET_NOT_READ';
  return [bankProblem(code, { sheet: sheet.name, row: null, column: null })];
}

function hasContent(row: readonly Cell[]): boolean {
  return row.some((cell) => !isBlank(cell));
}

function checkContent(
  sheets: readonly WorkbookSheet[],
  parts: readonly SheetPart[],
  rowCount: number,
): void {
  if (!sheets.some((sheet) => !sheet.hidden && sheet.rows.some(hasContent)))
    throw new Refusal('FILE_EMPTY', '文件里没有可见的内容（隐藏的工作表不算），请检查后重新上传。');
  if (!parts.some(({ hasHeader }) => hasHeader))
    throw new Refusal(
      'FILE_UNREADABLE',
      '没有认出银行回单的表头。表头应有账号、户名、金额、发放结果等列名，请核对是不是选错了文件。',
    );
  if (rowCount === 0)
    throw new Refusal('FILE_EMPTY', '只有表头，没有发放记录。请检查是否选错了文件。');
  if (rowCount > MAX_ROWS)
    throw new Refusal(
      'FILE_TOO_LARGE',
      `回单超过 ${MAX_ROWS.toLocaleString('en-US')} 行，请拆成几个文件后上传。`,
    );
}
