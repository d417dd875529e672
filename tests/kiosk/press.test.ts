import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { KioskPage } from '../support/chromium.ts';
import { closeBrowser, openKiosk, tapLink } from './support.ts';

let kiosk: KioskPage;
let page: Page;
let touch: CDPSession;

beforeAll(async () => {
  kiosk = await openKiosk('/');
  page = kiosk.page;
  touch = await page.context().newCDPSession(page);
  await tapLink(page, '查我的补贴');
});
beforeEach(async () => {
  const clear = page.getByRole('button', { name: '全部清除' });
  if (await clear.isEnabled()) await clear.tap();
  await page.waitForTimeout(450);
});
afterAll(closeBrowser);

interface Point {
  x: number;
  y: number;
}

describe('a finger on a key', () => {
  it('enters one digit for one touch', async () => {
    const key = await centre('5');
    await drag(key, key);
    expect(await entered()).toBe(1);
  });

  it('may roll up to 10 mm', async () => {
    const key = await centre('5');
    await drag(key, { x: key.x + 22, y: key.y + 8 });
    expect(await entered()).toBe(1);
  });

  it('enters nothing when it slides across the key or off it', async () => {
    const key = await centre('5');
    await drag(key, { x: key.x + 60, y: key.y });
    await drag(key, { x: key.x - 400, y: key.y });
    expect(await entered()).toBe(0);
  });

  it('enters nothing when it slides away and comes back', async () => {
    const key = await centre('5');
    await drag(key, { x: key.x + 60, y: key.y }, key);
    expect(await entered()).toBe(0);
  });

  it('enters each of two quick presses: a number may hold 55', async () => {
    await page.getByRole('button', { name: '5', exact: true }).dblclick();
    await page.waitForTimeout(150);
    expect(await entered()).toBe(2);
  });

  it('sees the key inverted at once', async () => {
    const key = await centre('5');
    await send('touchStart', key);
    const colour = await page.evaluate(() => {
      const pressed = document.querySelector('[data-pressed]');
      return pressed === null ? '' : getComputedStyle(pressed).backgroundColor;
    });
    await send('touchEnd');
    expect(colour).toBe('rgb(34, 28, 24)');
  });
});

describe('a double tap on a command', () => {
  it('is none with a key in between, however quick', async () => {
    const clear = await page.getByRole('button', { name: '全部清除' }).boundingBox();
    const five = await centre('5');
    const all = { x: clear!.x + 20, y: clear!.y + 20 };
    for (const { x, y } of [five, all, five, all]) await page.touchscreen.tap(x, y);
    await page.waitForTimeout(150);
    expect(await entered()).toBe(0);
  });

  it('opens one screen and presses nothing on it', async () => {
    const other = await openKiosk('/');
    const link = await other.page.getByRole('link', { name: '看公开事项' }).boundingBox();
    const { x, y } = { x: link!.x + link!.width / 2, y: link!.y + link!.height / 2 };
    await other.page.touchscreen.tap(x, y);
    await other.page.touchscreen.tap(x, y);
    await other.page.waitForTimeout(600);
    expect(new URL(other.page.url()).pathname).toBe('/kiosk/disclosures');
    await other.close();
  });
});

describe('gestures', () => {
  it('neither zoom, select, open a menu nor leave the page', async () => {
    const url = page.url();
    for (let round = 0; round < 12; round += 1) {
      const fingers = Array.from({ length: 1 + (round % 5) }, (_, id) => ({
        id,
        x: 300 + ((round * 211 + id * 173) % 700),
        y: 150 + ((round * 97 + id * 131) % 500),
      }));
      await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers });
      const away = fingers.map(({ id, x, y }) => ({ id, x: x + 80 * (id - 2), y: y + 120 }));
      await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: away });
      await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    }
    const seen = await page.evaluate(() => ({
      scale: visualViewport?.scale,
      selected: getSelection()?.toString(),
      scrolled: [scrollX, scrollY],
      menu: !document.body.dispatchEvent(
        new MouseEvent('contextmenu', { bubbles: true, cancelable: true }),
      ),
    }));
    expect(seen).toEqual({ scale: 1, selected: '', scrolled: [0, 0], menu: true });
    expect(page.url()).toBe(url);
    expect(page.context().pages()).toHaveLength(1);
  });
});

async function centre(key: string): Promise<Point> {
  const box = await page.getByRole('button', { name: key, exact: true }).boundingBox();
  return { x: box!.x + box!.width / 2, y: box!.y + box!.height / 2 };
}

async function drag(from: Point, ...path: Point[]): Promise<void> {
  await send('touchStart', from);
  for (const point of path) await send('touchMove', point);
  await send('touchEnd');
  await page.waitForTimeout(150);
}

function send(type: 'touchStart' | 'touchMove' | 'touchEnd', point?: Point): Promise<unknown> {
  return touch.send('Input.dispatchTouchEvent', {
    type,
    touchPoints: point === undefined ? [] : [point],
  });
}

/** How many digits stand in the boxes. */
async function entered(): Promise<number> {
  const boxes = await page.locator('.boxes .box').allTextContents();
  return boxes.filter((digit) => digit.trim() !== '').length;
}
