import { Refusal } from '../../shared/refusal.ts';
import { ofAllSheets } from './all-sheets.ts';
import { isBlank } from './cell-text.ts';
import { tellColumns } from './columns.ts';
import { correctedHeaders, refuseUnknownHeaders, type AppliedCorrection } from './corrections.ts';
import { rosterHeaders } from './header-names.ts';
import { tellHeaders, type SheetHeaders } from './headers.ts';
import { PeopleSeen } from './people.ts';
import { NOTHING, readSheet, type SheetReading } from './read-sheet.ts';
import { MAX_ROWS, tooManyRows } from './row-limit.ts';
import { summaryProblems } from './summary-sheet.ts';
import { hiddenSheetProblems } from './unread-parts.ts';
import { villageFinder, type Places } from './villages.ts';
import { readWorkbook } from './workbook.ts';
import type { SubsidyProgramme } from '../programme.ts';
import type { RosterFile, RosterProblem, RosterReading } from './reading.ts';
import type { WorkbookSheet } from './sheet.ts';

/**
 * Everything a roster file says, from bytes to rows and problems. Takes its time and memory: the
 * server calls readRosterInWorker instead. Throws Refusal FILE_EMPTY, FILE_UNSUPPORTED,
 * FILE_UNREADABLE or FILE_TOO_LARGE, and BAD_INPUT for a correction of a header it has not.
 */
export async function readRosterFile(
  file: RosterFile,
  programme: SubsidyProgramme,
  places: Places,
  corrections: readonly AppliedCorrection[] = [],
): Promise<RosterReading> {
  return readRosterSheets(await readWorkbook(file), programme, places, corrections);
}

/** The same from a workbook's sheets; throws FILE_EMPTY, FILE_UNREADABLE, FILE_TOO_LARGE, BAD_INPUT. */
export function readRosterSheets(
  sheets: readonly WorkbookSheet[],
  programme: SubsidyProgramme,
  places: Places,
  corrections: readonly AppliedCorrection[] = [],
): RosterReading {
  checkRowCount(sheets);
  const finder = villageFinder(places);
  const people = new PeopleSeen();
  const meaningOf = correctedHeaders(rosterHeaders(programme.unit), corrections);
  const parts: SheetReading[] = [];
  for (const sheet of sheets)
    parts.push(
      sheet.hidden ? hiddenSheet(sheet) : readSheet(sheet, programme, finder, people, meaningOf),
    );
  const rowCount = parts.reduce((sum, part) => sum + part.rowCount, 0);
  checkContent(
    sheets,
    parts.some((part) => part.hasHeader),
    rowCount,
  );
  const headers = parts.flatMap((part) => part.headers);
  refuseUnknownHeaders(corrections, headersOf(headers));
  const told = tellColumns(parts.flatMap((part) => part.columns));
  const rows = parts.flatMap((part) => part.rows);
  const problems = problemsOf(sheets, parts, (sheet) =>
    summaryProblems(sheet, rows, meaningOf, finder),
  );
  return {
    rows,
    problems: [...problems, ...told.problems],
    rowCount,
    totalFen: parts.reduce((sum, part) => sum + part.totalFen, 0),
    columns: told.columns,
    headers: tellHeaders(headers),
  };
}

/** The problems in the order of the file, with what only all sheets together tell. */
function problemsOf(
  sheets: readonly WorkbookSheet[],
  parts: readonly SheetReading[],
  summed: (sheet: WorkbookSheet) => readonly RosterProblem[],
): RosterProblem[] {
  const instead = ofAllSheets(parts);
  const own = parts.map(({ problems }) =>
    problems.flatMap((one) => (instead.has(one) ? (instead.get(one) ?? []) : [one])),
  );
  // Sums of rows that are to be changed are no measure.
  const isSettled = own.every((problems) =>
    problems.every(({ severity }) => severity === 'WARNING'),
  );
  return own.flatMap((problems, at) => {
    const sheet = sheets[at];
    const isSummary = isSettled && problems.some(({ code }) => code === 'SHEET_NOT_ROSTER');
    return sheet !== undefined && isSummary ? [...problems, ...summed(sheet)] : problems;
  });
}

function headersOf(sheets: readonly SheetHeaders[]): string[] {
  return sheets.flatMap(({ headers }) => headers.map(({ header }) => header));
}

function hiddenSheet(sheet: WorkbookSheet): SheetReading {
  return { ...NOTHING, problems: hiddenSheetProblems(sheet) };
}

function checkRowCount(sheets: readonly WorkbookSheet[]): void {
  let count = 0;
  for (const sheet of sheets)
    for (const row of sheet.rows) if (row.some((cell) => !isBlank(cell))) count += 1;
  if (count > MAX_ROWS) throw tooManyRows();
}

function checkContent(sheets: readonly WorkbookSheet[], hasHeader: boolean, rows: number): void {
  const visible = sheets.filter((sheet) => !sheet.hidden);
  const isFilled = visible.some((sheet) => sheet.rows.some((row) => row.some((c) => !isBlank(c))));
  if (!isFilled)
    throw new Refusal('FILE_EMPTY', '文件里没有可见的内容（隐藏的工作表不算），请检查后重新上传。');
  if (!hasHeader)
    throw new Refusal(
      'FILE_UNREADABLE',
      '没有认出名册的表头。表头应有姓名、身份证号码、账号、金额等列名，请补上后重新上传。',
    );
  if (rows === 0) throw new Refusal('FILE_EMPTY', '只有表头，没有名册行。请检查是否选错了文件。');
}
