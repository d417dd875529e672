/** Installs the npm packages of package-lock.json when they are not there yet. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { run } from './processes.mjs';
import { Advice, at, say, stampIs, writeStamp } from './project.mjs';

const stamp = at('node_modules', '.lianxin-installed');

export async function ensureInstalled() {
  const wanted = createHash('sha256')
    .update(readFileSync(at('package-lock.json')))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex');
  if (stampIs(stamp, wanted)) return;
  if (!matchesLockfile()) await install();
  writeStamp(stamp, wanted);
}

/** npm's own record of what lies in node_modules: an `npm ci` by hand counts as well as ours. */
function matchesLockfile() {
  const record = at('node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages;
  const same = (path) => installed[path]?.version === wanted[path]?.version;
  return (
    Object.keys(installed).every(same) &&
    Object.keys(wanted).every((path) => path === '' || wanted[path].optional || same(path))
  );
}

async function install() {
  say('正在安装依赖包，首次约需一两分钟… Installing packages (first time: a minute or two)');
  const [program, args] = npm();
  const result = await run(program, [...args, 'ci', '--ignore-scripts', '--loglevel=error'], {
    waiting: (seconds) => say(`  …仍在安装 still installing, ${seconds} s`),
  });
  if (result.code !== 0) throw new Advice(installAdvice(result));
  say(`  依赖包已装好 packages installed, ${result.seconds.toFixed(0)} s`);
}

/** The npm that started us, else the one on the PATH. */
function npm() {
  const started = process.env.npm_execpath ?? '';
  if (/npm-cli\.js$/.test(started) && existsSync(started)) return [process.execPath, [started]];
  return ['npm', []];
}

function installAdvice({ code, output }) {
  if (code === 127)
    return '找不到 npm。npm was not found: install it (Debian: apt-get install npm).';
  const network = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|E40[13]/;
  const sentence = network.test(output)
    ? '依赖包下载不了：连不上 npm 源。The npm registry cannot be reached: check the network, the ' +
      'proxy and `npm config get registry`, then run the command again.'
    : '依赖包安装失败。npm ci failed; this is what it said:';
  return `${sentence}\n\n${output.trim()}`;
}
