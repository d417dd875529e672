/** Builds the server and the kiosk when their sources changed since the last build. */
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { run } from './processes.mjs';
import { Advice, at, childEnvironment, filesUnder, findNode } from './project.mjs';
import { hashOf, say, stampIs, writeStamp } from './project.mjs';

const targets = {
  server: {
    label: '服务器 server',
    stamp: at('dist', '.server-built'),
    product: at('dist', 'server', 'main.js'),
    inputs: ['server', 'tsconfig.json', 'package-lock.json'],
    skip: () => false,
    build: buildServer,
  },
  kiosk: {
    label: '触摸屏 kiosk',
    stamp: at('kiosk', 'build', '.kiosk-built'),
    product: at('kiosk', 'build', 'index.html'),
    inputs: ['kiosk', 'schema.graphql', 'tsconfig.json', 'package.json', 'package-lock.json'],
    skip: (path) =>
      ['build', '.svelte-kit', 'node_modules'].some((made) => path === at('kiosk', made)),
    build: buildKiosk,
  },
};

export const hasKiosk = () => existsSync(at('kiosk', 'vite.config.ts'));

/** Both, side by side; each throws Advice with the compiler's own words when it fails. */
export async function ensureBuilt() {
  await Promise.all([ensureServerBuilt(), hasKiosk() ? ensureKioskBuilt() : undefined]);
}

export const ensureServerBuilt = () => ensure(targets.server);

export const ensureKioskBuilt = () => ensure(targets.kiosk);

async function ensure(target) {
  const wanted = hashOf(target.inputs, target.skip);
  if (stampIs(target.stamp, wanted) && existsSync(target.product)) return;
  say(`正在构建 building: ${target.label}…`);
  const result = await target.build();
  if (result.code !== 0)
    throw new Advice(`构建失败 build failed: ${target.label}\n\n${result.output.trim()}`);
  writeStamp(target.stamp, wanted);
  say(`  ${target.label}, ${result.seconds.toFixed(1)} s`);
}

async function buildServer() {
  const tsc = at('node_modules', 'typescript', 'bin', 'tsc');
  // tsc believes its record rather than look at its output.
  if (!existsSync(at('dist', 'server'))) rmSync(at('dist', 'server.tsbuildinfo'), { force: true });
  const result = await run(findNode(), [tsc, '-p', 'server/tsconfig.json']);
  if (result.code === 0) mirror();
  return result;
}

/** What tsc leaves to us: files that are not TypeScript come along, output without a source goes. */
function mirror() {
  const sources = new Set(filesUnder(at('server')).map((path) => relative(at('server'), path)));
  for (const path of sources) {
    if (/\.ts$|(^|\/)tsconfig\.json$/.test(path)) continue;
    mkdirSync(dirname(at('dist', 'server', path)), { recursive: true });
    copyFileSync(at('server', path), at('dist', 'server', path));
  }
  for (const output of filesUnder(at('dist', 'server'))) {
    const path = relative(at('dist', 'server'), output);
    if (!sources.has(path) && !sources.has(path.replace(/\.js(\.map)?$/, '.ts'))) rmSync(output);
  }
}

function buildKiosk() {
  return run(findNode(), [at('node_modules', 'vite', 'bin', 'vite.js'), 'build'], {
    cwd: at('kiosk'),
    env: childEnvironment(),
  });
}
