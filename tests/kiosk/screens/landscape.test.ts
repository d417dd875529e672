import { afterAll, expect, it, vi } from 'vitest';
import { closeBrowser } from '../support.ts';
import { expectSizes } from './sizes.ts';

/** More than thirty screens, each at three sizes. */
vi.setConfig({ testTimeout: 240_000 });

afterAll(closeBrowser);

it.each(['32l', '21l'] as const)(
  'on the screen %s every control, gap and letter has its millimetres, on every screen at every text size',
  async (profile) => {
    expect.hasAssertions();
    await expectSizes(profile);
  },
);
