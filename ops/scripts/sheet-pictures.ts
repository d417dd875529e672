/** Pictures of the first page of a notice-board sheet on either paper. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const PAPERS = ['A3', 'A4'] as const;

/** The largest roster the screen shows, printed by whoever is signed in on this page. */
export async function sheetPictures(page: Page, url: string, folder: string): Promise<void> {
  const answer = await page.request.post(`${url}/graphql`, {
    data: { query: '{ bulletins { id roster { rowCount } } }' },
  });
  const { data } = (await answer.json()) as {
    data: { bulletins: { id: string; roster: { rowCount: number } | null }[] };
  };
  const [largest] = data.bulletins.toSorted(
    (a, b) => (b.roster?.rowCount ?? 0) - (a.roster?.rowCount ?? 0),
  );
  const place = mkdtempSync(join(tmpdir(), 'lianxin-sheets-'));
  for (const paper of PAPERS) {
    const pdf = await page.request.get(`${url}/print/rosters/${largest!.id}.pdf?paper=${paper}`);
    const file = join(place, `${paper}.pdf`);
    writeFileSync(file, await pdf.body());
    const picture = join(folder, `sheet-${paper.toLowerCase()}`);
    execFileSync('pdftoppm', ['-png', '-r', '80', '-l', '1', '-singlefile', file, picture]);
  }
  rmSync(place, { recursive: true, force: true });
}
