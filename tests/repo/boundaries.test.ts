import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { importsOf, isServer, parse, place, sources, visit } from './sources.ts';
import type { Rule, Source } from './sources.ts';

const server = sources('server').filter(isServer);

/** A rule that looks at each node of a file, except in the files whose business it is. */
function nodeRule(home: readonly RegExp[], look: (node: ts.Node) => string | null): Rule {
  return (source) => {
    if (home.some((path) => path.test(source.path))) return [];
    const found: string[] = [];
    visit(parse(source), (node) => {
      const what = look(node);
      if (what !== null) found.push(place(source, node, what));
    });
    return found;
  };
}

const isNamed = (node: ts.Node, name: string) => ts.isIdentifier(node) && node.text === name;

const environment = nodeRule([/^server\/config\.ts$/], (node) =>
  ts.isPropertyAccessExpression(node) &&
  isNamed(node.expression, 'process') &&
  node.name.text === 'env'
    ? 'reads the environment'
    : null,
);

const clock = nodeRule([/^server\/(shared|database)\/clock\.ts$/], (node) => {
  const asks =
    (ts.isNewExpression(node) &&
      isNamed(node.expression, 'Date') &&
      (node.arguments ?? []).length === 0) ||
    (ts.isCallExpression(node) && isNamed(node.expression, 'Date')) ||
    (ts.isPropertyAccessExpression(node) &&
      isNamed(node.expression, 'Date') &&
      node.name.text === 'now');
  return asks ? 'asks the host for the time' : null;
});

const graphqlErrors: Rule = (source) =>
  source.path === 'server/errors.ts'
    ? []
    : importsOf(source)
        .filter(({ names }) => names.includes('GraphQLError'))
        .map(() => `${source.path}: speaks GraphQL errors`);

const synchronize = nodeRule([], (node) => {
  const asked =
    (ts.isPropertyAssignment(node) &&
      ts.isIdentifier(node.name) &&
      node.name.text === 'synchronize' &&
      node.initializer.kind !== ts.SyntaxKind.FalseKeyword) ||
    (ts.isPropertyAccessExpression(node) && node.name.text === 'synchronize');
  return asked ? 'lets TypeORM change the schema' : null;
});

describe('one file for each door', () => {
  test.each([
    ['only server/config.ts reads the environment', environment, server],
    ['only the two clocks ask for the time', clock, server],
    ['only server/errors.ts uses GraphQLError', graphqlErrors, server],
    ['nothing synchronizes the schema', synchronize, [...server, ...testFiles()]],
  ])('%s', (_sentence, rule, files) => {
    expect(files.flatMap(rule)).toEqual([]);
  });

  test.each([
    ['const port = process.env["PORT"];', environment],
    ['const { PORT } = process.env;', environment],
    ['const now = Date.now();', clock],
    ['const now = new Date();', clock],
    ['const now = new Date;', clock],
    ['const clock = { now: Date.now };', clock],
    ["import { GraphQLError } from 'graphql';", graphqlErrors],
    ['const options = { synchronize: true };', synchronize],
    ['await source.synchronize();', synchronize],
  ])('`%s` is noticed', (text, rule) => {
    expect(rule({ path: 'server/fee/fee.service.ts', text })).toHaveLength(1);
  });

  test('a given instant is no question to the clock', () => {
    expect(clock({ path: 'server/fee/fee.ts', text: 'const at = new Date(given);' })).toEqual([]);
  });
});

const writes =
  /^(save|insert|update|upsert|delete|remove|softDelete|softRemove|recover|restore|increment|decrement|clear|query|createQueryBuilder)$/;
const reads = /^\s*(SELECT|WITH|EXPLAIN|SHOW)\b/i;

/**
 * Writing is for stores, and there for the `Writer` that `Database.write` hands out. Anything else
 * would stand beside an open transaction (DESIGN, Database).
 */
const storesWriteWithAWriter: Rule = (source) => {
  if (!source.path.endsWith('.store.ts')) return [];
  const found: string[] = [];
  visit(parse(source), (node) => {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return;
    const method = node.expression.name.text;
    const holder = rootOf(node.expression);
    if (!writes.test(method) || holder === null || onlyReads(node, method)) return;
    if (typeOf(holder) !== 'Writer')
      found.push(place(source, node, `${holder.text}.…${method}() without a Writer`));
  });
  return found;
};

const othersLeaveItAlone = nodeRule([/^server\/database\//, /\.store\.ts$/], (node) => {
  if (
    ts.isIdentifier(node) &&
    /^(dataSource|DataSource|EntityManager|QueryRunner)$/.test(node.text)
  )
    return `names ${node.text}`;
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return null;
  const method = node.expression.name.text;
  if (method === 'getRepository' || method === 'createQueryBuilder') return `calls ${method}()`;
  const holder = rootOf(node.expression);
  return holder !== null && /^(Writer|Reader)$/.test(typeOf(holder) ?? '')
    ? `calls ${holder.text}.${method}() instead of a store`
    : null;
});

/** The first name of a chain: `writer` of `writer.getRepository(Row).save(row)`. */
function rootOf(node: ts.Expression): ts.Identifier | null {
  if (ts.isIdentifier(node)) return node;
  if (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node))
    return rootOf(node.expression);
  if (ts.isAwaitExpression(node) || ts.isParenthesizedExpression(node))
    return rootOf(node.expression);
  return null;
}

/** A builder that selects, and a query that reads. */
function onlyReads(call: ts.CallExpression, method: string): boolean {
  const [first] = call.arguments;
  if (method === 'query')
    return (
      first !== undefined &&
      (ts.isStringLiteralLike(first) || ts.isTemplateExpression(first)) &&
      reads.test(first.getText().slice(1))
    );
  if (method !== 'createQueryBuilder') return false;
  const next = call.parent;
  return (
    ts.isPropertyAccessExpression(next) &&
    !/^(insert|update|delete|softDelete|restore)$/.test(next.name.text)
  );
}

/** The type written at the parameter a name stands for, through constants made from it. */
function typeOf(name: ts.Identifier): string | null {
  for (let scope: ts.Node = name; scope.parent !== undefined; scope = scope.parent) {
    const around = scope.parent;
    if (ts.isFunctionLike(around)) {
      const parameter = around.parameters.find((each) => isNamed(each.name, name.text));
      if (parameter !== undefined) return parameter.type?.getText() ?? null;
    }
    if (!ts.isBlock(around)) continue;
    const origin = constantOf(around, name.text);
    if (origin !== null && origin !== name) return typeOf(origin);
  }
  return null;
}

function constantOf(block: ts.Block, name: string): ts.Identifier | null {
  const declarations = block.statements
    .filter((statement) => ts.isVariableStatement(statement))
    .flatMap((statement) => [...statement.declarationList.declarations]);
  const found = declarations.find((declaration) => isNamed(declaration.name, name));
  return found?.initializer === undefined ? null : rootOf(found.initializer);
}

describe('nobody writes outside the transaction helper', () => {
  test.each([
    ['a store writes with the Writer it is given', storesWriteWithAWriter],
    ['everything else leaves the database to stores', othersLeaveItAlone],
  ])('%s', (_sentence, rule) => {
    expect(server.flatMap(rule)).toEqual([]);
  });

  test.each([
    ['(reader: Reader) => reader.save(row)', 1],
    ['(database: Database) => database.read.getRepository(Row).insert(row)', 1],
    ['(reader: Reader) => { const rows = reader.getRepository(Row); return rows.delete(1); }', 1],
    ['(reader: Reader) => reader.createQueryBuilder().update(Row).set({}).execute()', 2],
    ['(reader: Reader) => reader.query(`UPDATE fee SET paid = 1`)', 1],
    ['(writer: Writer) => writer.getRepository(Row).save(row)', 0],
    ['(writer: Writer) => { const rows = writer.getRepository(Row); return rows.delete(1); }', 0],
    ['(reader: Reader) => reader.createQueryBuilder(Row, "row").where("1").getMany()', 0],
    ['(reader: Reader) => reader.query(`SELECT 1`)', 0],
  ])('in a store `%s` has %i faults', (text, faults) => {
    expect(storesWriteWithAWriter({ path: 'server/fee/fee.store.ts', text })).toHaveLength(faults);
  });

  test.each([
    'database.read.getRepository(Row)',
    'const rows = dataSource.manager',
    "import { DataSource } from 'typeorm'",
    'database.write((writer: Writer) => writer.save(row))',
  ])('in a service `%s` is noticed', (text) => {
    expect(
      othersLeaveItAlone({ path: 'server/fee/fee.service.ts', text }).length,
    ).toBeGreaterThanOrEqual(1);
  });
});

const notRun = nodeRule([], (node) =>
  ts.isPropertyAccessExpression(node) &&
  /^(skip|only|todo|skipIf|runIf|fails)$/.test(node.name.text)
    ? `a test is not run as written: ${node.getText()}`
    : null,
);

function testFiles(): Source[] {
  return sources('tests').filter(({ path }) => path.endsWith('.ts'));
}

describe('every test runs', () => {
  test('none is skipped, alone or to be done', () => {
    expect(testFiles().flatMap(notRun)).toEqual([]);
  });

  test.each(['test.skip("x", f)', 'describe.only("x", f)', 'test.skipIf(true)("x", f)'])(
    '`%s` is noticed',
    (text) => {
      expect(notRun({ path: 'tests/domain/fee.test.ts', text })).toHaveLength(1);
    },
  );
});
