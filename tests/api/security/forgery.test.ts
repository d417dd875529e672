import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EditionRow } from '../../../server/disclosure/disclosure.entity.ts';
import { DRAFT_INPUT } from '../../support/editions.ts';
import { openTown, type Town } from '../../support/town.ts';
import { codeIn, send, type WireRequest } from './wire.ts';

let town: Town;
let cookie: string;

beforeAll(async () => {
  town = await openTown();
  cookie = (await town.staff('drafter')).cookie!;
});
afterAll(() => town.close());

const MUTATION = `mutation ($input: DraftDisclosureInput!) { draftDisclosure(input: $input) { id } }`;
const BODY = JSON.stringify({ query: MUTATION, variables: { input: DRAFT_INPUT } });
const FORM = new URLSearchParams({
  query: MUTATION,
  variables: JSON.stringify({ input: DRAFT_INPUT }),
}).toString();
const PARTS = [
  '--b',
  'Content-Disposition: form-data; name="operations"',
  '',
  BODY,
  '--b',
  'Content-Disposition: form-data; name="map"',
  '',
  '{}',
  '--b--',
  '',
].join('\r\n');

const drafts = () => town.deps.database.read.count(EditionRow);

describe('a page elsewhere cannot act for a member of staff who is signed in', () => {
  const json = { 'content-type': 'application/json' };

  const FORGERIES: [how: string, request: WireRequest, status: number][] = [
    ['with text/plain', { headers: { 'content-type': 'text/plain' }, body: BODY }, 400],
    ['without a content type', { body: BODY }, 415],
    ['with an empty content type', { headers: { 'content-type': '' }, body: BODY }, 415],
    [
      'with text/plain that says it is JSON',
      { headers: { 'content-type': 'text/plain; application/json' }, body: BODY },
      400,
    ],
    [
      'with a form',
      { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: FORM },
      415,
    ],
    [
      'with multipart that no preflight allowed',
      { headers: { 'content-type': 'multipart/form-data; boundary=b' }, body: PARTS },
      400,
    ],
    [
      'with multipart and an empty operation name',
      {
        headers: {
          'content-type': 'multipart/form-data; boundary=b',
          'apollo-require-preflight': 'true',
          origin: 'http://evil.example',
        },
        body: PARTS,
      },
      400,
    ],
    [
      'from another origin',
      { headers: { ...json, origin: 'http://evil.example' }, body: BODY },
      400,
    ],
    ['from an opaque origin', { headers: { ...json, origin: 'null' }, body: BODY }, 400],
    ['from an origin that is no address', { headers: { ...json, origin: 'x' }, body: BODY }, 400],
    [
      'from an origin that only begins like ours',
      { headers: { ...json, origin: 'http://127.0.0.1.evil.example' }, body: BODY },
      400,
    ],
    [
      'from an origin with our name before an @',
      { headers: { ...json, origin: 'http://127.0.0.1@evil.example' }, body: BODY },
      400,
    ],
    ['from another port', { headers: { ...json, origin: 'http://127.0.0.1:1' }, body: BODY }, 400],
    ['with GET', { method: 'GET', path: `/graphql?${FORM}` }, 404],
    [
      'with GET and a body',
      {
        method: 'GET',
        headers: { ...json, 'content-length': String(Buffer.byteLength(BODY)) },
        body: BODY,
      },
      404,
    ],
    ['with PUT', { method: 'PUT', headers: json, body: BODY }, 404],
    [
      'with POST that another header calls GET',
      {
        path: `/graphql?${FORM}`,
        headers: { ...json, 'x-http-method-override': 'GET' },
        body: '{}',
      },
      400,
    ],
  ];

  it.each(FORGERIES)('%s', async (_how, request, status) => {
    const before = await drafts();
    const answer = await send(town.url, { ...request, headers: { ...request.headers, cookie } });
    expect(answer.status).toBe(status);
    expect(answer.text).not.toContain('"data"');
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    expect(await drafts()).toBe(before);
  });

  it('while the same request from our own page is carried out', async () => {
    const before = await drafts();
    const headers = { 'content-type': 'application/json', origin: town.url, cookie };
    const answer = await send(town.url, { headers, body: BODY });
    expect(answer.text).toContain('"data"');
    expect(await drafts()).toBe(before + 1);
  });

  it('because no other origin is ever let in by a preflight', async () => {
    const answer = await send(town.url, {
      method: 'OPTIONS',
      headers: { origin: 'http://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(answer.status).toBe(404);
    expect(Object.keys(answer.headers).filter((name) => name.includes('allow-'))).toEqual([]);
  });

  it('because the cookie is HttpOnly, SameSite=Strict and for the whole site', async () => {
    const query = 'mutation { signIn(name: "office", password: "lianxin-demo") { name } }';
    const answer = await send(town.url, {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const [set] = answer.headers['set-cookie']!;
    expect(set).toMatch(/^lianxin_staff=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  it('because a refused sign-in sets no cookie', async () => {
    const query = 'mutation { signIn(name: "office", password: "wrong") { name } }';
    const answer = await send(town.url, {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    expect(codeIn(answer.text)).toBe('SIGN_IN_FAILED');
    expect(answer.headers['set-cookie']).toBeUndefined();
  });
});
