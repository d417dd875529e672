import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../../server/app.ts';
import { DEBIAN_CHROMIUM } from '../../../server/config.ts';
import { printToPdf } from '../../../server/print/print-to-pdf.service.ts';
import { RosterEntryRow } from '../../../server/subsidy/roster.entity.ts';
import type { Client } from '../../support/client.ts';
import { accepted, officesOf, refusalCode, verbs, type Offices } from '../../support/editions.ts';
import { pdfFacts, pdfPages, printedRows, printedTotal } from '../../support/pdf.ts';
import { HEADER, row, xlsx } from '../../support/roster-files.ts';
import { explainWarnings, importFile, importSample } from '../../support/rosters.ts';
import { openTown, type StaffName, type Town } from '../../support/town.ts';

let town: Town;
let offices: Offices;
let editionId: string;
/** Where this server puts what it works with for a moment. */
const folder = mkdtempSync(join(tmpdir(), 'lianxin-folder-'));
beforeAll(async () => {
  process.env['TMPDIR'] = folder;
  town = await openTown();
  offices = await officesOf(town);
  const draft = await importSample(offices.roster, 'farmland-fertility-2026.xlsx');
  editionId = (await published(draft.id)).id;
}, 120_000);
afterAll(async () => {
  await town.close();
  rmSync(folder, { recursive: true, force: true });
});

async function approved(rosterDraftId: string, more: Record<string, unknown> = {}) {
  const { roster, leader, committee } = offices;
  const input = {
    catalogueCode: 'FARMLAND_FERTILITY',
    title: '耕地地力保护补贴发放花名册',
    body: '按确权面积发放。监督电话：0558-8801299，地址：镇政府一楼。',
    rosterDraftId,
    ...more,
  };
  await explainWarnings(roster, rosterDraftId);
  const written = accepted(await verbs.draft(roster, input));
  const passed = accepted(await verbs.pass(leader, accepted(await verbs.submit(roster, written))));
  return accepted(await verbs.approve(committee, passed));
}

async function published(rosterDraftId: string, more: Record<string, unknown> = {}) {
  return accepted(await verbs.publish(offices.office, await approved(rosterDraftId, more)));
}

const fetched = (by: Client, path: string, url = town.url) =>
  fetch(url + path, { headers: by.cookie === null ? {} : { cookie: by.cookie } });

async function printed(by: Client, id: string, query = 'paper=A4') {
  const response = await fetched(by, `/print/rosters/${id}.pdf?${query}`);
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  return new Uint8Array(await response.arrayBuffer());
}

const SHEETS = `query ($id: ID!) { rosterSheets(editionId: $id) {
  isSample links { paper pageCount path village { code name } } } }`;

interface Sheets {
  rosterSheets: {
    isSample: boolean;
    links: { paper: string; pageCount: number; path: string; village: { code: string } | null }[];
  };
}

const storedRows = (rosterId?: number) =>
  town.deps.database.read.find(RosterEntryRow, {
    where: rosterId === undefined ? {} : { rosterId },
    order: { position: 'ASC' },
  });

describe.each([
  ['A3', '1191.12 x 841.92 pts (A3)'],
  ['A4', '594.96 x 841.92 pts (A4)'],
] as const)('the sheet of a whole town on %s', (paper, size) => {
  let pdf: Uint8Array;
  let pages: string[];
  beforeAll(async () => {
    pdf = await printed(offices.roster, editionId, `paper=${paper}`);
    pages = pdfPages(pdf);
  }, 60_000);

  it('has the paper and the number of pages that were announced', async () => {
    const { rosterSheets } = await offices.office.must<Sheets>(SHEETS, { id: editionId });
    const whole = rosterSheets.links.find((link) => link.paper === paper && link.village === null);
    expect(pdfFacts(pdf)).toMatchObject({ Pages: String(whole!.pageCount), 'Page size': size });
    expect(pages).toHaveLength(whole!.pageCount);
  });

  it('has every row exactly once, with the masked name and the amount that were published', async () => {
    const stored = await storedRows();
    const rows = pages.flatMap(printedRows).toSorted((a, b) => a.number - b.number);
    expect(rows.map(({ number, amountFen }) => [number, amountFen])).toEqual(
      stored.map(({ position, amountFen }) => [position, amountFen]),
    );
    const wrong = rows.filter(({ text }, at) => !text.includes(stored[at]!.maskedName));
    expect(wrong).toEqual([]);
  });

  it('has sums that add up: rows to pages, pages to villages, villages to the town', () => {
    const villages = new Map<string, { pages: number; total: number | null }>();
    let townSum = 0;
    for (const page of pages) {
      const rows = printedRows(page);
      const sum = rows.reduce((all, { amountFen }) => all + amountFen, 0);
      expect(printedTotal(page, '本页小计')).toEqual({ rows: rows.length, fen: sum });
      const name = page.split('\n')[1]!.split(' ')[0]!;
      const village = villages.get(name) ?? { pages: 0, total: null };
      village.pages += sum;
      village.total = printedTotal(page, '本村合计')?.fen ?? village.total;
      villages.set(name, village);
      townSum += sum;
    }
    expect(villages.size).toBe(13);
    for (const { pages: sum, total } of villages.values()) expect(total).toBe(sum);
    expect(printedTotal(pages.at(-1)!, '全镇合计')).toEqual({ rows: 1033, fen: townSum });
    expect(townSum).toBe(228_802_042);
  });

  it('begins each village on a page of its own and counts its pages', () => {
    const heads = pages.map((page) => page.split('\n')[1]!.split(' '));
    const numbers = heads.map((head) => head.slice(-2).join(' '));
    const names = heads.map(([name]) => name);
    names.forEach((name, at) => {
      const of = names.filter((other) => other === name).length;
      const number = names.slice(0, at + 1).filter((other) => other === name).length;
      expect(numbers[at]).toBe(`第${number}页 共${of}页`);
    });
  });

  it('leaves no page with a row or two over', () => {
    const counts = pages.map((page) => printedRows(page).length);
    expect(Math.min(...counts)).toBeGreaterThan(10);
  });

  it('says on every page what it is, how long it stands, whom to call, and where the seal goes', () => {
    for (const page of pages) {
      expect(page).toContain('耕地地力保护补贴发放花名册');
      expect(page).toContain('耕地地力保护补贴 2026年');
      expect(page).toContain('公示期：2026年11月24日至2026年12月1日');
      expect(page).toContain('单位：亩、元');
      expect(page).toContain('监督电话：0558-8801299');
      expect(page).toContain('盖章处');
      expect(page).toContain('序号');
      expect(page).not.toContain('样');
    }
  });

  it('shows no ID number, account or whole name', async () => {
    const text = pages.join('\n');
    expect(text).not.toMatch(/\d{12,}/);
    const entries = await storedRows();
    const place = (row: string, column: string) => ({ table: 'roster_entry', column, row });
    const names = entries.map(({ rosterId, position, nameSealed }) =>
      town.deps.vault.open(nameSealed, place(`${rosterId}:${position}`, 'name')),
    );
    expect(names.filter((name) => text.includes(name))).toEqual([]);
  });
});

describe('one village', () => {
  it('is printed alone, without the sum of the town', async () => {
    const pdf = await printed(offices.office, editionId, 'paper=A4&village=341623110202');
    const pages = pdfPages(pdf);
    expect(pages.every((page) => page.includes('\n前潘村 '))).toBe(true);
    expect(printedTotal(pages.at(-1)!, '本村合计')!.rows).toBe(pages.flatMap(printedRows).length);
    expect(pages.join()).not.toContain('全镇合计');
  });

  it('that is not in the roster is not found', async () => {
    const path = `/print/rosters/${editionId}.pdf?paper=A4&village=999999999999`;
    expect((await fetched(offices.office, path)).status).toBe(404);
  });
});

describe('an edition that is not public yet', () => {
  it('is a sample when it is approved, and says so on every page', async () => {
    const draft = await importSample(offices.roster, 'extreme-poverty-support-2026-q3.xls');
    const more = { catalogueCode: 'EXTREME_POVERTY_SUPPORT', title: '特困供养金公示' };
    const edition = await approved(draft.id, more);
    const { rosterSheets } = await offices.roster.must<Sheets>(SHEETS, { id: edition.id });
    expect(rosterSheets.isSample).toBe(true);
    const pages = pdfPages(await printed(offices.roster, edition.id));
    for (const page of pages) {
      expect(page).toMatch(/样 ?张/);
      expect(page).toContain('样张：还没有公布，不得张贴');
      expect(page).toContain('2026年第三季度');
      expect(page).toContain('供养方式');
    }
    expect(pages.flatMap(printedRows)).toHaveLength(20);
    accepted(
      await verbs.publish(offices.office, edition, { visibleFrom: '2026-12-01T08:00:00+08:00' }),
    );
    expect(pdfPages(await printed(offices.roster, edition.id))[0]).toContain('样张');
    town.clock.advance(10 * 86_400);
    offices = await officesOf(town);
    expect(pdfPages(await printed(offices.roster, edition.id))[0]).not.toContain('样张');
  }, 60_000);

  it.each(['draft', 'superseded', 'withdrawn', 'no roster'] as const)(
    'is refused when it is %s',
    async (how) => {
      const draft = await importSample(offices.roster, 'farmland-fertility-2026.xlsx');
      const { roster, office } = offices;
      const edition =
        how === 'draft'
          ? accepted(await verbs.draft(roster, { rosterDraftId: draft.id }))
          : how === 'no roster'
            ? await published(draft.id, { rosterDraftId: null })
            : await published(draft.id);
      if (how === 'withdrawn') accepted(await verbs.withdraw(office, edition));
      if (how === 'superseded') {
        const next = accepted(await verbs.revise(roster, edition.disclosureId));
        const passed = accepted(
          await verbs.pass(offices.leader, accepted(await verbs.submit(roster, next))),
        );
        const last = accepted(await verbs.approve(offices.committee, passed));
        accepted(await verbs.publish(office, last));
      }
      const code = how === 'no roster' ? 'NOT_FOUND' : 'WRONG_STATE';
      expect(refusalCode(await roster.run(SHEETS, { id: edition.id }))).toBe(code);
      const path = `/print/rosters/${edition.id}.pdf?paper=A4`;
      const response = await fetched(roster, path);
      expect(response.status).toBe(how === 'no roster' ? 404 : 409);
      expect(response.headers.get('content-type')).toContain('text/plain');
    },
    60_000,
  );
});

describe('who prints', () => {
  const READERS: readonly StaffName[] = ['roster', 'leader', 'committee', 'office', 'supervisor'];
  const OTHERS: readonly StaffName[] = ['drafter', 'fees', 'station', 'feedback', 'admin'];
  const path = () => `/print/rosters/${editionId}.pdf?paper=A4&village=341623110202`;

  it('those who may read rosters, as a file no browser keeps', async () => {
    for (const name of READERS) {
      const { status, headers } = await fetched(await town.staff(name), path());
      expect([name, status, headers.get('content-type')]).toEqual([name, 200, 'application/pdf']);
      expect(headers.get('cache-control')).toBe('no-store');
    }
  }, 60_000);

  it('nobody else', async () => {
    for (const name of OTHERS)
      expect((await fetched(await town.staff(name), path())).status).toBe(403);
    expect((await fetched(town.visitor(), path())).status).toBe(401);
  });

  it('nobody on paper that is not there', async () => {
    for (const query of ['', 'paper=A5', 'paper=A4&paper=A3', 'paper[]=A4']) {
      const response = await fetched(offices.office, `/print/rosters/${editionId}.pdf?${query}`);
      expect([query, response.status]).toEqual([query, 400]);
    }
    expect((await fetched(offices.office, '/print/rosters/x.pdf?paper=A4')).status).toBe(404);
  });
});

it('a title is text, whatever it contains', async () => {
  const bytes = await xlsx({ name: '前潘村', rows: [HEADER, row(1), row(2)] });
  const draft = await importFile(offices.roster, 'FARMLAND_FERTILITY', '2026', {
    name: 'a.xlsx',
    bytes,
  });
  const edition = await published(draft.data!.id, { title: '公示 </h1><script>1</script> & "一"' });
  const text = pdfPages(await printed(offices.office, edition.id))
    .join()
    .replaceAll(/\s/g, '');
  expect(text).toContain('公示</h1><script>1</script>&"一"');
}, 60_000);

it('four thousand households of one village come out whole, well within the time a print may take', async () => {
  const rows = Array.from({ length: 4000 }, (_, at) => row(at + 1));
  const bytes = await xlsx({ name: '前潘村', rows: [HEADER, ...rows] });
  const file = { name: 'a.xlsx', bytes };
  const draft = await importFile(offices.roster, 'FARMLAND_FERTILITY', '2026', file);
  const edition = await published(draft.data!.id);
  const began = performance.now();
  const pages = pdfPages(await printed(offices.office, edition.id, 'paper=A3'));
  expect(performance.now() - began).toBeLessThan(45_000);
  const numbers = pages.flatMap(printedRows).map(({ number }) => number);
  expect(numbers).toEqual(Array.from({ length: 4000 }, (_, at) => at + 1));
  expect(printedTotal(pages.at(-1)!, '全镇合计')).toEqual({ rows: 4000, fen: 4000 * 131_420 });
}, 120_000);

it('rows that were changed in the database are not printed', async () => {
  const draft = await importSample(offices.roster, 'farmland-fertility-2026.xlsx');
  const edition = await published(draft.id);
  await town.deps.database.write((writer) =>
    writer.update(RosterEntryRow, { rosterId: Number(draft.id), position: 3 }, { amountFen: 1 }),
  );
  const response = await fetched(offices.office, `/print/rosters/${edition.id}.pdf?paper=A4`);
  expect(response.status).toBe(409);
}, 60_000);

it('a print that takes too long is ended with all of its browser', async () => {
  const late = printToPdf('<p>公示</p>', { chromium: DEBIAN_CHROMIUM, milliseconds: 50 });
  await expect(late).rejects.toMatchObject({ code: 'TRY_LATER' });
});

it('of many who print at once a few wait their turn, the others are told to come again', async () => {
  const printer = { chromium: DEBIAN_CHROMIUM, milliseconds: 60_000 };
  const all = Array.from({ length: 8 }, () => printToPdf('<p>公示</p>', printer));
  const outcomes = await Promise.allSettled(all);
  expect(outcomes.map(({ status }) => status)).toEqual([
    ...Array<string>(5).fill('fulfilled'),
    ...Array<string>(3).fill('rejected'),
  ]);
}, 60_000);

it('nothing of a print stays on the disk', () => {
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith('lianxin-print-'))).toEqual([]);
});

it('without Chromium it says what to install', async () => {
  const app = await buildApp(town.deps, {
    logLevel: 'silent',
    chromium: '/nowhere/chromium',
    demo: { demoAccounts: null, demoPassword: null },
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const path = `/print/rosters/${editionId}.pdf?paper=A4`;
  const response = await fetched(offices.office, path, url);
  expect(response.status).toBe(503);
  expect(await response.text()).toContain('apt-get install chromium fonts-noto-cjk');
  await app.close();
});
