import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import {
  CHEN,
  WANG,
  closeBrowser,
  enter,
  lookUp,
  openKiosk,
  tapButton,
  tapLink,
} from './support.ts';

afterAll(closeBrowser);

describe('a resident', () => {
  it('sees their own money, and nothing of it is left after leaving', async () => {
    const kiosk = await openKiosk('/', '32p');
    const { page, pageErrors } = kiosk;
    await lookUp(page);
    await page.getByText(WANG.maskedName).waitFor();
    expect(await page.locator('.receipt').count()).toBeGreaterThan(0);
    expect(await page.locator('.reckoning').first().textContent()).toMatch(/×.*＝/);
    expect(await page.title()).toBe('政务公开');
    await tapButton(page, '大字');

    const blankedAfter = await timeUntilGone(page, WANG.maskedName);
    expect(blankedAfter).toBeLessThanOrEqual(200);
    await page.locator('.slide').first().waitFor();
    expect(await traces(page)).not.toMatch(/999999194803150026|王＊兰|6688/);
    expect(new URL(page.url()).pathname).toBe('/kiosk/');
    expect(await page.getByRole('button', { name: '大字', exact: true }).count()).toBe(1);
    expect(pageErrors).toEqual([]);
    await kiosk.close();
  });

  it('reads what a programme is and whom to ask, in short and in full', async () => {
    const kiosk = await openKiosk('/', '32l');
    const { page } = kiosk;
    await lookUp(page);
    const receipt = page.locator('.receipt').first();
    await receipt.waitFor();
    expect(await receipt.textContent()).toMatch(/谁种粮，补贴给谁。.*王市镇财政所.*0558-8801236/);
    await tapButton(page, '金额不对？');
    expect(await page.getByRole('dialog').textContent()).toMatch(
      /面积乘标准就是金额。.*王市镇财政所.*0558-8801236/,
    );
    await kiosk.close();
  });

  it('who is a householder sees the others too, and nothing of them is left after leaving', async () => {
    const kiosk = await openKiosk('/', '32l');
    const { page } = kiosk;
    await lookUp(page);
    await tapButton(page, '本户其他人');
    await page.getByText('马＊军').first().waitFor();
    const shown = (await page.locator('main').textContent()) ?? '';
    for (const words of ['何＊英', '王郢村', '683.38', '2025年合计', '公示中', '已发放'])
      expect(shown).toContain(words);
    expect(shown).not.toMatch(/1972|1974|马建军/);

    expect(await timeUntilGone(page, '马＊军')).toBeLessThanOrEqual(200);
    await page.locator('.slide').first().waitFor();
    expect(await traces(page)).not.toMatch(/马＊军|何＊英|683\.38|479\.68/);
    await kiosk.close();
  });

  it('who is nobody’s householder is not asked to look for others', async () => {
    const kiosk = await openKiosk('/');
    const { page } = kiosk;
    await lookUp(page, CHEN);
    await page.getByText(CHEN.maskedName).waitFor();
    expect(await page.getByText('本户其他人').count()).toBe(0);
    await kiosk.close();
  });

  it('gets the server’s one sentence for a wrong digit, and need not type the number again', async () => {
    const kiosk = await openKiosk('/');
    const { page } = kiosk;
    await lookUp(page, { ...WANG, proof: '0000' });
    await page.getByText('没有查到').first().waitFor();
    await tapButton(page, '重新输入');
    expect(await page.locator('.boxes').getAttribute('aria-label')).toContain('18');
    await kiosk.close();
  });

  it('is asked gently about a number that cannot be right, and may still go on', async () => {
    const kiosk = await openKiosk('/my');
    const { page } = kiosk;
    await enter(page, '999999194803150027');
    await page.getByText('号码好像不对，请再看一遍').waitFor();
    expect(await page.getByRole('button', { name: '下一步' }).isEnabled()).toBe(true);
    await kiosk.close();
  });

  it('without a network is sent to the window within 3 s', async () => {
    const kiosk = await openKiosk('/');
    const { page } = kiosk;
    await page.route('**/graphql', () => undefined);
    await lookUp(page);
    await page.getByText('网络不通，请到窗口办理').waitFor({ timeout: 3_600 });
    expect(await page.getByText('返回首页').count()).toBe(1);
    await kiosk.close();
  });
});

describe('a personal screen nobody touches', () => {
  it('asks after 45 s, goes on after a touch, and is gone 20 s after the next question', async () => {
    const kiosk = await openKiosk('/my');
    const { page } = kiosk;
    await page.clock.install();
    await page.reload();
    await tapButton(page, '1');
    await page.clock.runFor(44_000);
    expect(await page.getByText('还在看吗？').count()).toBe(0);
    await page.clock.runFor(2_000);
    await page.getByText('还在看吗？').waitFor();
    await tapButton(page, '继续看');
    await page.clock.runFor(1_000);
    expect(await page.getByText('还在看吗？').count()).toBe(0);
    await page.clock.runFor(66_000);
    await page.locator('.boxes').waitFor({ state: 'detached' });
    await kiosk.close();
  });
});

describe('a public screen nobody touches', () => {
  it('is the rotation again after 60 s, as the first person found it', async () => {
    const kiosk = await openKiosk('/');
    const { page } = kiosk;
    await page.clock.install();
    await page.reload();
    await tapButton(page, 'English');
    await tapLink(page, 'By village');
    // The time without a touch begins when the screen is there.
    await page.getByText('前潘村').waitFor();
    await page.clock.runFor(61_000);
    await page.getByText('查我的补贴').waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/kiosk\/?$/);
    await kiosk.close();
  });
});

/** Taps 看完了，退出; the page itself times, in ms, how long the text stays after its click. */
async function timeUntilGone(page: Page, text: string): Promise<number> {
  const measured: number[] = [];
  await page.exposeFunction('gone', (ms: number) => measured.push(ms));
  await page.evaluate((shown) => {
    document.addEventListener(
      'click',
      () => {
        const clicked = performance.now();
        new MutationObserver((_changes, observer) => {
          if (document.body.textContent.includes(shown)) return;
          observer.disconnect();
          void (window as unknown as { gone(ms: number): void }).gone(performance.now() - clicked);
        }).observe(document.body, { childList: true, subtree: true, characterData: true });
      },
      { capture: true, once: true },
    );
  }, text);
  await tapButton(page, '看完了，退出');
  await expect.poll(() => measured.length).toBe(1);
  return measured[0] ?? Infinity;
}

/** Everything a page can keep: address, history, storages, cookies, caches, and what it shows. */
function traces(page: Page): Promise<string> {
  return page.evaluate(async () =>
    JSON.stringify([
      location.href,
      history.state,
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
      document.documentElement.outerHTML,
      typeof caches === 'undefined' ? [] : await caches.keys(),
    ]),
  );
}
