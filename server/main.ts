import 'reflect-metadata';
import { buildApp } from './app.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import type { Deps } from './context.ts';
import { openDatabase } from './database/database.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './database/demo/accounts.ts';
import { loadDemoTown } from './database/demo/demo-town.ts';
import { findMasterKey, openVault } from './key.ts';
import { StartRefusal } from './shared/start-refusal.ts';

const DRAIN_MS = 10_000;

try {
  await start(readConfig());
} catch (error) {
  console.error(explain(error));
  // Open connections to the database would keep the process alive.
  process.exit(1);
}

/** Config, database, demo town, HTTP; then waits to be told to stop. */
async function start(config: Config): Promise<void> {
  const key = findMasterKey(config);
  say('打开数据库 …');
  const database = await openDatabase(config);
  const vault = await openVault(config, key, database);
  const deps: Deps = { database, clock: database.clock, vault };
  if (config.isDemo) await loadDemoTown(deps, say);

  const app = await buildApp(deps, {
    logLevel: config.isProduction ? 'info' : 'warn',
    proxies: config.proxies,
    chromium: config.chromium,
    demo: config.isDemo
      ? { demoAccounts: DEMO_ACCOUNTS, demoPassword: DEMO_PASSWORD }
      : { demoAccounts: null, demoPassword: null },
  });
  stopOnSignal(async () => {
    await app.close();
    await database.close();
  });
  const address = await app.listen({ port: config.port, host: config.host });
  announce(address.replace('127.0.0.1', 'localhost'), config.isDemo);
}

/** Ctrl-C and SIGTERM let running requests finish, for ten seconds at most. */
function stopOnSignal(stop: () => Promise<void>): void {
  let isStopping = false;
  const onSignal = () => {
    if (isStopping) return;
    isStopping = true;
    say('正在停止 …');
    setTimeout(() => process.exit(1), DRAIN_MS).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}

function announce(address: string, isDemo: boolean): void {
  say(`连心已启动 Lianxin is running`);
  say(`  公开屏 kiosk       ${address}/kiosk/`);
  say(`  操作台 playground  ${address}/playground`);
  if (!isDemo) return;
  say(`  演示账号（密码都是 ${DEMO_PASSWORD}，人员均为虚构）：`);
  for (const { name, displayName, duty } of DEMO_ACCOUNTS)
    say(`    ${name.padEnd(13)}${displayName}：${duty}`);
  say('  查补贴可试：身份证号 999999194803150026，银行卡后四位 6688');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function explain(error: unknown): string {
  if (error instanceof ConfigError) return `配置有误，没有启动：\n${error.message}`;
  if (error instanceof StartRefusal) return `没有启动：${error.message}`;
  const { code, message, stack } = error as Error & { code?: string };
  if (code === 'EADDRINUSE')
    return '端口已被占用：可能已经启动过一次。请先停掉它，或换一个端口，例如 PORT=4001 npm start。';
  if (code === 'EACCES') return `没有权限使用这个端口或数据文件夹：${message}`;
  return `没有启动：${stack ?? message}`;
}
