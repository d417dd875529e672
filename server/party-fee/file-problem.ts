import type { Refusal } from '../shared/refusal.ts';
import type { FileProblem } from '../subsidy/office-file/office-file.ts';

/** What is refused when it is done singly is, in a file, a problem of its row. */
export function problemOfRow(
  { sheet, row }: { readonly sheet: string; readonly row: number },
  { code, message }: Refusal,
): FileProblem {
  return { sheet, row, column: null, code, severity: 'BLOCKING', message };
}
