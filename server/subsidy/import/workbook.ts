import { Refusal } from '../../shared/refusal.ts';
import { readCsvSheet } from './csv.ts';
import { checkFile, type FileKind } from './file-kind.ts';
import { readXlsSheets } from './xls-sheets.ts';
import { readXlsxSheets } from './xlsx-sheets.ts';
import type { RosterFile } from './reading.ts';
import type { WorkbookSheet } from './sheet.ts';

/**
 * The sheets of an .xlsx, .xls or CSV in their order. Which of the three a file is, its bytes say.
 * Throws Refusal FILE_EMPTY, FILE_UNSUPPORTED, FILE_UNREADABLE or FILE_TOO_LARGE.
 */
export async function readWorkbook(file: RosterFile): Promise<WorkbookSheet[]> {
  const kind = checkFile(file);
  if (kind === 'csv') return [readCsvSheet(file)];
  try {
    return await (kind === 'xls' ? readXlsSheets(file.bytes) : readXlsxSheets(file.bytes));
  } catch (error) {
    throw refusalFor(error, kind);
  }
}

/** What a reader of other people's files throws on them is about the file, not about us. */
function refusalFor(error: unknown, kind: FileKind): unknown {
  if (error instanceof Refusal) return error;
  const text = error instanceof Error ? error.message : '';
  if (
    /limit|exceeds|supported sheet bounds|Invalid (string|array|typed array) length|alloc/i.test(
      text,
    )
  )
    return new Refusal(
      'FILE_TOO_LARGE',
      '文件里的表格太大，读不下。请删去多余的行、列和图片，或按村拆成几个文件后重新上传。',
    );
  return new Refusal(
    'FILE_UNREADABLE',
    `这个 .${kind} 文件已损坏，读不出来。请用 Excel 或 WPS 打开，另存为 .xlsx 后重新上传。`,
  );
}
