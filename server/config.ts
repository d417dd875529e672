import { resolve } from 'node:path';

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
}

/** Thrown with every problem at once, one a line; values are never quoted. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

export function readConfig(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Config {
  const problems: string[] = [];
  const isProduction = env.NODE_ENV === 'production';
  const host = env.HOST || '127.0.0.1';
  const port = Number(env.PORT || 4000);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    problems.push('PORT 应为 0 到 65535 的整数（0 表示任选空闲端口）。');
  if (env.DATABASE_URL && !/^(mysql|mariadb):\/\/[^/]+\/[\w-]+$/.test(env.DATABASE_URL))
    problems.push(
      'DATABASE_URL 应形如 mysql://用户:密码@主机:3306/库名，不填则用数据文件夹里的 SQLite。',
    );
  if (env.LIANXIN_DEMO && !['on', 'off'].includes(env.LIANXIN_DEMO))
    problems.push('LIANXIN_DEMO 只能是 on 或 off。');
  if (env.LIANXIN_KEY && !/^[0-9a-f]{64}$/i.test(env.LIANXIN_KEY))
    problems.push('LIANXIN_KEY 应为 64 位十六进制（可用 openssl rand -hex 32 生成）。');

  const demoAsked = env.LIANXIN_DEMO === 'on';
  const isDemo = demoAsked || (!isProduction && env.LIANXIN_DEMO !== 'off');
  if (isDemo && !demoAsked && !LOOPBACK.has(host))
    problems.push(
      '演示账号的密码是公开的：要在本机以外的地址上开放演示，请明确设置 LIANXIN_DEMO=on；正式使用请设 LIANXIN_DEMO=off。',
    );
  if (problems.length > 0) throw new ConfigError(problems.join('\n'));

  return {
    port,
    host,
    dataFolder: resolve(env.LIANXIN_DATA || 'data'),
    databaseUrl: env.DATABASE_URL || null,
    isProduction,
    isDemo,
    masterKey: env.LIANXIN_KEY?.toLowerCase() || null,
  };
}
