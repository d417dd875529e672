import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, type Config } from './config.ts';
import type { Database } from './database/database.ts';
import { knowsKey, settleKey } from './database/key-check.ts';
import { createVault, type Vault } from './shared/crypto.ts';
import { StartRefusal } from './shared/start-refusal.ts';

const fileOf = ({ dataFolder }: Config): string => join(dataFolder, 'lianxin.key');

/**
 * The master key: from LIANXIN_KEY, else from the 0600 key file in the data folder. Null when there
 * is none yet; production wants a key somebody chose to keep.
 */
export function findMasterKey(config: Config): string | null {
  if (config.masterKey !== null) return config.masterKey.toLowerCase();
  const file = fileOf(config);
  if (existsSync(file)) return readKeyFile(file);
  if (!config.isProduction) return null;
  throw new ConfigError(
    `正式使用要有主密钥：请设 LIANXIN_KEY，或把 64 位十六进制密钥写入 ${file}（权限 600），并另外备份。丢了它，身份证号和账号再也打不开。`,
  );
}

/**
 * The vault of this database. Another key than that of its first start is refused: it would open
 * nothing that is stored, find nobody, and seal what comes under a second key. A key file is made
 * only for a database that knows no key.
 */
export async function openVault(
  config: Config,
  found: string | null,
  database: Database,
): Promise<Vault> {
  if (found === null && (await knowsKey(database.read)))
    throw new StartRefusal(
      `这个数据库用过主密钥，这台机器上却找不到。请把原来的密钥文件放回 ${fileOf(config)}（权限 600），或设 LIANXIN_KEY，再启动。没有另造新密钥。`,
    );
  const vault = createVault(found ?? makeKeyFile(config));
  const first = await database.write((writer) => settleKey(writer, vault.fingerprint));
  if (first !== vault.fingerprint) throw otherKey(config);
  return vault;
}

function otherKey(config: Config): StartRefusal {
  const at = config.masterKey === null ? `密钥文件 ${fileOf(config)}` : '环境变量 LIANXIN_KEY';
  return new StartRefusal(
    `主密钥（取自${at}）不是这个数据库一直用的那一把，已存的身份证号和账号打不开。请换回原来的密钥再启动：` +
      `设了 LIANXIN_KEY 就用它，没设才看 ${fileOf(config)}。`,
  );
}

function makeKeyFile(config: Config): string {
  const file = fileOf(config);
  const key = randomBytes(32).toString('hex');
  mkdirSync(config.dataFolder, { recursive: true });
  writeFileSync(file, `${key}\n`, { mode: 0o600, flag: 'wx' });
  chmodSync(file, 0o600);
  return key;
}

function readKeyFile(file: string): string {
  if ((statSync(file).mode & 0o077) !== 0)
    throw new ConfigError(`密钥文件 ${file} 别人也能读，请执行 chmod 600 后再启动。`);
  const key = readFileSync(file, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/i.test(key))
    throw new ConfigError(`密钥文件 ${file} 应只有 64 位十六进制字符，请从备份恢复。`);
  return key.toLowerCase();
}
