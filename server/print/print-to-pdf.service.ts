import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Mutex } from '../shared/mutex.ts';
import { Refusal } from '../shared/refusal.ts';

/** The printing Chromium of this machine. */
export interface Printer {
  readonly chromium: string;
  readonly milliseconds: number;
}

/** A browser takes hundreds of megabytes: one prints at a time, and few wait for their turn. */
const turns = new Mutex();
const MOST_WAITING = 5;
let waiting = 0;

/** Whatever a page says, the browser finds no other machine, and keeps nothing of what it saw. */
const FLAGS = [
  '--headless',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-sync',
  '--disable-breakpad',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=http://127.0.0.1:9',
  '--no-pdf-header-footer',
  '--run-all-compositor-stages-before-draw',
];

/**
 * A document as PDF. It stands in a folder of its own for the time it takes, so it may hold public
 * content only. Throws TRY_LATER when there is no Chromium, no turn, or no time.
 */
export async function printToPdf(html: string, printer: Printer): Promise<Buffer> {
  if (!existsSync(printer.chromium))
    throw new Refusal(
      'TRY_LATER',
      '服务器上没有 Chromium，打印不了。请信息员安装：apt-get install chromium fonts-noto-cjk；装在别处的，用 LIANXIN_CHROMIUM 写明路径。',
    );
  if (waiting >= MOST_WAITING)
    throw new Refusal('TRY_LATER', '正在打印的人太多，请过一两分钟再试。');
  waiting += 1;
  try {
    return await turns.run(() => printInFolder(html, printer));
  } finally {
    waiting -= 1;
  }
}

async function printInFolder(html: string, printer: Printer): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'lianxin-print-'));
  try {
    const page = join(folder, 'sheet.html');
    const pdf = join(folder, 'sheet.pdf');
    await writeFile(page, html, { mode: 0o600 });
    await runChromium(printer, folder, [
      `--print-to-pdf=${pdf}`,
      `--user-data-dir=${join(folder, 'profile')}`,
      pathToFileURL(page).href,
    ]);
    return await readFile(pdf);
  } finally {
    // Its helpers may still be closing files.
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

function runChromium(printer: Printer, folder: string, more: readonly string[]): Promise<void> {
  const isRoot = process.getuid?.() === 0;
  return new Promise((resolve, reject) => {
    const browser = spawn(
      printer.chromium,
      [...FLAGS, ...(isRoot ? ['--no-sandbox'] : []), ...more],
      {
        // A group of its own, so that its helpers end with it; no secret of this process.
        detached: true,
        env: { HOME: folder, TMPDIR: folder, PATH: '/usr/bin:/bin', LANG: 'C.UTF-8' },
        stdio: 'ignore',
      },
    );
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      endGroup(browser.pid);
    }, printer.milliseconds);
    browser.once('error', reject);
    browser.once('exit', (code, signal) => {
      clearTimeout(timer);
      endGroup(browser.pid);
      if (isLate)
        reject(new Refusal('TRY_LATER', '打印用时太久，已经停下。请按村分别打印，或稍后再试。'));
      else if (code === 0) resolve();
      else reject(new Error(`chromium ended with ${signal ?? code}`));
    });
  });
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing of it is left.
  }
}
