import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cyclesIn, forbiddenImports } from './layers.ts';
import { importsOf, isCode, isGenerated, isServer, parse, place, sources } from './sources.ts';
import { targetOf, visit } from './sources.ts';
import type { Rule, Source } from './sources.ts';
import ts from 'typescript';

const server = sources('server').filter(isServer);
const kiosk = sources('kiosk').filter((source) => isCode(source) && !isGenerated(source));

describe('who imports whom in server/', () => {
  test('every file keeps to its layer', () => {
    expect(server.flatMap(forbiddenImports)).toEqual([]);
  });

  test.each([
    ['server/fee/fee.ts', "import { Refusal } from '../shared/refusal.ts'", true],
    ['server/fee/fee.ts', "import { other } from './rules/other.ts'", true],
    ['server/fee/fee.ts', "import type { Role } from '../staff/roles.ts'", true],
    ['server/fee/fee.ts', "import { ROLES } from '../staff/roles.ts'", false],
    ['server/fee/fee.ts', "import { Column } from 'typeorm'", false],
    ['server/fee/fee.ts', "import { readFile } from 'node:fs/promises'", false],
    ['server/fee/fee.ts', "import type { FeeRow } from './fee.entity.ts'", false],
    ['server/fee/fee.entity.ts', "import { findFee } from './fee.store.ts'", false],
    ['server/fee/fee.store.ts', "import { FeeRow } from './fee.entity.ts'", true],
    ['server/fee/fee.store.ts', "import { payFee } from './fee.service.ts'", false],
    ['server/fee/fee.store.ts', "import { StaffRow } from '../staff/staff.entity.ts'", false],
    ['server/fee/fee.service.ts', "import { findFee } from './fee.store.ts'", true],
    ['server/fee/fee.service.ts', "import { FeeRow } from './fee.entity.ts'", false],
    ['server/fee/fee.service.ts', "import type { FeeRow } from './fee.entity.ts'", true],
    ['server/fee/fee.service.ts', "import { nameStaff } from '../staff/staff.service.ts'", true],
    ['server/fee/fee.service.ts', "import { findStaff } from '../staff/staff.store.ts'", false],
    ['server/fee/fee.service.ts', "import type { Deps } from '../context.ts'", true],
    ['server/fee/fee.service.ts', "import { app } from '../app.ts'", false],
    ['server/fee/fee.store.ts', "import type { Deps } from '../context.ts'", false],
    ['server/fee/fee.resolver.ts', "import { payFee } from './fee.service.ts'", true],
    ['server/fee/fee.resolver.ts', "import { findFee } from './fee.store.ts'", false],
    ['server/fee/fee.resolver.ts', "import { Staff } from '../staff/staff.graphql.ts'", true],
    [
      'server/fee/fee.resolver.ts',
      "import { presentStaff } from '../staff/staff.present.ts'",
      true,
    ],
    ['server/fee/fee.present.ts', "import type { FeeRow } from './fee.entity.ts'", true],
    ['server/fee/fee.present.ts', "import type { FoundFee } from './fee.store.ts'", true],
    ['server/fee/fee.present.ts', "import { findFee } from './fee.store.ts'", false],
    ['server/fee/fee.graphql.ts', "export * from '../database/database.ts'", false],
    ['server/shared/money.ts', "import { fee } from '../fee/fee.ts'", false],
    ['server/http/health.ts', "const store = await import('../fee/fee.store.ts')", false],
    ['server/main.ts', "import { payFee } from './fee/fee.service.ts'", true],
    ['server/main.ts', "import { press } from '../kiosk/src/lib/press.ts'", false],
  ])('%s with `%s` is allowed: %s', (path, text, allowed) => {
    expect(forbiddenImports({ path, text })).toHaveLength(allowed ? 0 : 1);
  });
});

describe('imports run in no ring', () => {
  test('in server/ and kiosk/', () => {
    expect(cyclesIn([...server, ...kiosk])).toEqual([]);
  });

  test('a ring is noticed, one of types alone is not', () => {
    const file = (name: string, text: string): Source => ({ path: `server/${name}.ts`, text });
    const ring = [file('a', "import { b } from './b.ts'"), file('b', "import { a } from './a.ts'")];
    expect(cyclesIn(ring)).toEqual(['server/a.ts → server/b.ts → server/a.ts']);
    expect(cyclesIn([ring[0]!, file('b', "import type { a } from './a.ts'")])).toEqual([]);
  });
});

const apart: Rule = (source) =>
  importsOf(source)
    .map(({ specifier }) => targetOf(source, specifier))
    .filter((target) => target !== null && !target.startsWith('kiosk/'))
    .map((target) => `${source.path}: imports ${target}`);

describe('the kiosk knows only schema.graphql', () => {
  test('it imports nothing outside its folder', () => {
    expect(kiosk.flatMap(apart)).toEqual([]);
  });

  test('an import from the server is noticed, also in a component', () => {
    const text =
      '<script lang="ts">import { fen } from \'../../../server/shared/money.ts\'</script>';
    expect(apart({ path: 'kiosk/src/routes/+page.svelte', text })).toHaveLength(1);
  });
});

const code = sources('server', 'kiosk', 'tests', 'ops').filter(
  (source) => isCode(source) && !isGenerated(source),
);

const noBarrel: Rule = (source) => {
  const found = /^index\.\w+$/.test(posix.basename(source.path))
    ? [`${source.path}: a barrel`]
    : [];
  visit(parse(source), (node) => {
    if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined)
      found.push(place(source, node, 'exports what another file has'));
  });
  return found;
};

/** Where a tool looks for the default export and nowhere else. */
const toolWantsDefault = [
  /(^|\/)[\w.-]+\.config\.(ts|js)$/,
  /^kiosk\/codegen\.ts$/,
  /^ops\/scripts\/vitest-\w+\.mjs$/,
  /^tests\/support\/mariadb-server\.ts$/,
  /\.d\.ts$/,
];

const noDefault: Rule = (source) => {
  if (toolWantsDefault.some((path) => path.test(source.path))) return [];
  const found: string[] = [];
  visit(parse(source), (node) => {
    const isDefault =
      (ts.isExportAssignment(node) && node.isExportEquals !== true) ||
      (ts.canHaveModifiers(node) &&
        ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword));
    if (isDefault === true) found.push(place(source, node, 'a default export'));
  });
  return found;
};

describe('a name has one home', () => {
  test('no barrels', () => {
    expect(code.flatMap(noBarrel)).toEqual([]);
  });

  test('no default exports', () => {
    expect(code.flatMap(noDefault)).toEqual([]);
  });

  test.each([
    ['server/fee/index.ts', 'export const fee = 1;', noBarrel],
    ['server/fee/all.ts', "export * from './fee.ts';", noBarrel],
    ['server/fee/all.ts', "export { fee } from './fee.ts';", noBarrel],
    ['server/fee/fee.ts', 'export default function pay() {}', noDefault],
    ['server/fee/fee.ts', 'const pay = 1; export default pay;', noDefault],
  ])('in %s `%s` is noticed', (path, text, rule) => {
    expect(rule({ path, text })).toHaveLength(1);
  });
});
