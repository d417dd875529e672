import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { launchChromium, type KioskProfile } from '../support/chromium.ts';
import type { Client } from '../support/client.ts';
import { accepted, officesOf, verbs, type EditionFacts } from '../support/editions.ts';
import { openKiosk } from '../support/kiosk-screen.ts';
import { party } from '../support/party.ts';
import { openTown, type Town } from '../support/town.ts';

vi.setConfig({ testTimeout: 120_000 });

let browser: Browser;
let town: Town;
let clerk: Client;
let n = 800;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

beforeEach(async () => {
  town = await openTown();
  clerk = await town.staff('fees');
});
afterEach(() => town.close());

/** A branch whose members paid these amounts in 2025. */
async function branch(code: string, name: string, paid: readonly string[]): Promise<void> {
  await party.branch(await town.staff('organisation'), code, { name });
  for (const amount of paid) await pay(code, amount, '2025-05-05');
}

async function pay(code: string, amount: string, paidOn: string): Promise<void> {
  n += 1;
  const member = await party.payer(clerk, n, code);
  const answer = await party.pay(clerk, member, amount, `${code}-${n}`, { paidOn });
  expect(answer.errors).toEqual([]);
}

async function prepared(year = 2025): Promise<string> {
  const { data } = await party.prepare(await town.staff('organisation'), year);
  return data!.preparePartyFeeSummary.id;
}

/** From the closed books to the public, by the hands of everyone concerned; the disclosure's id. */
async function publishFigures(year = 2025): Promise<string> {
  const draft = accepted(
    await verbs.draft(clerk, {
      catalogueCode: 'PARTY_FEES',
      title: '2025年党费收支',
      body: '已经核对、结账。',
      bulletin: { headline: '去年的党费用在哪里', summary: '各支部收缴、上缴和使用，逐个公开。' },
      partyFeeSummaryId: await prepared(year),
    }),
  );
  return publish(draft);
}

async function publish(draft: EditionFacts): Promise<string> {
  const { leader, office } = await officesOf(town);
  const passed = accepted(await verbs.pass(leader, accepted(await verbs.submit(clerk, draft))));
  return accepted(await verbs.publish(office, passed)).disclosureId;
}

it('what members paid is read by branch on the kiosk, as a chart and to the fen', async () => {
  await branch('A', '前潘村党支部', ['100.00', '50.50', '30.25']);
  await branch('B', '高寨村党支部', ['12.00', '12.00', '12.01', '6.00']);
  await party.remit(clerk, 'A', '90.00', '2025-12-01');
  await party.use(clerk, 'A', '45.37', { paidOn: '2025-12-02' });
  for (const code of ['A', 'B']) await party.close(clerk, code);
  const disclosureId = await publishFigures();

  for (const profile of ['landscape', 'portrait'] satisfies KioskProfile[]) {
    const kiosk = await openKiosk(browser, town.url, profile);
    await kiosk.sees('去年的党费用在哪里');
    await kiosk.page.goto(`${town.url}/kiosk/disclosures/${disclosureId}`);
    for (const words of ['前潘村党支部3名党员交纳', '收缴180.75', '上缴90.00', '使用45.37'])
      await kiosk.sees(words);
    await kiosk.sees('高寨村党支部4名党员交纳收缴42.01上缴0.00使用0.00');
    // The longest bar is the most anybody collected; the others are drawn to its scale.
    const bars = await kiosk.page.locator('svg.dues, svg.remitted').all();
    const boxes = await Promise.all(bars.map((bar) => bar.boundingBox()));
    const widths = boxes.map((box) => box!.width);
    expect(widths[1]! / widths[0]!).toBeCloseTo(90 / 180.75, 1);
    expect(widths[2]! / widths[0]!).toBeCloseTo(42.01 / 180.75, 1);

    await kiosk.tap('下一页');
    await kiosk.sees('全镇合计');
    for (const words of ['222.76', '45.38', '87.39']) await kiosk.sees(words);
    await kiosk.page.waitForTimeout(600); // A second tap at once would not count.
    await kiosk.tap('下一页');
    await kiosk.sees('培训党员');
    await kiosk.tap('正文');
    await kiosk.sees('已经核对、结账。');
    expect(kiosk.pageErrors).toEqual([]);
    expect(kiosk.thirdPartyRequests).toEqual([]);
    await kiosk.close();
  }
});

it('a correction tells what the figures were and are, and the old ones stay readable', async () => {
  await branch('A', '前潘村党支部', ['100.00', '50.50', '30.25']);
  for (const amount of ['10.00', '10.00', '10.00']) await pay('A', amount, '2024-12-20');
  await party.close(clerk, 'A');
  const disclosureId = await publishFigures(2024);
  const revised = accepted(await verbs.revise(clerk, disclosureId, '上一版误用了2024年的数字'));
  const change = { partyFeeSummaryId: await prepared() };
  await publish(accepted(await verbs.update(clerk, revised, change)));

  const kiosk = await openKiosk(browser, town.url);
  const go = (path: string) =>
    kiosk.page.goto(`${town.url}/kiosk/disclosures/${disclosureId}${path}`);
  await go('');
  await kiosk.sees('收缴180.75上缴0.00');
  await go('/changes/2');
  await kiosk.sees('收缴30.00元→180.75元');
  await go('/editions/1');
  await kiosk.sees('这是旧版（第1版）');
  await kiosk.sees('收缴30.00上缴0.00');
  await kiosk.close();
});

it('nobody reads what one member of a small branch paid, wherever they look', async () => {
  await branch('A', '前潘村党支部', ['10.00', '10.00', '10.00', '10.00']);
  await branch('B', '高寨村党支部', ['11.00', '11.00', '11.00']);
  await branch('C', '集镇党支部', ['77.77']);
  for (const code of ['A', 'B', 'C']) await party.close(clerk, code);
  const disclosureId = await publishFigures();

  const kiosk = await openKiosk(browser, town.url);
  await kiosk.page.goto(`${town.url}/kiosk/disclosures/${disclosureId}`);
  await kiosk.sees('其他支部合计4名党员交纳收缴110.77');
  const screens = [await kiosk.text()];
  for (let turns = 0; turns < 9; turns += 1) {
    const next = kiosk.page.getByRole('button', { name: '下一页' });
    if (await next.isDisabled()) break;
    await next.tap();
    await kiosk.page.waitForTimeout(600);
    screens.push(await kiosk.text());
  }
  expect(screens.at(-1)).toContain('“其他支部合计”包括：高寨村党支部、集镇党支部');
  for (const secret of ['77.77', '集镇党支部1名'])
    expect([...screens, ...kiosk.answers].join()).not.toContain(secret);
  await kiosk.close();
});
