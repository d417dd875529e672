import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttemptRow } from '../../../server/attempt/attempt.entity.ts';
import { openTown, type Town } from '../../support/town.ts';
import { codeIn, postJson } from './wire.ts';

let town: Town;
let cookie: string;

beforeAll(async () => {
  town = await openTown();
  cookie = (await town.staff('office')).cookie!;
  // The first request of a process compiles what later ones reuse.
  await ask('{ me { name } }');
});
afterAll(() => town.close());

const ask = (query: string) => postJson(town.url, { query }, { headers: { cookie } });
const times = (count: number, text: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => text(at)).join(' ');

const nested = (depth: number, open: string, leaf: string) =>
  `${open.repeat(depth)}${leaf}${'}'.repeat(depth)}`;

/** `count` fragments on `type`, each spreading the next one `copies` times. */
const chain = (count: number, type: string, copies: number, leaf: string) =>
  times(
    count,
    (at) =>
      `fragment F${at} on ${type} { ${at === count - 1 ? leaf : times(copies, () => `...F${at + 1}`)} }`,
  );

/** `count` fragments on Type, each one level deeper than the one before. */
const staircase = (count: number) =>
  times(
    count,
    (at) =>
      `fragment F${at} on __Type { ofType { ${at === count - 1 ? 'name' : `...F${at + 1}`} } }`,
  );

/** RELIABILITY: each answers 400 with at most a kilobyte and costs next to nothing. */
const ATTACKS: [attack: string, query: string][] = [
  [
    'a list query of 12 levels in 132 bytes',
    '{__schema{types{fields{type{fields{type{fields{type{fields{type{fields{type{fields{name}}}}}}}}}}}}}}',
  ],
  ['5,000 aliases', `{ ${times(5_000, (at) => `a${at}:me{name}`)} }`],
  ['101 aliases', `{ ${times(101, (at) => `a${at}:me{name}`)} }`],
  ['31 aliases', `{ ${times(31, (at) => `a${at}:__typename`)} }`],
  ['31 aliases within', `{ me { ${times(31, (at) => `a${at}:name`)} } }`],
  ['40,000 directives', `{ me ${'@a'.repeat(40_000)} { name } }`],
  ['10 directives', `{ me ${'@include(if: true)'.repeat(10)} { name } }`],
  ['depth 5,000', nested(5_000, '{a', '')],
  ['depth 13', `query { me ${nested(12, '{a', '')} }`],
  ['depth 13 through inline fragments', `{ me ${nested(12, '{...{a', '').replaceAll('}', '}}')} }`],
  ['depth 21 in introspection', `{ __schema { types ${nested(19, '{ofType', '')} } }`],
  ['depth through fragments', `{ __type(name: "Edition") { ...F0 } } ${staircase(12)}`],
  ['21 roots', `{ ${times(21, () => 'me { name }')} }`],
  ['21 roots in an inline fragment', `{ ... { ${times(21, () => 'me { name }')} } }`],
  ['21 roots in nested inline fragments', `{ ...{...{ ${times(21, () => '__typename')} }} }`],
  ['21 roots in a fragment', `{ ...F } fragment F on Query { ${times(21, () => '__typename')} }`],
  [
    '21 roots in two operations',
    `query A { ${times(11, () => '__typename')} } query B { ${times(10, () => '__typename')} }`,
  ],
  [
    'pages of rows within a page',
    '{ editions(first: 200) { nodes { rosterDraft { rows(first: 200) { nodes { number } } } } } }',
  ],
  [
    'pages of rows within a page, their size a variable',
    'query ($n: Int!) { editions(first: $n) { nodes { rosterDraft { rows(first: $n) { nodes { number } } } } } }',
  ],
  [
    'pages of rows in a fragment',
    '{ disclosures(first: 150) { nodes { ...D } } } fragment D on Disclosure { roster { rows { nodes { number } } } editions { roster { rows { nodes { number } } } } }',
  ],
  ['a fragment that spreads itself', '{ ...F } fragment F on Query { me { name } ...F }'],
  [
    'fragments in a circle',
    '{ ...A } fragment A on Query { ...B } fragment B on Query { ...C } fragment C on Query { ...A }',
  ],
  [
    'a circle that goes deeper',
    '{ __type(name: "A") { ...A } } fragment A on __Type { ofType { ...A } }',
  ],
  [
    'fragments that multiply',
    `{ ...F0 } ${chain(90, 'Query', 2, `a: me { nam } ${times(30, (at) => `b${at}: __typename`)}`)}`,
  ],
  [
    'fragments that multiply without harm but for the time',
    `{ ...F0 } ${chain(90, 'Query', 2, 'nothing')}`,
  ],
  ['brackets without end', '['.repeat(50_000)],
  ['a value of many lists', `{ edition(id: ${'['.repeat(400)}${']'.repeat(400)}) { id } }`],
  ['a name of 50,000 letters', `{ ${'a'.repeat(50_000)} }`],
  ['a text that never ends', `{ me(name: "${'a'.repeat(50_000)} }`],
  ['a misspelling of everything', `{ ${times(300, (at) => `edit${at}`)} }`],
  [
    'fields that contradict each other',
    `{ ${times(160, () => 'edition(id: 1) { id }')} edition(id: 2) { id } }`,
  ],
];

describe('an attack costs the server next to nothing', () => {
  it.each(ATTACKS)('%s', async (attack, query) => {
    const started = performance.now();
    const answer = await ask(query);
    const ms = performance.now() - started;
    console.log(`${attack}: ${ms.toFixed(0)} ms, ${answer.text.length} characters`);
    expect(answer.status).toBe(400);
    expect(codeIn(answer.text)).toMatch(/^(QUERY_TOO_LARGE|BAD_INPUT)$/);
    expect(Buffer.byteLength(answer.text)).toBeLessThanOrEqual(1_024);
    expect(ms).toBeLessThan(1_000);
  });
});

describe('what lies within the limits is answered', () => {
  it.each([
    ['30 aliases', `{ me { ${times(30, (at) => `a${at}: name`)} } }`],
    ['20 roots', `{ ${times(20, () => '__typename')} }`],
    ['9 directives', `{ ${times(9, () => '__typename @include(if: true)')} }`],
    ['a fragment spread twice', '{ ...F ...F } fragment F on Query { me { name } }'],
    [
      'fragments within fragments',
      '{ me { ...A } } fragment A on StaffMember { ...B ...B } fragment B on StaffMember { name }',
    ],
  ])('%s', async (_what, query) => {
    const answer = await ask(query);
    expect(answer.status).toBe(200);
    expect(answer.text).not.toContain('"errors"');
  });
});

describe('before a text is even read', () => {
  it('more than 100 kB is refused', async () => {
    const answer = await ask(`{ me { name } } # ${'x'.repeat(100_000)}`);
    expect(answer.status).toBe(413);
    expect(codeIn(answer.text)).toBe('QUERY_TOO_LARGE');
  });

  it('a batch is refused', async () => {
    const batch = Array.from({ length: 3 }, () => ({ query: '{ me { name } }' }));
    const answer = await postJson(town.url, batch, { headers: { cookie } });
    expect(answer.status).toBe(400);
    expect(codeIn(answer.text)).toBe('BAD_INPUT');
  });

  it.each([
    ['lists', `${'['.repeat(45_000)}${']'.repeat(45_000)}`],
    ['objects', `${'{"a":'.repeat(15_000)}1${'}'.repeat(15_000)}`],
  ])('variables of %s within each other break nothing', async (_what, value) => {
    const body = `{"query":"query ($id: ID!) { edition(id: $id) { id } }","variables":{"id":${value}}}`;
    const response = await fetch(`${town.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body,
    });
    const text = await response.text();
    expect(response.status).toBe(400);
    expect(text.length).toBeLessThanOrEqual(1_024);
  });
});

describe('aliases buy no tries', () => {
  const LOOK_UP = 'openResidentSession(idNumber: "999999194803150026", proof: "6688") { token }';
  const SIGN_IN = 'signIn(name: "office", password: "x") { name }';

  it.each([
    ['20 look-ups', `mutation { ${times(20, (at) => `a${at}: ${LOOK_UP}`)} }`],
    ['two look-ups', `mutation { ${LOOK_UP} b: ${LOOK_UP} }`],
    ['look-ups in inline fragments', `mutation { ... { ${LOOK_UP} } ... { b: ${LOOK_UP} } }`],
    ['a look-up and a sign-in', `mutation { ${LOOK_UP} ${SIGN_IN} }`],
    ['20 sign-ins', `mutation { ${times(20, (at) => `a${at}: ${SIGN_IN}`)} }`],
    ['look-ups in two operations', `mutation A { ${LOOK_UP} } mutation B { ${LOOK_UP} }`],
  ])('%s in one text are refused and not counted', async (_what, query) => {
    const before = await town.deps.database.read.find(AttemptRow);
    const answer = await ask(query);
    expect(answer.status).toBe(400);
    expect(codeIn(answer.text)).toBe('QUERY_TOO_LARGE');
    expect(await town.deps.database.read.find(AttemptRow)).toEqual(before);
  });
});
