import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { violations } from '../measure.ts';
import { openKiosk, type Profile } from '../support.ts';
import { SCREENS, settled } from './screens.ts';

const CAP_MM = { 标准字: 6.5, 大字: 8.6, 特大字: 8.6 };

/** Goes through every screen at every text size: all is as large and as far apart as fingers need. */
export async function expectSizes(profile: Profile): Promise<void> {
  const kiosk = await openKiosk('/', profile);
  const { page } = kiosk;
  const wrong: Record<string, unknown> = {};
  for (const [name, go] of SCREENS) {
    await go(page);
    await settled(page);
    for (const [size, least] of Object.entries(CAP_MM)) {
      await chooseSize(page, size as TextSize);
      const found = await violations(page, least);
      if (Object.keys(found).length > 0) wrong[`${name} ${size}`] = found;
    }
    await chooseSize(page, '标准字');
  }
  expect(wrong).toEqual({});
  expect(kiosk.thirdPartyRequests).toEqual([]);
  expect(kiosk.pageErrors).toEqual([]);
  await kiosk.close();
}

type TextSize = keyof typeof CAP_MM;

/** The button is named after the size it leads to; a dialog may cover it, so it is not tapped. */
const LEADS_TO: Record<TextSize, string> = { 标准字: '大字', 大字: '特大字', 特大字: '标准字' };

async function chooseSize(page: Page, size: TextSize): Promise<void> {
  const button = page.getByRole('button', { name: /^(大字|特大字|标准字)$/ });
  for (let presses = 0; presses < 3; presses += 1) {
    if ((await button.textContent())?.trim() === LEADS_TO[size]) break;
    await button.evaluate((element) => (element as HTMLElement).click());
  }
  await settled(page);
}
