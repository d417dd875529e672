import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, type Config } from './config.ts';

const KEY_FILE = 'lianxin.key';

/**
 * The master key: from LIANXIN_KEY, else from the 0600 key file in the data folder. Outside
 * production the file is made on the first start; production wants a key somebody chose to keep.
 */
export function masterKey({ masterKey: given, dataFolder, isProduction }: Config): string {
  if (given !== null) return given.toLowerCase();
  const file = join(dataFolder, KEY_FILE);
  if (!existsSync(file)) {
    if (isProduction)
      throw new ConfigError(
        `正式使用要有主密钥：请设 LIANXIN_KEY，或把 64 位十六进制密钥写入 ${file}（权限 600），并另外备份。丢了它，身份证号和账号再也打不开。`,
      );
    mkdirSync(dataFolder, { recursive: true });
    writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
    chmodSync(file, 0o600);
  }
  if ((statSync(file).mode & 0o077) !== 0)
    throw new ConfigError(`密钥文件 ${file} 别人也能读，请执行 chmod 600 后再启动。`);
  const key = readFileSync(file, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/i.test(key))
    throw new ConfigError(`密钥文件 ${file} 应只有 64 位十六进制字符，请从备份恢复。`);
  return key.toLowerCase();
}
