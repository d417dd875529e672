import { expect } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { newKioskPage, type KioskPage, type KioskProfile } from './chromium.ts';

/** A kiosk in the lobby: what a resident sees and taps. */
export interface KioskScreen extends KioskPage {
  /** Everything that can be read on the screen. */
  text(): Promise<string>;
  /** Waits until the words can be read. */
  sees(words: string, seconds?: number): Promise<void>;
  /** Taps the button or choice with these words. */
  tap(words: string): Promise<void>;
  /** Keys in digits and X on the pad. */
  keyIn(characters: string): Promise<void>;
  /** Every answer the page got from the server. */
  readonly answers: string[];
}

export async function openKiosk(
  browser: Browser,
  url: string,
  profile: KioskProfile = 'landscape',
): Promise<KioskScreen> {
  const kiosk = await newKioskPage(browser, { profile });
  const answers: string[] = [];
  kiosk.page.on('response', (response) => {
    if (!response.url().endsWith('/graphql')) return;
    response.text().then(
      (text) => answers.push(text),
      () => undefined, // The page left before the answer came; it saw nothing of it.
    );
  });
  await kiosk.page.goto(`${url}/kiosk/`);
  return {
    ...kiosk,
    answers,
    text: () => readable(kiosk.page),
    sees: async (words, seconds = 10) => {
      await expect
        .poll(() => readable(kiosk.page), { timeout: seconds * 1000, interval: 100 })
        .toContain(words);
    },
    tap: async (words) => {
      await kiosk.page
        .getByRole('button', { name: words })
        .or(linkOf(kiosk.page, words))
        .first()
        .tap();
    },
    keyIn: async (characters) => {
      for (const key of characters)
        await kiosk.page.getByRole('button', { name: key, exact: true }).tap();
    },
  };
}

function linkOf(page: Page, words: string) {
  return page.getByRole('link', { name: words });
}

/** The visible words without the spaces and breaks of the layout. */
async function readable(page: Page): Promise<string> {
  const text = await page.locator('body').innerText();
  return text.replace(/\s+/g, '');
}
