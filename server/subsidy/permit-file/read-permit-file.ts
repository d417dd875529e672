import { familyPlanningWord } from '../../shared/family-planning.ts';
import { maskName } from '../../shared/mask.ts';
import { compact, isBlank, numberText, textOf } from '../import/cell-text.ts';
import { FIELD_LABELS, type TableField } from '../import/header-names.ts';
import { nameField } from '../import/person-fields.ts';
import type { RosterFile } from '../import/reading.ts';
import type { Cell } from '../import/sheet.ts';
import type { OfficeFile, RowOutcome, RowPlace } from '../office-file/office-file.ts';
import { readOfficeFile } from '../office-file/read-office-file.ts';
import { permitHeaders } from './permit-headers.ts';
import { isPermitNumber, tellsOfPerson } from './permit-number.ts';
import {
  permitProblem,
  type PermitLine,
  type PermitProblem,
  type PermitProblemCode,
  type PermitReading,
} from './permit-problem.ts';

/** More permits than any town ever issued. */
const MAX_ROWS = 20_000;

const LABELS = { ...FIELD_LABELS, name: '姓名' };
const NEEDED: readonly TableField[] = ['permitNumber', 'name'];

/**
 * Permit numbers and masked names of a list of permits, and nothing else of it. Takes its time and
 * memory: the server calls readPermitsInWorker instead. Throws Refusal FILE_EMPTY,
 * FILE_UNSUPPORTED, FILE_UNREADABLE or FILE_TOO_LARGE.
 */
export function readPermitFile(file: RosterFile): Promise<PermitReading> {
  return readOfficeFile(file, permitFile());
}

/** How the list is read. A number stands once in a file. */
function permitFile(): OfficeFile<PermitLine, PermitProblemCode> {
  const numbers = new Map<string, string>();

  function readRow(place: RowPlace): RowOutcome<PermitLine, PermitProblemCode> {
    const problems: PermitProblem[] = [];
    const { sheet, row, columns, cell } = place;
    const report = (field: TableField, code: PermitProblemCode, ...facts: string[]) => {
      const column = columns.get(field)?.label ?? null;
      problems.push(permitProblem(code, { sheet, row, column }, ...facts));
    };
    const name = nameOf(cell('name'), (code) => report('name', code));
    const permitNumber = numberOf(cell('permitNumber'), name, (code) =>
      report('permitNumber', code),
    );
    if (permitNumber !== null) {
      const key = compact(permitNumber).toUpperCase();
      const before = numbers.get(key);
      if (before === undefined) numbers.set(key, `“${sheet}”第 ${row} 行`);
      else report('permitNumber', 'PERMIT_NUMBER_TWICE', before);
    }
    if (problems.length > 0 || name === null || permitNumber === null)
      return { stored: null, problems, statedFen: null };
    return { stored: { permitNumber, maskedName: maskName(name) }, problems, statedFen: null };
  }

  return {
    headers: permitHeaders,
    labels: LABELS,
    missing: (columns) => NEEDED.filter((one) => !columns.has(one)).map((one) => LABELS[one]),
    readRow,
    problem: permitProblem,
    checkTotals: null,
    mostRows: MAX_ROWS,
    refusals: {
      noHeader: '没有认出发证名单的表头。表头应有证号、姓名两列，请补上后重新上传。',
      noRows: '只有表头，没有发证记录。请检查是否选错了文件；这一期没有发证的，不用上传名单。',
      tooManyRows: `发证名单超过 ${MAX_ROWS.toLocaleString('en-US')} 行，请检查是否选错了文件。`,
    },
  };
}

type Report = (code: PermitProblemCode) => void;

/** One person's whole name: brackets hold remarks, and a remark may be about a pregnancy. */
function nameOf(cell: Cell, report: Report): string | null {
  if (isBlank(cell)) {
    report('NAME_MISSING');
    return null;
  }
  const name = nameField(cell, () => undefined);
  if (name !== null && !/[()（）]/.test(name) && familyPlanningWord(name) === null) return name;
  report('NAME_MALFORMED');
  return null;
}

/** On one line as it is written, figures and letters of the usual width. A number of more than fifteen digits kept as a figure is cut. */
function numberOf(cell: Cell, name: string | null, report: Report): string | null {
  if (isBlank(cell)) {
    report('PERMIT_NUMBER_MISSING');
    return null;
  }
  const text = writtenNumber(cell);
  if (text === null) report('PERMIT_NUMBER_NOT_TEXT');
  else if (tellsOfPerson(text, name)) report('PERMIT_NUMBER_TELLS');
  else if (isPermitNumber(text)) return text;
  else report('PERMIT_NUMBER_MALFORMED');
  return null;
}

/** 9.99999E+17: what a CSV holds after a spreadsheet took a long number for a quantity. */
const SCIENTIFIC = /^\d(\.\d+)?E\+?\d{1,2}$/i;

function writtenNumber(cell: Cell): string | null {
  if (typeof cell === 'number')
    return Number.isInteger(cell) && Math.abs(cell) < 1e15 ? numberText(cell) : null;
  if (typeof cell !== 'string') return null;
  const text = textOf(cell)
    .replace(/\p{Cf}/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[０-９Ａ-Ｚａ-ｚ]/g, (wide) => wide.normalize('NFKC'));
  return SCIENTIFIC.test(compact(text)) ? null : text;
}
