import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ENGINES, install, startInVain, startServer } from './support/server.ts';

describe.each(ENGINES)('a database on %s restored without its key', (engine) => {
  test.each([
    ['with another key', { LIANXIN_KEY: 'b2'.repeat(32) }],
    ['with none', { LIANXIN_KEY: '' }],
  ])('%s ends the start with what to do, and makes no key', async (_how, environment) => {
    const on = await install(engine);
    try {
      await (await startServer(on)).terminate();
      const { code, said } = await startInVain(on, environment);
      expect(code).toBe(1);
      expect(said).toContain('没有启动');
      expect(said).toContain('密钥');
      expect(said).not.toContain('连心已启动');
      expect(existsSync(join(on.dataFolder, 'lianxin.key'))).toBe(false);
      await (await startServer(on)).terminate();
    } finally {
      await on.remove();
    }
  });
});
