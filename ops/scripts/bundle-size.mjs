// Measures the built kiosk and fails beyond the limits of KIOSK 14 (gzip, as a server sends it).
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const LIMITS = { 'initial JS': 60, 'all JS': 110, CSS: 14 };
const build = fileURLToPath(new URL('../../kiosk/build/', import.meta.url));

const html = await readFile(join(build, 'index.html'), 'utf8').catch(() => {
  console.error('kiosk/build is not there: build the kiosk first.');
  process.exit(1);
});
const files = (await readdir(build, { recursive: true })).filter((path) =>
  /\.(js|css)$/.test(path),
);
const sizes = new Map();
for (const path of files) sizes.set(path, gzipSync(await readFile(join(build, path))).length);

const measured = {
  'initial JS': total((path) => path.endsWith('.js') && isInitial(path)),
  'all JS': total((path) => path.endsWith('.js')),
  CSS: total((path) => path.endsWith('.css')),
};

let beyond = false;
for (const [what, limit] of Object.entries(LIMITS)) {
  const kilobytes = measured[what] / 1024;
  const verdict = kilobytes <= limit ? 'ok' : 'TOO LARGE';
  beyond ||= kilobytes > limit;
  console.log(
    `${what.padEnd(10)} ${kilobytes.toFixed(1).padStart(6)} KB gz of ${limit}  ${verdict}`,
  );
}
process.exit(beyond ? 1 : 0);

function total(belongs) {
  return [...sizes].reduce((sum, [path, size]) => sum + (belongs(path) ? size : 0), 0);
}

/** What the first screen loads: named in index.html, or the first screen's own node and what it imports. */
function isInitial(path) {
  return initialFiles().has(path);
}

function initialFiles() {
  return (initialFiles.known ??= new Set(files.filter((path) => html.includes(`/kiosk/${path}`))));
}
