/**
 * `npm run measure`: brings the product up as `npm start` does, in a data folder of its own, and
 * prints what the README quotes. Figures of a shared machine are rough; nothing here passes or fails.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import type { Browser } from 'playwright-core';
import { launchChromium, newKioskPage } from '../support/chromium.ts';
import { Client } from '../support/client.ts';
import { accepted, verbs } from '../support/editions.ts';
import { knownOperation } from '../support/known-operation.ts';
import { startProduct } from '../support/product.ts';
import { account, HEADER, idNumber } from '../support/roster-files.ts';
import { importFile } from '../support/rosters.ts';

const IMPORT_ROWS = [10_000, 100_000];
const LOOK_UPS = 40;
const REPEATS = 500;
const KNOWN_RESIDENT = { idNumber: '999999194803150026', proof: '6688' };

const results: [string, string][] = [];
const note = (what: string, figure: string) => {
  results.push([what, figure]);
  console.log(`${what}: ${figure}`);
};

const dataFolder = mkdtempSync(join(tmpdir(), 'lianxin-measure-'));
try {
  await measure();
} finally {
  rmSync(dataFolder, { recursive: true, force: true });
}
console.log(`\n| what | measured |\n| --- | --- |`);
for (const [what, figure] of results) console.log(`| ${what} | ${figure} |`);

async function measure(): Promise<void> {
  const first = await startProduct(dataFolder);
  note('first start, built, with the demo town to load', `${first.secondsToStart.toFixed(1)} s`);
  await first.stop();
  const product = await startProduct(dataFolder);
  note('second start', `${product.secondsToStart.toFixed(1)} s`);
  const browser = await launchChromium();
  try {
    await measureLookUps(product.url);
    await measurePublication(product.url, browser);
    for (const rows of IMPORT_ROWS) await measureImport(product.url, rows);
  } finally {
    await browser.close();
    await product.stop();
  }
}

async function measureLookUps(url: string): Promise<void> {
  const visitor = new Client(url);
  const open = knownOperation('OpenResidentSession');
  const times: number[] = [];
  let token = '';
  for (let at = 0; at < LOOK_UPS; at += 1) {
    const began = performance.now();
    const { openResidentSession } = await visitor.must<{ openResidentSession: { token: string } }>(
      open,
      KNOWN_RESIDENT,
    );
    times.push(performance.now() - began);
    token = openResidentSession.token;
  }
  note(`look-up of an ID number with proof (${LOOK_UPS}×)`, percentiles(times));

  const bulletins = await repeat(() => visitor.run(knownOperation('Rotation')));
  note(`bulletins (${REPEATS}×, one after the other)`, percentiles(bulletins));
  const clerk = new Client(url);
  await clerk.signIn('roster');
  const bearer = { authorization: `Bearer ${token}` };
  const query = '{ resident { subsidies { programme amount } } }';
  const resident = await repeat(() => clerk.run(query, {}, bearer));
  note(`resident with an open session (${REPEATS}×)`, percentiles(resident));
}

async function repeat(run: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let at = 0; at < REPEATS; at += 1) {
    const began = performance.now();
    await run();
    times.push(performance.now() - began);
  }
  return times;
}

async function measurePublication(url: string, browser: Browser): Promise<void> {
  const kiosk = await newKioskPage(browser, { profile: 'landscape' });
  await kiosk.page.goto(`${url}/kiosk/`);
  await kiosk.page.getByText('查我的补贴').first().waitFor();
  const [drafter, leader, office] = await Promise.all(
    ['drafter', 'leader', 'office'].map(async (name) => {
      const client = new Client(url);
      await client.signIn(name);
      return client;
    }),
  );
  const headline = '刚刚发布的一条';
  const bulletin = { headline, summary: '看看多久能上屏。' };
  const draft = accepted(await verbs.draft(drafter!, { bulletin }));
  const handedIn = accepted(await verbs.submit(drafter!, draft));
  const passed = accepted(await verbs.pass(leader!, handedIn));
  accepted(await verbs.publish(office!, passed));
  const began = performance.now();
  await kiosk.page.getByText(headline).first().waitFor({ timeout: 60_000 });
  note('from publishEdition to the kiosk', `${((performance.now() - began) / 1000).toFixed(1)} s`);
  await kiosk.close();
}

async function measureImport(url: string, rows: number): Promise<void> {
  const clerk = new Client(url);
  await clerk.signIn('roster');
  const data = Array.from({ length: rows }, (_, at) => [
    at + 1,
    '王桂兰',
    idNumber(at),
    account(at),
    10,
    131.42,
    1314.2,
  ]);
  const file = {
    name: 'big.xlsx',
    bytes: await writeXlsx({ sheets: [{ name: '前潘村', rows: [HEADER, ...data] }] }),
  };
  const began = performance.now();
  const { data: draft, text } = await importFile(clerk, 'FARMLAND_FERTILITY', '2026', file);
  const seconds = (performance.now() - began) / 1000;
  if (draft?.storedRowCount !== rows) throw new Error(text.slice(0, 500));
  const rate = Math.round(rows / seconds).toLocaleString('en');
  note(
    `import of ${rows.toLocaleString('en')} rows (.xlsx, read, checked, sealed, stored)`,
    `${seconds.toFixed(1)} s, ${rate} rows/s`,
  );
}

function percentiles(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)]!.toFixed(1);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`;
}
