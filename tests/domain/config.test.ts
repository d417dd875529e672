import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../server/config.ts';

const problemsOf = (env: Record<string, string>): string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message.split('\n');
  }
};

describe('LIANXIN_PROXY', () => {
  test.each<[string, string[]]>([
    ['', []],
    ['127.0.0.1', ['127.0.0.1']],
    ['::1, 10.20.0.0/16', ['::1', '10.20.0.0/16']],
    ['fd00::/8,192.168.1.7/32', ['fd00::/8', '192.168.1.7/32']],
  ])('%j trusts %j', (LIANXIN_PROXY, proxies) => {
    expect(readConfig({ LIANXIN_PROXY }).proxies).toEqual(proxies);
  });

  test('unset trusts nobody', () => {
    expect(readConfig({}).proxies).toEqual([]);
  });

  test.each([
    'true',
    '*',
    'loopback',
    'proxy.example.cn',
    '10.0.0.0/33',
    '::/129',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '10.0.0.1,',
    // Everybody would be a proxy, and choose the machine they are counted for.
    '0.0.0.0/0',
    '::/0',
  ])('%j is refused', (LIANXIN_PROXY) => {
    const [problem, ...others] = problemsOf({ LIANXIN_PROXY });
    expect(problem).toContain('LIANXIN_PROXY');
    expect(others).toEqual([]);
  });
});

describe('LIANXIN_CHROMIUM', () => {
  test('is a whole path, or where Debian has it', () => {
    expect(readConfig({}).chromium).toBe('/usr/bin/chromium');
    expect(readConfig({ LIANXIN_CHROMIUM: '/opt/chrome' }).chromium).toBe('/opt/chrome');
  });

  test.each(['chromium', './chromium', '../usr/bin/chromium'])('%j is refused', (path) => {
    expect(problemsOf({ LIANXIN_CHROMIUM: path }).join()).toContain('LIANXIN_CHROMIUM');
  });
});

test('every problem is told at once, and no value', () => {
  const problems = problemsOf({ PORT: '99999', LIANXIN_KEY: 'secret', LIANXIN_PROXY: 'any' });
  expect(problems).toHaveLength(3);
  expect(problems.join()).not.toMatch(/99999|secret|any/);
});
