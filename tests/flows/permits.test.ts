import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { launchChromium, type KioskProfile } from '../support/chromium.ts';
import {
  accepted,
  officesOf,
  verbs,
  type EditionFacts,
  type Offices,
} from '../support/editions.ts';
import { openKiosk, type KioskScreen } from '../support/kiosk-screen.ts';
import {
  PERMIT_INPUT,
  permitName,
  permitNumber,
  permitsOf,
  PRIVATE_CELLS,
} from '../support/permits.ts';
import { openTown, type Town } from '../support/town.ts';

vi.setConfig({ testTimeout: 120_000 });

let browser: Browser;
let town: Town;
let offices: Offices;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

beforeEach(async () => {
  town = await openTown();
  offices = await officesOf(town);
});
afterEach(() => town.close());

async function publish(draft: EditionFacts): Promise<string> {
  const { drafter, leader, office } = offices;
  const passed = accepted(await verbs.pass(leader, accepted(await verbs.submit(drafter, draft))));
  return accepted(await verbs.publish(office, passed)).disclosureId;
}

/** From the office's file to the public, by the hands of everyone concerned; the disclosure's id. */
async function publishPermits(ns: readonly number[], numberOf = permitNumber): Promise<string> {
  const { id: permitListId } = await permitsOf(offices.drafter, ns, numberOf);
  return publish(accepted(await verbs.draft(offices.drafter, { ...PERMIT_INPUT, permitListId })));
}

const upTo = (most: number) => Array.from({ length: most }, (_, at) => at + 1);

async function go(kiosk: KioskScreen, path: string): Promise<void> {
  await kiosk.page.goto(`${town.url}/kiosk/disclosures/${path}`);
}

/** What stands on every page of the list, leafed through to its end. */
async function allPages(kiosk: KioskScreen): Promise<string[]> {
  const screens: string[] = [];
  for (let turns = 0; turns < 20; turns += 1) {
    screens.push(await kiosk.text());
    const next = kiosk.page.getByRole('button', { name: '下一页' });
    if ((await next.count()) === 0 || (await next.isDisabled())) break;
    await next.tap();
    await kiosk.page.waitForTimeout(700); // A second tap at once would not count.
  }
  return screens;
}

it('a resident finds the permit by its number, and nobody reads whose it is', async () => {
  const disclosureId = await publishPermits(upTo(30));
  for (const profile of ['landscape', 'portrait'] satisfies KioskProfile[]) {
    const kiosk = await openKiosk(browser, town.url, profile);
    await kiosk.sees('三季度二孩生育证发放');
    await go(kiosk, disclosureId);
    await kiosk.sees('2026年第三季度，全镇发放二孩生育证30件');
    await kiosk.sees('1皖王（2026）0001号李＊燕');
    const screens = await allPages(kiosk);
    expect(screens.length).toBeGreaterThan(1);
    for (const n of upTo(30)) expect(screens.join()).toContain(permitNumber(n));
    await kiosk.tap('正文');
    await kiosk.sees('办理不收费');
    screens.push(await kiosk.text());
    const read = [...screens, ...kiosk.answers].join();
    for (const secret of [...upTo(30).map(permitName), ...Object.values(PRIVATE_CELLS)])
      expect([secret, read.includes(secret)]).toEqual([secret, false]);
    expect(kiosk.pageErrors).toEqual([]);
    expect(kiosk.thirdPartyRequests).toEqual([]);
    await kiosk.close();
  }
});

it('in large letters the whole list can be read, and in English', async () => {
  const disclosureId = await publishPermits(upTo(12));
  const kiosk = await openKiosk(browser, town.url, 'portrait');
  await go(kiosk, disclosureId);
  await kiosk.sees(permitNumber(1));
  for (const size of ['大字', '特大字']) {
    await kiosk.tap(size);
    await kiosk.page.waitForTimeout(700);
    await kiosk.sees(permitNumber(1));
    const screens = await allPages(kiosk);
    for (const n of upTo(12)) expect(screens.join()).toContain(permitNumber(n));
    const isWider = await kiosk.page.evaluate<boolean>(
      'document.documentElement.scrollWidth > document.documentElement.clientWidth',
    );
    expect([size, isWider]).toEqual([size, false]);
  }
  await kiosk.tap('English');
  await kiosk.sees('inthewholetown12permits');
  await kiosk.close();
});

it('where a number is too long for the columns each permit has two lines', async () => {
  const numberOf = (n: number) => `皖王镇生证字〔2026〕第${String(n).padStart(4, '0')}号`;
  const disclosureId = await publishPermits(upTo(9), numberOf);
  const kiosk = await openKiosk(browser, town.url, 'portrait');
  await go(kiosk, disclosureId);
  await kiosk.sees(numberOf(1));
  expect(await kiosk.page.locator('table').count()).toBe(1);
  for (const size of ['大字', '特大字']) {
    await kiosk.tap(size);
    await kiosk.page.waitForTimeout(700);
  }
  await kiosk.sees(`${numberOf(1)}序号1李＊燕`);
  const screens = await allPages(kiosk);
  for (const n of upTo(9)) expect(screens.join()).toContain(numberOf(n));
  expect(await kiosk.page.locator('li b[style*="font-size"]').count()).toBe(0);
  await kiosk.close();
});

it('a correction tells how many there were, and the old list stays readable', async () => {
  const disclosureId = await publishPermits([1, 2]);
  const revised = accepted(await verbs.revise(offices.drafter, disclosureId, '上一版漏了一本证'));
  const { id: permitListId } = await permitsOf(offices.drafter, [1, 2, 3]);
  await publish(accepted(await verbs.update(offices.drafter, revised, { permitListId })));

  const kiosk = await openKiosk(browser, town.url);
  await go(kiosk, disclosureId);
  await kiosk.sees(permitNumber(3));
  await go(kiosk, `${disclosureId}/changes/2`);
  await kiosk.sees('发证2件→3件');
  await go(kiosk, `${disclosureId}/editions/1`);
  await kiosk.sees('这是旧版（第1版）');
  await kiosk.sees(permitNumber(2));
  expect(await kiosk.text()).not.toContain(permitNumber(3));
  await kiosk.close();
});
