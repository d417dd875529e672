import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../../server/app.ts';
import { openTown, type Town } from '../../support/town.ts';
import { codeIn, kioskOperation, postJson, send } from './wire.ts';

const PROXY = '127.0.0.9';
const OPEN = kioskOperation('OpenResidentSession');

let town: Town;
let app: FastifyInstance;
let url: string;

/** The same town, behind a proxy it knows. */
beforeAll(async () => {
  town = await openTown();
  app = await buildApp(town.deps, {
    logLevel: 'silent',
    proxies: [PROXY, '10.20.0.0/16'],
    demo: { demoAccounts: null, demoPassword: null },
  });
  url = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await app.close();
  await town.close();
});

/** Sixty look-ups use up what one machine may do in ten minutes. */
const lookUps = (at: string, from: string, forwardedFor: (n: number) => string, times = 60) =>
  Promise.all(
    Array.from({ length: times }, async (_, n) => {
      const headers = { 'x-forwarded-for': forwardedFor(n) };
      const variables = { idNumber: '1', proof: '1' };
      return codeIn((await postJson(at, { query: OPEN, variables }, { from, headers })).text);
    }),
  );
const refused = (codes: readonly (string | null)[]) =>
  codes.filter((code) => code === 'TRY_LATER').length;

describe('the machine a request is counted for', () => {
  it('is the client a listed proxy names, each by itself', async () => {
    await lookUps(url, PROXY, () => '203.0.113.1');
    expect(refused(await lookUps(url, PROXY, () => '203.0.113.1', 1))).toBe(1);
    expect(refused(await lookUps(url, PROXY, () => '203.0.113.2', 1))).toBe(0);
  });

  it('is not what the client wrote in front of what the proxy saw', async () => {
    const codes = await lookUps(url, PROXY, (n) => `198.51.100.${n}, 203.0.113.3`, 70);
    expect(refused(codes)).toBe(10);
  });

  it('is the client behind a second proxy that is listed too', async () => {
    await lookUps(url, PROXY, () => '203.0.113.4, 10.20.3.4');
    expect(refused(await lookUps(url, PROXY, () => '203.0.113.4, 10.20.9.9', 1))).toBe(1);
    expect(refused(await lookUps(url, PROXY, () => '203.0.113.5, 10.20.3.4', 1))).toBe(0);
  });

  it('is the sender itself when it is not listed, or nobody is', async () => {
    expect(refused(await lookUps(url, '127.0.0.8', (n) => `203.0.113.${n}`, 70))).toBe(10);
    expect(refused(await lookUps(town.url, PROXY, (n) => `203.0.113.${n}`, 70))).toBe(10);
  });
});

describe('the staff cookie', () => {
  const cookie = async (at: string, from: string, scheme: string) => {
    const query = 'mutation { signIn(name: "office", password: "lianxin-demo") { name } }';
    const headers = { 'x-forwarded-proto': scheme, 'x-forwarded-for': '203.0.113.9' };
    return (await postJson(at, { query }, { from, headers })).headers['set-cookie']?.[0];
  };

  it('is Secure when a listed proxy says that it came by https', async () => {
    expect(await cookie(url, PROXY, 'https')).toMatch(/; Secure/);
    expect(await cookie(url, PROXY, 'http')).not.toMatch(/Secure/);
  });

  it('follows nobody else', async () => {
    expect(await cookie(url, '127.0.0.8', 'https')).not.toMatch(/Secure/);
    expect(await cookie(town.url, PROXY, 'https')).not.toMatch(/Secure/);
  });
});

it('nobody reads the metrics by saying they are on this machine', async () => {
  const headers = { 'x-forwarded-for': '127.0.0.1' };
  const answer = await send(url, { method: 'GET', path: '/metrics', from: PROXY, headers });
  expect(answer.status).toBe(404);
});
