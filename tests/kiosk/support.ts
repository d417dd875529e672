import type { Browser, Page } from 'playwright-core';
import { launchChromium, newKioskPage } from '../support/chromium.ts';
import type { KioskPage } from '../support/chromium.ts';

/** The running product with the demo town. */
export function baseUrl(): string {
  const url = process.env['LIANXIN_TEST_URL'];
  if (url === undefined)
    throw new Error('tests/kiosk/product-server.ts, the globalSetup of these tests, did not run.');
  return url;
}

export const WANG = { idNumber: '999999194803150026', proof: '6688', maskedName: '王＊兰' };

/** On the rosters and a party member. */
export const CHEN = { idNumber: '99999919700707031X', proof: '6688', maskedName: '陈＊强' };

/** The demo's bank sent this one's third quarter back (王市镇 特困). */
export const RETURNED = { idNumber: '999999197311245372', proof: '9411', maskedName: '罗＊志' };

export type Profile = '32l' | '32p' | '21l';

let browser: Promise<Browser> | undefined;

/** One browser for a test file; each page has a context, and so a memory, of its own. */
export async function openKiosk(path = '/', profile: Profile = '32l'): Promise<KioskPage> {
  browser ??= launchChromium();
  const kiosk = await newKioskPage(await browser, {
    profile: profile === '32p' ? 'portrait' : 'landscape',
  });
  await kiosk.page.goto(`${baseUrl()}/kiosk${path}?profile=${profile}`);
  await kiosk.page.locator('h1').waitFor();
  return kiosk;
}

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}

export async function tapButton(page: Page, name: string | RegExp): Promise<void> {
  await page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .tap();
}

export async function tapLink(page: Page, name: string | RegExp): Promise<void> {
  const begins = typeof name === 'string' ? new RegExp(`^${name}`) : name;
  await page.getByRole('link', { name: begins }).first().tap();
}

export async function enter(page: Page, digits: string): Promise<void> {
  for (const digit of digits) await tapButton(page, digit);
}

/** From the first screen to the receipts. */
export async function lookUp(page: Page, { idNumber, proof } = WANG): Promise<void> {
  await tapLink(page, '查我的补贴');
  await enter(page, idNumber);
  await tapButton(page, '下一步');
  await page.getByText('请输入银行卡后四位').waitFor();
  await enter(page, proof);
  await tapButton(page, '查询');
}
