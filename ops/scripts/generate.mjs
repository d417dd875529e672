// Writes what follows from kiosk/src/lib/api/*.graphql and schema.graphql: the typed documents and
// operations.json, the list of texts an anonymous caller may run. With --check it writes nothing
// and fails when what is committed would change.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate } from '@graphql-codegen/cli';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'kiosk/src/lib/generated');
const check = process.argv.includes('--check');

process.chdir(root);
const { default: config } = await loadTypeScript(join(root, 'kiosk/codegen.ts'));
const files = new Map(
  (await generate({ ...config, cwd: root }, false)).map((file) => [
    join(root, relative(root, file.filename)),
    file.content,
  ]),
);
files.set(join(folder, 'operations.json'), await manifest(files.get(join(folder, 'graphql.ts'))));
// `gql()` overloads and the barrel: the kiosk imports its documents by name.
for (const unused of ['gql.ts', 'index.ts']) files.delete(join(folder, unused));

const stale = await staleFiles();
if (check && stale.length > 0) {
  console.error('Generated files are out of date; run npm run generate and commit:');
  for (const path of stale) console.error(`  ${relative(root, path)}`);
  process.exit(1);
}
if (!check) await write();
process.exit(0);

/** The texts exactly as the kiosk sends them, taken from the code it will bundle. */
async function manifest(code) {
  const documents = await importText(code);
  const operations = Object.entries(documents)
    .filter(([name]) => name.endsWith('Document'))
    .map(([name, document]) => ({ name: name.slice(0, -'Document'.length), text: `${document}` }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, text }) => ({ name, sha256: sha256(text), text }));
  return `${JSON.stringify(operations, null, 2)}\n`;
}

function sha256(text) {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

async function loadTypeScript(path) {
  return importText(await readFile(path, 'utf8'));
}

/** From memory: with --check nothing is written, so there may be no such file to import. */
async function importText(code) {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputText).toString('base64')}`);
}

async function staleFiles() {
  const present = await readdir(folder).catch(() => []);
  const left = present.map((name) => join(folder, name)).filter((path) => !files.has(path));
  const changed = [];
  for (const [path, content] of files) {
    const before = await readFile(path, 'utf8').catch(() => null);
    if (before !== content) changed.push(path);
  }
  return [...changed, ...left];
}

async function write() {
  await mkdir(folder, { recursive: true });
  for (const path of stale) {
    const content = files.get(path);
    if (content === undefined) await rm(path);
    else await writeFile(path, content);
    console.log(`generated ${relative(root, path)}`);
  }
}
