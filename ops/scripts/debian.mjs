/** The programs the tests need from Debian, and how they get there. */
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './processes.mjs';
import { Advice, say } from './project.mjs';

/**
 * Package by package, how one sees that it is there. The `-core` halves of MariaDB hold the
 * programs; the package mariadb-server would start a service of its own.
 */
const needs = {
  chromium: () => existsSync(process.env.LIANXIN_CHROMIUM ?? '/usr/bin/chromium'),
  'mariadb-server-core': () => onPath('mariadbd') && onPath('mariadb-install-db'),
  'mariadb-client-core': () => onPath('my_print_defaults'),
  'poppler-utils': () => onPath('pdftotext'),
  'fonts-noto-cjk': () => existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'),
};

export async function ensureDebianPackages() {
  const missing = missingPackages();
  if (missing.length === 0) return;
  const byHand = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (!onPath('apt-get') || process.getuid() !== 0)
    throw new Advice(
      `测试还需要这些系统软件包，请用 root 执行。The tests need these packages; run as root:\n\n` +
        `  ${byHand}\n`,
    );
  say(`正在安装系统软件包 installing from Debian: ${missing.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const result = await run('sh', ['-c', byHand], {
    env,
    waiting: (seconds) => say(`  …仍在安装 still installing, ${seconds} s`),
  });
  const left = missingPackages();
  if (result.code !== 0 || left.length > 0)
    throw new Advice(
      `系统软件包没有装上 not installed: ${left.join(' ')}\n  ${byHand}\n\n${result.output.trim()}`,
    );
  say(`  系统软件包已装好 installed, ${result.seconds.toFixed(0)} s`);
}

function missingPackages() {
  return Object.keys(needs).filter((name) => !needs[name]());
}

function onPath(program) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin'];
  return folders.some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
