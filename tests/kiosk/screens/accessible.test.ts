import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, expect, it, vi } from 'vitest';
import { closeBrowser, openKiosk } from '../support.ts';
import { SCREENS, settled } from './screens.ts';

vi.setConfig({ testTimeout: 240_000 });

afterAll(closeBrowser);

it('axe finds nothing on any screen', async () => {
  const kiosk = await openKiosk('/', '32l');
  const found: Record<string, string[]> = {};
  for (const [name, go] of SCREENS) {
    await go(kiosk.page);
    await settled(kiosk.page);
    const reported = await reportedByAxe(kiosk.page);
    if (reported.length > 0) found[name] = reported;
  }
  expect(found).toEqual({});
  await kiosk.close();
});

async function reportedByAxe(page: Page): Promise<string[]> {
  await page.evaluate(`${axe.source};0`);
  return page.evaluate(async () => {
    const checker = (window as unknown as { axe: typeof axe }).axe;
    const { violations } = await checker.run(document, {
      rules: { 'color-contrast-enhanced': { enabled: true } },
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
  });
}
