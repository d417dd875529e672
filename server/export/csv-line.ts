/** What tells a spreadsheet program that a file is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A cell a spreadsheet program would run instead of show (CWE-1236): it begins, behind what cannot
 * be seen, with one of = + - @ in any width, or with a tab or a return.
 */
const RUNS = /^(?:[\s\p{C}]*[=+\-@＝＋－＠﹦﹢﹣﹫]|[\t\r\n])/u;

/** One line with every cell quoted; what would run begins with an apostrophe. */
export function csvLine(cells: readonly string[]): string {
  const quoted = cells.map((cell) => {
    const harmless = RUNS.test(cell) ? `'${cell}` : cell;
    return `"${harmless.replaceAll('"', '""')}"`;
  });
  return `${quoted.join(',')}\r\n`;
}
