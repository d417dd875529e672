import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { sample } from '../support/roster-files.ts';
import { openTown, type Town } from '../support/town.ts';

let town: Town;
let browser: Browser;
let page: Page;
let desk: FrameLocator;
const elsewhere: string[] = [];

beforeAll(async () => {
  town = await openTown();
  browser = await launchChromium();
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  page.setDefaultTimeout(45_000);
  page.on('request', (request) => {
    if (!request.url().startsWith(town.url)) elsewhere.push(request.url());
  });
  desk = page.frameLocator('#desk');
});
afterAll(async () => {
  await browser.close();
  await town.close();
});

async function signIn(name: string, password: string): Promise<void> {
  await page.getByLabel('账号', { exact: true }).fill(name);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
}

/** The titles of the windows of the person who is signed in, once the desk is ready. */
async function windowTitles(): Promise<string[]> {
  const tabs = desk.locator('.window-switcher__item');
  await tabs.first().waitFor();
  const titles = await tabs.allInnerTexts();
  return titles.map((title) => title.split('\n')[0]!.trim());
}

it('the clerk signs in, imports a faulty file in the playground and reads what is wrong', async () => {
  await page.goto(`${town.url}/playground`);
  await signIn('roster', 'not-the-password');
  await page.getByText('用户名或密码不对').waitFor();

  await signIn('roster', 'lianxin-demo');
  expect(await windowTitles()).toEqual(
    expect.arrayContaining(['导入名册', '看名册问题', '起草公开事项', '提交审核']),
  );

  await desk.locator('.window-switcher__item', { hasText: '导入名册' }).click();
  await visible('变量').click();
  await desk.locator('.variables-add-files-button').filter({ visible: true }).click();
  const choosing = page.waitForEvent('filechooser');
  await visible('选择文件').click();
  const buffer = Buffer.from(sample('farmland-fertility-2026.faulty.xlsx'));
  await (
    await choosing
  ).setFiles({ name: '耕地补贴.xlsx', mimeType: 'application/octet-stream', buffer });
  await visible('发送请求').click();
  await desk.locator('.cm-content', { hasText: '1033' }).first().waitFor();
  const answer = await desk.locator('.cm-content', { hasText: '1033' }).first().innerText();
  expect(answer).toContain('"mayBeSubmitted": false');
}, 150_000);

it('the next person finds their own windows and nothing of the clerk’s', async () => {
  await page.goto(`${town.url}/playground`);
  await page.getByRole('button', { name: '退出' }).click();
  await signIn('leader', 'lianxin-demo');
  const titles = await windowTitles();
  expect(titles).toEqual(expect.arrayContaining(['待审稿件', '审核通过', '退回修改']));
  expect(titles).not.toContain('导入名册');
  expect(elsewhere).toEqual([]);
}, 90_000);

function visible(words: string) {
  return desk.getByText(words, { exact: true }).filter({ visible: true }).first();
}
