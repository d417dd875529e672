// Measures the built kiosk and fails beyond the limits of KIOSK 14 (gzip, as a server sends it).
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const LIMITS = { 'initial JS': 60, 'all JS': 110, CSS: 14 };
const build = fileURLToPath(new URL('../../kiosk/build/', import.meta.url));

const files = (await readdir(build, { recursive: true }).catch(missing)).filter((path) =>
  /\.(js|css)$/.test(path),
);
const texts = new Map();
for (const path of files) texts.set(path, await readFile(join(build, path), 'utf8'));
const initial = await initialFiles();

const measured = {
  'initial JS': total((path) => path.endsWith('.js') && initial.has(path)),
  'all JS': total((path) => path.endsWith('.js')),
  CSS: total((path) => path.endsWith('.css')),
};
const beyond = Object.entries(LIMITS).filter(([what, limit]) => measured[what] > limit);
for (const [what, limit] of Object.entries(LIMITS))
  console.log(
    `${what.padEnd(10)} ${measured[what].toFixed(1).padStart(6)} KB gz of ${limit}  ` +
      (measured[what] > limit ? 'TOO LARGE' : 'ok'),
  );
process.exit(beyond.length > 0 ? 1 : 0);

function total(belongs) {
  const sizes = [...texts].map(([path, text]) => (belongs(path) ? gzipSync(text).length : 0));
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}

/** What index.html names, the first screen's own node, and all these import at once. */
async function initialFiles() {
  const html = await readFile(join(build, 'index.html'), 'utf8').catch(missing);
  const app = files.find((path) => /entry\/app\./.test(path));
  const node = /"\/":\[(\d+)/.exec(texts.get(app))?.[1];
  if (node === undefined) throw new Error(`${app} names no node for "/": has SvelteKit changed?`);
  const first = files.filter((path) => path.includes(`/nodes/${node}.`));
  const reached = new Set();
  const open = [...files.filter((path) => html.includes(`/kiosk/${path}`)), ...first];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    const imports = texts.get(path)?.matchAll(/(?:from|import)\s*"(\.[^"]+)"/g) ?? [];
    for (const [, target] of imports) open.push(join(path, '..', target));
  }
  return reached;
}

function missing() {
  console.error('kiosk/build is not there: run npm run build first.');
  process.exit(1);
}
