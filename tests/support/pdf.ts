import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The text of each page in the order it was printed. */
export function pdfPages(pdf: Uint8Array): string[] {
  const pages = poppler('pdftotext', pdf, ['-raw'], ['-']).split('\f');
  return pages.slice(0, -1);
}

/** What pdfinfo says, by name: "Pages", "Page size" … */
export function pdfFacts(pdf: Uint8Array): Record<string, string> {
  const lines = poppler('pdfinfo', pdf, [], []).trim().split('\n');
  return Object.fromEntries(lines.map((line) => line.split(/:\s+/, 2) as [string, string]));
}

function poppler(program: string, pdf: Uint8Array, before: string[], after: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'lianxin-pdf-'));
  try {
    const file = join(folder, 'sheet.pdf');
    writeFileSync(file, pdf);
    return execFileSync(program, [...before, file, ...after], { maxBuffer: 64 * 1024 * 1024 })
      .toString('utf8')
      .normalize('NFC');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A table row as it is printed: number, then text, then figures, the amount last. */
export interface PrintedRow {
  readonly number: number;
  readonly text: string;
  readonly amountFen: number;
}

export function printedRows(page: string): PrintedRow[] {
  return page.split('\n').flatMap((line) => {
    const [, number, text, amount] = /^(\d+) (.*) ([\d,]+\.\d\d)$/.exec(line) ?? [];
    return number === undefined
      ? []
      : [{ number: Number(number), text: text!, amountFen: fenOf(amount!) }];
  });
}

/** The sum a page states under this label, or null. */
export function printedTotal(page: string, label: string): { rows: number; fen: number } | null {
  const found = new RegExp(`^${label} (\\d+)[户人](?: .*)? ([\\d,]+\\.\\d\\d)$`, 'm').exec(page);
  return found && { rows: Number(found[1]), fen: fenOf(found[2]!) };
}

function fenOf(yuan: string): number {
  return Number(yuan.replaceAll(/[,.]/g, ''));
}
