import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { isCode, isGenerated, parse, place, sources, visit } from './sources.ts';
import type { Rule } from './sources.ts';

const all = sources();

/** Lists, not thoughts. */
const mayBeLong = (path: string) => /^server\/database\/(migrations|demo)\//.test(path);

const length: Rule = (source) => {
  const { path, text } = source;
  if (!isCode(source) || isGenerated(source) || mayBeLong(path)) return [];
  const limit = path.startsWith('tests/') ? 400 : 250;
  const lines = text.replace(/\n$/, '').split('\n').length;
  return lines > limit ? [`${path}: ${lines} lines, at most ${limit}`] : [];
};

const machinePath = new RegExp(`(?<![\\w./-])/(?:${['work', 'root', 'home'].join('|')})/[\\w.-]`);
const registryHost = new RegExp(
  [
    'registry\\.(npmjs\\.org|npmmirror\\.com|yarnpkg\\.com|npm\\.taobao\\.org)',
    '://[^\\s\'"/]*(artifactory|nexus|verdaccio)',
  ].join('|'),
);

function lineRule(pattern: RegExp, what: string): Rule {
  return ({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${what}`] : []));
}

const noMachinePath = lineRule(machinePath, 'an absolute path of one machine');
const noRegistry = lineRule(registryHost, 'a package registry');

const migrationName: Rule = (source) => {
  if (!/^server\/database\/migrations\/.*\.ts$/.test(source.path)) return [];
  const found: string[] = [];
  visit(parse(source), (node) => {
    if (!ts.isClassDeclaration(node)) return;
    const isMigration = node.heritageClauses?.some((clause) =>
      clause.types.some((type) => type.getText() === 'MigrationInterface'),
    );
    if (isMigration === true && !/[a-zA-Z]\d{13}$/.test(node.name?.text ?? ''))
      found.push(place(source, node, `${node.name?.text} does not end in 13 digits`));
  });
  return found;
};

describe('every file', () => {
  test.each([
    ['has at most 250 lines, a test 400', length],
    ['names no place of one machine', noMachinePath],
    ['names no package registry', noRegistry],
    ['that migrates has a class that ends in 13 digits', migrationName],
  ])('%s', (_sentence, rule) => {
    expect(all.flatMap(rule)).toEqual([]);
  });

  const slash = '/';
  test.each([
    ['server/fee/fee.ts', 'a\n'.repeat(251), length],
    ['tests/domain/fee.test.ts', 'a\n'.repeat(401), length],
    ['ops/install.sh', `cd ${slash}home/kiosk`, noMachinePath],
    ['README.md', `see \`${slash}root/data\``, noMachinePath],
    ['.npmrc', `registry=https:${slash}/registry.${'npmjs'}.org/`, noRegistry],
    ['.npmrc', `registry=https:${slash}/town.example-${'artifactory'}.cn/npm`, noRegistry],
    [
      'server/database/migrations/1-fee.ts',
      'export class Fee17 implements MigrationInterface {}',
      migrationName,
    ],
  ])('a fault in %s is noticed', (path, text, rule) => {
    expect(rule({ path, text })).toHaveLength(1);
  });

  test('addresses and relative paths are no places of one machine', () => {
    const text = 'https://example.org/home/x ./home/y route("/kiosk/")';
    expect(noMachinePath({ path: 'README.md', text })).toEqual([]);
  });
});
