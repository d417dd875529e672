import { isIP } from 'node:net';
import { isAbsolute, resolve } from 'node:path';
import { StartRefusal } from './shared/start-refusal.ts';

/** What the environment decides, read and checked once (README lists the variables). */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  /** `mysql://` or `mariadb://` address, or null for SQLite in the data folder. */
  readonly databaseUrl: string | null;
  readonly isProduction: boolean;
  /** Load the demo town into an empty database and name its accounts. */
  readonly isDemo: boolean;
  /** Master key as 64 hex digits, or null to use the key file in the data folder. */
  readonly masterKey: string | null;
  /** The program that prints notice-board sheets. */
  readonly chromium: string;
  /** Addresses and networks of the proxies that may say for whom they ask; none: nobody may. */
  readonly proxies: readonly string[];
}

/** Thrown with every problem at once, one a line; values are never quoted. */
export class ConfigError extends StartRefusal {
  override readonly name = 'ConfigError';
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** Where Debian's package puts it. */
export const DEBIAN_CHROMIUM = '/usr/bin/chromium';

type Environment = Readonly<Record<string, string | undefined>>;

/** What a variable must look like when it is set, and what to tell when it does not. */
const SHAPES: readonly { name: string; is: (value: string) => boolean; say: string }[] = [
  {
    name: 'PORT',
    is: (value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535,
    say: 'PORT 应为 0 到 65535 的整数（0 表示任选空闲端口）。',
  },
  {
    name: 'DATABASE_URL',
    is: (value) => /^(mysql|mariadb):\/\/[^/]+\/[\w-]+$/.test(value),
    say: 'DATABASE_URL 应形如 mysql://用户:密码@主机:3306/库名，不填则用数据文件夹里的 SQLite。',
  },
  {
    name: 'LIANXIN_DEMO',
    is: (value) => value === 'on' || value === 'off',
    say: 'LIANXIN_DEMO 只能是 on 或 off。',
  },
  {
    name: 'LIANXIN_KEY',
    is: (value) => /^[0-9a-f]{64}$/i.test(value),
    say: 'LIANXIN_KEY 应为 64 位十六进制（可用 openssl rand -hex 32 生成）。',
  },
  {
    name: 'LIANXIN_CHROMIUM',
    is: isAbsolute,
    say: 'LIANXIN_CHROMIUM 应为 Chromium 程序的完整路径，例如 /usr/bin/chromium。',
  },
  {
    name: 'LIANXIN_PROXY',
    is: (value) => listOf(value).every(isNetwork),
    say: 'LIANXIN_PROXY 应为反向代理的地址或网段，用逗号隔开，例如 127.0.0.1,10.20.0.0/16；不能是所有地址。',
  },
];

const OPEN_DEMO =
  '演示账号的密码是公开的：要在本机以外的地址上开放演示，请明确设置 LIANXIN_DEMO=on；正式使用请设 LIANXIN_DEMO=off。';

/** Throws ConfigError. An empty variable counts as not set. */
export function readConfig(env: Environment = process.env): Config {
  const given = (name: string): string | null => env[name] || null;
  const host = given('HOST') ?? '127.0.0.1';
  const isProduction = env.NODE_ENV === 'production';
  const demo = given('LIANXIN_DEMO');
  const isDemo = isProduction ? demo === 'on' : demo !== 'off';
  const problems = misshapen(env);
  if (isDemo && demo === null && !LOOPBACK.has(host)) problems.push(OPEN_DEMO);
  if (problems.length > 0) throw new ConfigError(problems.join('\n'));

  return {
    port: Number(given('PORT') ?? 4000),
    host,
    dataFolder: resolve(given('LIANXIN_DATA') ?? 'data'),
    databaseUrl: given('DATABASE_URL'),
    isProduction,
    isDemo,
    masterKey: given('LIANXIN_KEY'),
    chromium: given('LIANXIN_CHROMIUM') ?? DEBIAN_CHROMIUM,
    proxies: listOf(given('LIANXIN_PROXY')),
  };
}

function misshapen(env: Environment): string[] {
  const wrong = SHAPES.filter(({ name, is }) => env[name] && !is(env[name]));
  return wrong.map(({ say }) => say);
}

function listOf(value: string | null): string[] {
  return value === null ? [] : value.split(',').map((item) => item.trim());
}

/** An address, or a network that is not everybody: who trusts all lets each name its own address. */
function isNetwork(value: string): boolean {
  const [address = '', bits, ...more] = value.split('/');
  const version = isIP(address);
  if (version === 0 || address.includes('%') || more.length > 0) return false;
  if (bits === undefined) return true;
  return /^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128);
}
