import { auditServer } from 'graphql-http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTown, type Town } from '../../support/town.ts';

let town: Town;

beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

/** Queries over GET are refused on purpose: an address ends up in logs and histories. */
const REFUSED_ON_PURPOSE = [
  'MAY accept application/x-www-form-urlencoded formatted GET requests',
  'MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json',
  'MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json',
];

it('speaks GraphQL over HTTP as the specification says, but for queries over GET', async () => {
  const { cookie } = await town.staff('office');
  const results = await auditServer({
    url: `${town.url}/graphql`,
    fetchFn: (url: string, init?: RequestInit) => {
      const headers = new Headers(init?.headers);
      headers.set('cookie', cookie!);
      return fetch(url, { ...init, headers });
    },
  });
  const missed = results.filter(({ status }) => status !== 'ok');
  expect(results).toHaveLength(61);
  const must = results.filter(({ name }) => name.startsWith('MUST'));
  expect(must).toHaveLength(13);
  expect(missed.map(({ name }) => name)).toEqual(REFUSED_ON_PURPOSE);
});
