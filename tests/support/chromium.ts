import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';

export type KioskProfile = 'landscape' | 'portrait';

const screens = {
  landscape: { width: 1920, height: 1080 },
  portrait: { width: 1080, height: 1920 },
} as const;

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);
const inPage = new Set(['data:', 'blob:', 'about:']);

export interface KioskPage {
  page: Page;
  context: BrowserContext;
  /** What the page asked of any other machine; each was refused, and a test expects none. */
  thirdPartyRequests: string[];
  /** Uncaught exceptions and console errors of the page. */
  pageErrors: string[];
  close(): Promise<void>;
}

/** Debian's Chromium, or the one named by LIANXIN_CHROMIUM. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['LIANXIN_CHROMIUM'] ?? '/usr/bin/chromium',
    args: flags,
  });
}

/** A touch screen as it stands in the lobby, in a browser context of its own. */
export async function newKioskPage(
  browser: Browser,
  { profile }: { profile: KioskProfile },
): Promise<KioskPage> {
  const context = await browser.newContext({
    viewport: screens[profile],
    screen: screens[profile],
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  const thirdPartyRequests: string[] = [];
  const pageErrors: string[] = [];
  await context.route(isElsewhere, async (route) => {
    thirdPartyRequests.push(route.request().url());
    await route.abort('blockedbyclient');
  });
  await context.routeWebSocket(isElsewhere, (socket) => {
    thirdPartyRequests.push(socket.url());
    void socket.close();
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => pageErrors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') pageErrors.push(message.text());
  });
  return { page, context, thirdPartyRequests, pageErrors, close: () => context.close() };
}

function isElsewhere(url: URL): boolean {
  return !inPage.has(url.protocol) && !loopback.has(url.hostname);
}
