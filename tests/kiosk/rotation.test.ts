import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { baseUrl, closeBrowser, openKiosk, tapButton } from './support.ts';

afterAll(closeBrowser);

const json = { status: 200, contentType: 'application/json' };
const BAD_ANSWERS = [
  { status: 200, contentType: 'text/html', body: '<html>登录</html>' },
  { status: 500, contentType: 'text/plain', body: 'oops' },
  { ...json, body: '{"data":{"town":' },
  { ...json, body: '{"data":{"bulletins":[{}]}}' },
];

describe('the rotation', () => {
  it('goes on by itself after the dwell, and stays when touched', async () => {
    const kiosk = await openKiosk('/');
    const { page } = kiosk;
    await page.clock.install();
    await page.reload();
    await page.locator('.slide').first().waitFor();
    const first = await headline(page);
    await page.clock.runFor(61_000);
    expect(await headline(page)).not.toBe(first);
    await tapButton(page, '暂停');
    const paused = await headline(page);
    await page.clock.runFor(50_000);
    expect(await headline(page)).toBe(paused);
    await kiosk.close();
  });

  it('uses two slots again and again', async () => {
    const kiosk = await openKiosk('/');
    const { page } = kiosk;
    await page.locator('.slide').first().waitFor();
    const before = await page.evaluate(() => {
      Object.assign(window, { slots: [...document.querySelectorAll('.slot')] });
      return document.querySelectorAll('*').length;
    });
    for (let turns = 0; turns < 6; turns += 1) {
      await tapButton(page, '下一条');
      await page.waitForTimeout(420);
    }
    const after = await page.evaluate(() => {
      const kept = (window as unknown as { slots: Element[] }).slots;
      return {
        same: kept.every((slot) => slot.isConnected),
        count: document.querySelectorAll('*').length,
      };
    });
    expect(after.same).toBe(true);
    expect(after.count).toBeLessThan(before * 3);
    await kiosk.close();
  });

  it('keeps the last good bulletins whatever else comes, also over a reload', async () => {
    const kiosk = await openKiosk('/');
    const { page } = kiosk;
    await page.locator('.slide').first().waitFor();
    const shown = await headline(page);
    let answer = BAD_ANSWERS[0]!;
    await page.route('**/graphql', (route) => route.fulfill(answer));
    for (answer of BAD_ANSWERS) {
      await page.reload();
      await page.getByText(/网络不通，显示的是 \d\d:\d\d 的内容/).waitFor();
      expect(await headline(page)).toBe(shown);
    }
    await kiosk.close();
  });

  it('leaves out one bulletin that cannot be shown, alone', async () => {
    const kiosk = await openKiosk('/');
    const { page } = kiosk;
    await page.locator('.slide').first().waitFor();
    const count = await shownCount(page);
    await page.route('**/graphql', async (route) => {
      const response = await route.fetch();
      const answer = (await response.json()) as { data: { bulletins: { headline: unknown }[] } };
      answer.data.bulletins[0]!.headline = { not: 'text' };
      await route.fulfill({ response, json: answer });
    });
    await page.reload();
    await page.locator('.slide').first().waitFor();
    await page.waitForTimeout(300);
    expect(await shownCount(page)).toBe(count - 1);
    await kiosk.close();
  });

  it('says so when there is nothing yet', async () => {
    const kiosk = await openKiosk('/');
    const { page } = kiosk;
    await page.route('**/graphql', async (route) => {
      const response = await route.fetch();
      const answer = (await response.json()) as { data: { bulletins: unknown[] } };
      answer.data.bulletins = [];
      await route.fulfill({ response, json: answer });
    });
    await page.reload();
    await page.getByText('公开栏正在准备').waitFor();
    expect(await page.locator('.slide').count()).toBe(0);
    await kiosk.close();
  });
});

describe('the bundle', () => {
  it('is within its sizes', async () => {
    const script = fileURLToPath(new URL('../../ops/scripts/bundle-size.mjs', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [script]);
    expect(stdout).toContain('ok');
  });

  it('answers a screen that does not exist with a designed one', async () => {
    const kiosk = await openKiosk('/');
    const { page } = kiosk;
    await page.goto(`${baseUrl()}/kiosk/nowhere`);
    await page.getByText('没有这一页').waitFor();
    expect(await page.getByRole('button', { name: '返回首页' }).count()).toBe(1);
    await kiosk.close();
  });
});

async function headline(page: Page): Promise<string | null> {
  return page.locator('.slot:not(.behind) h2').textContent();
}

async function shownCount(page: Page): Promise<number> {
  const place = await page.locator('.controls .place, .controls .dots .unseen').textContent();
  return Number(place?.split('/')[1]);
}
