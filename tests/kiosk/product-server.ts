import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProduct } from '../support/product.ts';

/** One product with the demo town for all browser tests, unless a running one is named. */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['LIANXIN_TEST_URL'] !== undefined) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'lianxin-kiosk-'));
  const product = await startProduct(folder);
  process.env['LIANXIN_TEST_URL'] = product.url;
  return async () => {
    await product.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
