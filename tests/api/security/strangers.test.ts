import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../../support/town.ts';
import { codeIn, kioskOperation, namesLearnt, postJson, send, type Wire } from './wire.ts';

let town: Town;

beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const repeated = (text: string, times: number) =>
  Array.from({ length: times }, () => text).join(' ');
const aliases = (field: string, times: number) =>
  Array.from({ length: times }, (_, at) => `a${at}: ${field}`).join(' ');
const ask = (query: string) => () => postJson(town.url, { query });

const INTROSPECTION = '{ __schema { types { name fields { name } } } }';
const CIRCULAR =
  '{ __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }';

/** What graphql-cop sends to a server it does not know, and how it looks when it found nothing. */
const COP: [idea: string, ask: () => Promise<Wire>, status: number][] = [
  ['101 aliases', ask(`query { ${aliases('__typename', 101)} }`), 400],
  [
    'a batch in an array',
    () =>
      postJson(
        town.url,
        Array.from({ length: 10 }, () => ({ query: '{ __typename }' })),
      ),
    400,
  ],
  ['circular introspection', ask(CIRCULAR), 400],
  ['a heap of directives', ask(`{ __typename ${repeated('@aa', 10)} }`), 400],
  ['one field 500 times', ask(`{ ${repeated('__typename', 500)} }`), 400],
  ['introspection', ask(INTROSPECTION), 400],
  [
    'a mutation over GET',
    () =>
      send(town.url, {
        method: 'GET',
        path: `/graphql?query=${encodeURIComponent('mutation { __typename }')}`,
      }),
    404,
  ],
  [
    'a query over GET',
    () => send(town.url, { method: 'GET', path: '/graphql?query={__typename}' }),
    404,
  ],
  [
    'a form',
    () =>
      send(town.url, {
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'query=%7B__typename%7D',
      }),
    415,
  ],
  ['a misspelt field', ask('{ bulletin }'), 400],
  ['a question for traces', ask('{ __typename }'), 400],
  [
    'a broken request',
    () => send(town.url, { headers: { 'content-type': 'application/json' }, body: '{"query": ' }),
    400,
  ],
];

describe('graphql-cop finds nothing', () => {
  it.each(COP)('with %s', async (_idea, attack, status) => {
    const answer = await attack();
    expect(answer.status).toBe(status);
    expect(answer.text).not.toMatch(/"data"|did you mean|tracing|stack|node_modules|__typename/i);
    expect(namesLearnt(answer.text, '')).toEqual([]);
    expect(answer.text.length).toBeLessThan(1_000);
  });
});

describe('a stranger learns no name of the schema', () => {
  const OUTSIDE = [
    '{ __typename }',
    'mutation { __typename }',
    'subscription { __typename }',
    '{ __type(name: "Edition") { name } }',
    '{ edition(id: 1) { id } }',
    '{ town { name } }',
    '{ me { name } }',
    'mutation { sign }',
    'mutation { signOut }',
    'mutation { signin(name: "a", password: "b") { name } }',
    'mutation { signIn }',
    'mutation { signIn { name } }',
    'mutation { signIn(name: "a") { name } }',
    'mutation { signIn(name: 1, password: true) { name } }',
    'mutation { signIn(name: "a", password: "b", x: 1) { name } }',
    'mutation { signIn(name: "a", password: "b") { nam } }',
    'mutation { signIn(name: "a", password: "b") { name roles } }',
    'mutation { signIn(name: "a", password: "b") { ... on Editio { id } } }',
    'mutation { signIn(name: "a", password: "b") { name @ski } }',
    'mutation { signIn(name: "a", password: "b") { name } __typename }',
    'mutation { signIn(name: "a", password: "b") { name } signOut }',
    'mutation { signIn(name: "a", password: "b") { name } b: signIn(name: "a", password: "c") { name } }',
    'mutation { ... { signIn(name: "a", password: "b") { name } } }',
    'mutation { ...F } fragment F on Mutation { signIn(name: "a", password: "b") { name } }',
    'mutation ($n: Strin!) { signIn(name: $n, password: "b") { name } }',
    'query { signIn(name: "a", password: "b") { name } }',
    'mutation A { signIn(name: "a", password: "b") { name } } query B { town { name } }',
    'mutation { signIn(name: "a", password: "b") { name } } # and\n{',
    '{',
    'x',
    '# nothing',
  ];

  it.each(OUTSIDE)('from %j', async (query) => {
    const answer = await postJson(town.url, { query, variables: { n: 'a', p: 'b' } });
    expect(answer.status).toBe(400);
    expect(codeIn(answer.text)).toBe('QUERY_NOT_ALLOWED');
    expect(namesLearnt(answer.text, '')).toEqual([]);
  });

  it('is told the same whatever was wrong', async () => {
    const bodies = new Set<string>();
    for (const query of OUTSIDE) bodies.add((await postJson(town.url, { query })).text);
    expect(bodies.size).toBe(1);
  });

  const SIGN_IN = 'mutation ($n: String!, $p: String!) { signIn(name: $n, password: $p) { name } }';
  const DISCLOSURES = kioskOperation('Disclosures');
  const LOOK_UP = kioskOperation('OpenResidentSession');

  it.each([
    ['a number for a name', SIGN_IN, { n: 1, p: 'b' }],
    ['a variable left out', SIGN_IN, { n: 'a' }],
    ['null', SIGN_IN, { n: null, p: null }],
    ['a list', SIGN_IN, { n: ['a'], p: { x: 1 } }],
    ['an unknown input field', DISCLOSURES, { first: 1, filter: { catalog: 'POLICIES' } }],
    ['a filter that is text', DISCLOSURES, { first: 1, filter: 'villageCod' }],
    ['a fraction', DISCLOSURES, { first: 1.5 }],
    ['an ID number that is a number', LOOK_UP, { idNumber: 9.9e17, proof: '6688' }],
    ['a nested proof', LOOK_UP, { idNumber: 'x', proof: { idNumber: 'y' } }],
  ])('from wrong variables: %s', async (_what, query, variables) => {
    const answer = await postJson(town.url, { query, variables });
    expect(answer.status).toBe(400);
    expect(codeIn(answer.text)).toBe('BAD_INPUT');
    expect(namesLearnt(answer.text, '')).toEqual([]);
    expect(answer.text).not.toMatch(/\$|did you mean/i);
  });

  it.each([
    ['an operation name that is not there', { query: SIGN_IN, operationName: 'Sign' }],
    ['variables that are a list', { query: SIGN_IN, variables: [] }],
    ['variables that are text', { query: SIGN_IN, variables: 'n' }],
    ['extensions that are text', { query: SIGN_IN, extensions: 'x' }],
    ['a persisted query', { extensions: { persistedQuery: { version: 1, sha256Hash: 'ab' } } }],
    ['a query that is a list', { query: [SIGN_IN] }],
    ['nothing', {}],
    ['an empty query', { query: ' ' }],
    ['null', null],
    ['a number', 7],
  ])('from an odd request: %s', async (_what, body) => {
    const answer = await postJson(town.url, body);
    expect(answer.status).toBe(400);
    expect(codeIn(answer.text)).toBe('BAD_INPUT');
    expect(namesLearnt(answer.text, '')).toEqual([]);
  });

  it('runs every text the kiosk asks, and none that differs by a space', async () => {
    const query = kioskOperation('Rotation');
    expect((await postJson(town.url, { query })).status).toBe(200);
    expect(codeIn((await postJson(town.url, { query: `${query} ` })).text)).toBe(
      'QUERY_NOT_ALLOWED',
    );
  });
});
