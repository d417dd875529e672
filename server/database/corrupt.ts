import { existsSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { StartRefusal } from '../shared/start-refusal.ts';

/**
 * Refuses a damaged file before anything writes to it: what it still holds may be rescued, and no
 * work should be built upon it. Reads the whole file, 100 MB in about a second.
 */
export function refuseCorruptFile(file: string): void {
  if (!existsSync(file) || isSound(file)) return;
  throw new StartRefusal(
    `数据库文件 ${file} 已损坏，没有启动，也没有改动它。请把它连同旁边的 -wal、-shm 文件移到别处保存` +
      `（不要删除），再把最新的备份以 lianxin.sqlite 为名放回原处，然后重新启动。`,
  );
}

function isSound(file: string): boolean {
  try {
    // Read-only, so that closing does not bring the log into a damaged file.
    const database = new BetterSqlite3(file, { readonly: true, timeout: 5_000 });
    try {
      return database.pragma('quick_check(1)', { simple: true }) === 'ok';
    } finally {
      database.close();
    }
  } catch (error) {
    const { code = '' } = error as { code?: string };
    if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) return false;
    throw error;
  }
}
