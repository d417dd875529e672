/** `npm run screenshots`: pictures of every screen of the running product into ops/screenshots. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { launchChromium, newKioskPage, type KioskProfile } from '../../tests/support/chromium.ts';
import { startProduct } from '../../tests/support/product.ts';
import { sheetPictures } from './sheet-pictures.ts';

const RESIDENT = { idNumber: '999999194803150026', proof: '6688' };
/** Also a party member. */
const MEMBER = { idNumber: '99999919700707031X', proof: '6688' };
/** Whose bank sent the money back. */
const RETURNED = { idNumber: '999999197311245372', proof: '9411' };
const SETTLE_MS = 1_500;

const folder = fileURLToPath(new URL('../screenshots/', import.meta.url));
mkdirSync(folder, { recursive: true });
const dataFolder = mkdtempSync(join(tmpdir(), 'lianxin-screenshots-'));
const product = await startProduct(dataFolder);
const browser = await launchChromium();
try {
  for (const profile of ['landscape', 'portrait'] as const) {
    await onKiosk(browser, profile, publicScreens);
    await onKiosk(browser, profile, lookUpScreens);
  }
  await playgroundScreens(browser);
} finally {
  await browser.close();
  await product.stop();
  rmSync(dataFolder, { recursive: true, force: true });
}

/** A kiosk, what takes a picture of it, and the way to a page. */
interface Kiosk {
  readonly page: Page;
  readonly shoot: (name: string) => Promise<void>;
  readonly go: (path: string) => Promise<unknown>;
}

async function onKiosk(
  of: Browser,
  profile: KioskProfile,
  screens: (kiosk: Kiosk) => Promise<void>,
): Promise<void> {
  const kiosk = await newKioskPage(of, { profile });
  const { page } = kiosk;
  await screens({
    page,
    shoot: async (name) => {
      await page.waitForTimeout(SETTLE_MS);
      await page.screenshot({ path: join(folder, `${name}-${profile}.png`) });
    },
    go: (path) => page.goto(`${product.url}/kiosk/${path}`),
  });
  await kiosk.close();
}

async function publicScreens({ page, shoot, go }: Kiosk): Promise<void> {
  await go('');
  await shoot('home');
  await tap(page, '大字');
  await shoot('home-large-text');
  await go('');
  await tap(page, 'English');
  await shoot('home-english');
  await tap(page, '中文');
  await go('disclosures');
  await shoot('subjects');
  await go('villages');
  await shoot('villages');
  await go('bodies');
  await shoot('bodies');
  await go('times');
  await shoot('times');
  await go('openness');
  await shoot('openness');
  await openUnder(page, go, 'CADRES');
  await shoot('public-period');
  await openUnder(page, go, 'BIDDING', 'a.item.withdrawn');
  await shoot('withdrawn');
  await openUnder(page, go, 'INFRASTRUCTURE');
  await tap(page, '历次公开');
  await shoot('editions');
  await tap(page, '改了什么');
  await shoot('changes');
  await go('disclosures/8');
  await shoot('disclosure-roster');
  await tap(page, '正文');
  await shoot('disclosure-text');

  await openUnder(page, go, 'PARTY_FEES');
  await shoot('party-fees-chart');
  await tap(page, '下一页');
  await shoot('party-fees-table');
  await openUnder(page, go, 'SECOND_CHILD_PERMIT');
  await shoot('permits');
}

async function lookUpScreens({ page, shoot, go }: Kiosk): Promise<void> {
  await go('my');
  await keyIn(page, RESIDENT.idNumber.slice(0, 12));
  await shoot('look-up-id-number');
  await keyIn(page, RESIDENT.idNumber.slice(12));
  await tap(page, '下一步');
  await shoot('look-up-proof');
  await tap(page, '没带卡？');
  await shoot('look-up-code');
  await tap(page, '用银行卡');
  await keyIn(page, '0000');
  await tap(page, '查询');
  await shoot('look-up-not-found');
  const lookUp = async ({ idNumber, proof }: typeof RESIDENT) => {
    await go('my');
    await keyIn(page, idNumber);
    await tap(page, '下一步');
    await keyIn(page, proof);
    await tap(page, '查询');
  };
  await lookUp(RESIDENT);
  await shoot('result');
  await tap(page, '本户其他人');
  await shoot('result-household');
  await lookUp(RETURNED);
  await shoot('result-returned');
  await lookUp(MEMBER);
  await tap(page, '我的党费');
  await shoot('own-party-fees');
}

async function playgroundScreens(of: Browser): Promise<void> {
  const page = await of.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  await page.goto(`${product.url}/playground`);
  await page.waitForTimeout(SETTLE_MS);
  await page.screenshot({ path: join(folder, 'playground-sign-in.png') });
  await page.getByLabel('账号', { exact: true }).fill('roster');
  await page.getByLabel('密码', { exact: true }).fill('lianxin-demo');
  await page.getByRole('button', { name: '登录' }).click();
  await page.frameLocator('#desk').locator('.window-switcher__item').first().waitFor();
  await page.waitForTimeout(SETTLE_MS * 2);
  await page.screenshot({ path: join(folder, 'playground-roster-clerk.png') });
  await sheetPictures(page, product.url, folder);
}

async function openUnder(
  page: Page,
  go: (path: string) => Promise<unknown>,
  subject: string,
  item = 'a.item',
): Promise<void> {
  await go(`disclosures/subject/${subject}`);
  await page.locator(item).first().tap();
}

async function tap(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).or(page.getByRole('link', { name })).first().tap();
}

async function keyIn(page: Page, characters: string): Promise<void> {
  for (const key of characters) await page.getByRole('button', { name: key, exact: true }).tap();
}
