/** Spreadsheet programs keep fifteen digits of a number. */
const MOST_DIGITS = 15;

/** A figure as a number when a workbook holds it exactly, else as the text it is. */
export function figureCell(text: string): number | string | null {
  if (text === '') return null;
  const digits = text.replace(/^-?0*\.?0*|\./g, '');
  return digits.length <= MOST_DIGITS ? Number(text) : text;
}

/** What XML has no way to write; a workbook with it inside would not open. */
const UNWRITABLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** A text as a string cell: never a formula, whatever it begins with. */
export function textCell(text: string): string | null {
  return text === '' ? null : text.replace(UNWRITABLE, '\u{FFFD}');
}
