import { createHash } from 'node:crypto';
import {
  copyFileSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
  closeSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { install, startInVain, startServer } from './support/server.ts';

const on = await install('SQLite');
const file = join(on.dataFolder, 'lianxin.sqlite');
const backup = join(on.dataFolder, 'backup.sqlite');

beforeAll(async () => {
  const server = await startServer(on);
  await server.terminate();
  copyFileSync(file, backup);
}, 180_000);
afterAll(() => on.remove());

const digest = () => createHash('sha256').update(readFileSync(file)).digest('hex');

function overwrite(at: number, bytes: Buffer): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, bytes, 0, bytes.length, at);
  closeSync(handle);
}

describe('a damaged SQLite file', () => {
  test.each<[string, () => void]>([
    ['with another header', () => overwrite(0, Buffer.from('not a database at all'))],
    ['that is something else', () => writeFileSync(file, '名册'.repeat(10_000))],
    [
      'with noise in the midst',
      () => overwrite(statSync(file).size >> 1, Buffer.alloc(40_000, 0x5a)),
    ],
    ['with its schema torn', () => overwrite(100, Buffer.alloc(3_000, 0xff))],
    ['that ends too soon', () => truncateSync(file, (statSync(file).size >> 1) & ~4095)],
  ])('%s stops the start with what to do, and stays as it is', async (_how, damage) => {
    for (const rest of ['-wal', '-shm']) rmSync(file + rest, { force: true });
    copyFileSync(backup, file);
    damage();
    const before = digest();
    const { code, said } = await startInVain(on);
    expect(said).toContain(`数据库文件 ${file} 已损坏`);
    expect(said).toContain('最新的备份');
    expect(code).not.toBe(0);
    expect(digest()).toBe(before);
  });

  test('whose backup was put in its place starts', async () => {
    for (const rest of ['-wal', '-shm']) rmSync(file + rest, { force: true });
    copyFileSync(backup, file);
    const server = await startServer(on);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    expect((await server.terminate()).code).toBe(0);
  });
});
