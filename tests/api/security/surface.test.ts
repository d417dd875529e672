import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../../server/app.ts';
import { cutSlowBodies, giveUploadTime } from '../../../server/http/slow-bodies.ts';
import { openTown, type Town } from '../../support/town.ts';
import { kioskOperation, postJson, send } from './wire.ts';

let town: Town;
let cookie: string;

beforeAll(async () => {
  town = await openTown();
  cookie = (await town.staff('office')).cookie!;
});
afterAll(() => town.close());

const get = (path: string, more: Record<string, string> = {}) =>
  send(town.url, { method: 'GET', path, headers: { cookie, ...more } });

describe('headers of every answer', () => {
  it.each([
    ['/kiosk/', 200],
    ['/kiosk/disclosures/1', 200],
    ['/', 302],
    ['/playground', 200],
    ['/playground/', 308],
    ['/playground/altair/', 200],
    ['/playground/altair/options.js', 200],
    ['/playground/assets/desk.js', 200],
    ['/healthz', 200],
    ['/readyz', 200],
    ['/metrics', 200],
    ['/exports/1', 404],
    ['/print/rosters/1.pdf?paper=A4', 404],
    ['/nothing/here', 404],
    ['/graphql', 404],
  ])('%s', async (path, status) => {
    const { headers, status: actual } = await get(path);
    expect(actual).toBe(status);
    expect(headers['content-security-policy']).toMatch(/default-src 'none'|default-src 'self'/);
    expect(headers['content-security-policy']).toMatch(/frame-ancestors '(none|self)'/);
    expect(headers['content-security-policy']).not.toMatch(
      /unsafe-eval|script-src[^;]*unsafe-inline/,
    );
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-frame-options']).toBe('SAMEORIGIN');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['server']).toBeUndefined();
  });

  it('of the API forbid keeping the answer', async () => {
    const { headers } = await postJson(town.url, { query: kioskOperation('Rotation') });
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toBe("default-src 'none';frame-ancestors 'none'");
  });

  it('of the kiosk allow no inline script or style but by hash', async () => {
    const policy = (await get('/kiosk/')).headers['content-security-policy'];
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe-inline');
    expect(policy).toMatch(/script-src [^;]*'sha256-/);
  });
});

describe('paths that lead nowhere', () => {
  it.each([
    '/nothing',
    '/nothing?idNumber=999999194803150026',
    '/graphql/',
    '/graphql?query={town{name}}',
    '/attachments/1',
    '/.env',
    '/data/lianxin.sqlite',
    '/server/main.ts',
    '/playground/assets/..%2f..%2f..%2f..%2fpackage.json',
    '/playground/altair/..%2f..%2f..%2fpackage.json',
    '/playground/altair/index.html',
    '/playground/altair/%69ndex.html',
    '/playground/assets/nothing.js',
    '//evil.example/',
  ])('%s is 404 and tells nothing', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(answer.text).toBe('{"status":"not found"}');
  });

  it.each([
    '/%',
    '/kiosk/%ff',
    '/%c0%ae%c0%ae/',
    '/playground/assets/%00',
    '/playground/assets/../../../../package.json',
  ])('%s is refused without a trace of the inside', async (path) => {
    const answer = await get(path);
    expect([400, 403, 404]).toContain(answer.status);
    expect(answer.text).not.toMatch(/node_modules|\.ts\b|\bat \S+ \(|\/work\//);
  });

  it.each([
    '/kiosk/..%2f..%2fpackage.json',
    '/kiosk/%2e%2e/%2e%2e/package.json',
    '/kiosk/../package.json',
  ])('%s never leads to a file outside the kiosk', async (path) => {
    const answer = await get(path);
    expect([200, 302, 403, 404]).toContain(answer.status);
    expect(answer.text).not.toContain('"dependencies"');
  });
});

describe('/metrics', () => {
  it.each([
    ['the machine itself', '127.0.0.1', {}, 200],
    ['another address', '127.0.0.2', {}, 404],
    ['a proxy on the machine', '127.0.0.1', { 'x-forwarded-for': '203.0.113.9' }, 404],
    ['a proxy of the newer kind', '127.0.0.1', { forwarded: 'for=203.0.113.9' }, 404],
    [
      'another address that claims to be the machine',
      '127.0.0.2',
      { 'x-forwarded-for': '127.0.0.1' },
      404,
    ],
  ])('for %s', async (_who, from, headers, status) => {
    const answer = await send(town.url, { method: 'GET', path: '/metrics', from, headers });
    expect(answer.status).toBe(status);
  });

  it('counts without naming anybody', async () => {
    const { text } = await get('/metrics');
    const lines = text.trim().split('\n');
    for (const line of lines) expect(line).toMatch(/^# (HELP|TYPE) [a-z_]+ .+$|^[a-z_]+ [\d.]+$/);
  });
});

describe('slow senders', () => {
  it('are cut by the limits of the server', async () => {
    const app = await buildApp(town.deps, {
      logLevel: 'silent',
      demo: { demoAccounts: null, demoPassword: null },
    });
    const { headersTimeout, requestTimeout, keepAliveTimeout, timeout } = app.server;
    await app.close();
    expect({ headersTimeout, requestTimeout, keepAliveTimeout, timeout }).toEqual({
      headersTimeout: 10_000,
      requestTimeout: 120_000,
      keepAliveTimeout: 30_000,
      timeout: 150_000,
    });
  });

  it('lose the connection when a body trickles, unless they are known', async () => {
    const app = Fastify({ logger: false });
    cutSlowBodies(app, 150);
    app.addContentTypeParser('text/slow', (request, payload, done) => {
      if (request.headers['x-known'] === 'yes') giveUploadTime(request.raw);
      payload.on('end', () => done(null, 'read'));
      payload.resume();
    });
    app.post('/', (request) => request.body);
    const port = Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port);
    const trickled = await Promise.all([
      trickle(port, 'x-known: no', 500),
      trickle(port, 'x-known: yes', 500),
      trickle(port, 'x-known: no', 20),
    ]);
    await app.close();
    expect(trickled).toEqual(['', 'HTTP/1.1 200 OK', 'HTTP/1.1 200 OK']);
  });

  /** Sends a body in two halves, so many milliseconds apart; returns the status line, if any. */
  async function trickle(port: number, header: string, ms: number): Promise<string> {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('error', () => undefined);
    const closed = new Promise((resolve) => socket.on('close', resolve));
    socket.write(
      `POST / HTTP/1.1\r\nhost: x\r\ncontent-type: text/slow\r\n${header}\r\ncontent-length: 4\r\nconnection: close\r\n\r\nab`,
    );
    await wait(ms);
    if (!socket.destroyed) socket.write('cd');
    await closed;
    return answer.split('\r\n')[0]!;
  }
});
