import { runInNewContext } from 'node:vm';
import { type AltairConfigOptions, renderInitSnippet } from 'altair-static';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { altairOptionsFor, workspaceOf } from '../../../server/http/playground/altair.ts';
import { registerPlayground } from '../../../server/http/playground/playground.ts';
import type { PlaygroundOptions, PlaygroundStaff } from '../../../server/http/playground/staff.ts';

const CLERK: PlaygroundStaff = { name: 'roster', displayName: '王会计', roles: ['ROSTER_CLERK'] };
const LEADER: PlaygroundStaff = { name: 'leader', displayName: '李主任', roles: ['LEADING_GROUP'] };
const OFFICE: PlaygroundStaff = { name: 'office', displayName: '党政办 何静', roles: ['OFFICE'] };
const SLY: PlaygroundStaff = { name: 'sly', displayName: '<b>"&', roles: ['ADMIN'] };
const STAFF = new Map([CLERK, LEADER, OFFICE, SLY].map((person) => [person.name, person]));

const DEMO = {
  demoAccounts: [{ name: 'roster', displayName: '王会计', duty: '导入 <名册>' }],
  demoPassword: 'lianxin-demo',
};

const OWN_PAGE_POLICY =
  "base-uri 'self'; connect-src 'self'; font-src 'self'; frame-ancestors 'self'; object-src 'none'; " +
  "script-src 'self'; default-src 'self'; form-action 'none'; frame-src 'self'; img-src 'self'; " +
  "style-src 'self'";
const ALTAIR_POLICY =
  "base-uri 'self'; connect-src 'self'; font-src 'self'; frame-ancestors 'self'; object-src 'none'; " +
  "script-src 'self'; default-src 'none'; form-action 'none'; frame-src 'none'; " +
  "img-src 'self' data:; style-src 'self' 'unsafe-inline'; worker-src 'self'";

let app: FastifyInstance;

beforeAll(async () => {
  app = await serve(DEMO);
});
afterAll(() => app.close());

describe('nobody signed in', () => {
  it('gets the sign-in page with the demo accounts', async () => {
    const page = await get('/playground');
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('data-account="roster"');
    expect(page.body).toContain('导入 &lt;名册&gt;');
    expect(page.body).toContain('lianxin-demo');
    expectOwnPage(page);
  });

  it.each([
    ['no accounts', { demoAccounts: null, demoPassword: 'lianxin-demo' }],
    ['no password', { demoAccounts: DEMO.demoAccounts, demoPassword: null }],
  ])('gets no demo accounts outside demo mode: %s', async (_case, options) => {
    const real = await serve(options);
    const page = await real.inject('/playground');
    await real.close();
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toContain('data-account');
    expect(page.body).not.toContain('lianxin-demo');
  });

  it('gets no options, whatever a role knows', async () => {
    const script = await get('/playground/altair/options.js');
    expect(script.statusCode).toBe(401);
    expect(script.body).toBe('');
  });

  it('is sent from Altair to the sign-in page', async () => {
    const page = await get('/playground/altair/');
    expect([page.statusCode, page.headers.location]).toEqual([303, '/playground']);
  });
});

describe('signed in', () => {
  it('gets the desk with name, role and sign-out', async () => {
    const page = await get('/playground', CLERK);
    expect(page.body).toContain('王会计');
    expect(page.body).toContain('名册员');
    expect(page.body).toContain('id="sign-out"');
    expect(page.body).not.toContain('lianxin-demo');
    expectOwnPage(page);
  });

  it('is not told twice what the shown name already tells', async () => {
    const page = await get('/playground', OFFICE);
    expect(page.body.match(/党政办/g)).toHaveLength(1);
  });

  it('is shown by name as text, never as markup', async () => {
    expect((await get('/playground', SLY)).body).toContain('&lt;b&gt;&quot;&amp;');
  });

  it('gets Altair under its own path without inline script, style or base of another place', async () => {
    const page = await get('/playground/altair/', CLERK);
    expect(page.headers).toMatchObject({
      'content-security-policy': ALTAIR_POLICY,
      'cache-control': 'no-store',
    });
    expect(page.body).toContain('<base href="/playground/altair/" />');
    expect(page.body).toContain('<script type="module" src="options.js"></script>');
    expectNothingInline(page.body);
  });

  it('gets options that are never kept, with the windows of the role', async () => {
    const [clerk, leader] = await Promise.all([
      get('/playground/altair/options.js', CLERK),
      get('/playground/altair/options.js', LEADER),
    ]);
    expect(clerk.headers['cache-control']).toBe('no-store');
    expect(clerk.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(clerk.body).toContain('importRoster');
    expect(clerk.body).not.toContain('passEdition');
    expect(leader.body).toContain('passEdition');
    expect(leader.body).not.toContain('importRoster');
  });

  it('has no password in the options', async () => {
    expect(JSON.stringify(altairOptionsFor(CLERK))).not.toMatch(/password|signIn|lianxin-demo/i);
  });
});

describe('the options', () => {
  const options = altairOptionsFor(CLERK);

  it('are all known to Altair', () => {
    expect(knownToAltair(options)).toMatchObject(options);
  });

  it('keep Altair to this server, in Chinese, with uploads past the CSRF check', () => {
    expect(options).toMatchObject({
      endpointURL: '/graphql',
      disableAccount: true,
      persistedSettings: {
        language: 'zh-CN',
        'banners.disable': true,
        'schema.reloadOnStart': true,
      },
    });
    for (const window of options.initialWindows ?? []) {
      expect(window.initialHeaders).toEqual({ 'Apollo-Require-Preflight': 'true' });
      expect(window.endpointURL).toBeUndefined();
    }
  });

  it('name another workspace for another person and for other roles', () => {
    const promoted: PlaygroundStaff = { ...CLERK, roles: ['ROSTER_CLERK', 'OFFICE'] };
    const twin: PlaygroundStaff = { ...CLERK, name: 'roster2' };
    const names = [CLERK, LEADER, promoted, twin].map(workspaceOf);
    expect(new Set(names).size).toBe(4);
    expect(options.instanceStorageNamespace).toBe(workspaceOf(CLERK));
  });
});

describe('files', () => {
  it.each([
    ['/playground/assets/sign-in.css', 'text/css'],
    ['/playground/assets/sign-in.js', 'javascript'],
    ['/playground/assets/desk.css', 'text/css'],
    ['/playground/assets/desk.js', 'javascript'],
    ['/playground/assets/altair.css', 'text/css'],
    ['/playground/assets/icon.svg', 'image/svg+xml'],
    ['/playground/altair/main.js', 'javascript'],
    ['/playground/altair/styles.css', 'text/css'],
  ])('%s is served', async (path, type) => {
    const file = await get(path);
    expect(file.statusCode).toBe(200);
    expect(file.headers['content-type']).toContain(type);
  });

  it('Altair speaks Chinese where its own translation does not', async () => {
    const words = (await get('/playground/altair/assets/i18n/zh-CN.json')).json<
      Record<string, string>
    >();
    expect(words['SEND_REQUEST_BUTTON']).toBe('发送请求');
    expect(words['DOCS_MUTATIONS_TEXT']).toBe('办理');
  });

  it.each(['/playground/altair/index.html', '/playground/altair/iframe-sandbox/index.html'])(
    "Altair's own page %s is not, as it would come without our policy",
    async (path) => {
      expect((await get(path, CLERK)).statusCode).toBe(404);
    },
  );
});

async function serve(options: Omit<PlaygroundOptions, 'staffOf'>): Promise<FastifyInstance> {
  const instance = Fastify();
  await registerPlayground(instance, {
    ...options,
    staffOf: async (request) => STAFF.get(String(request.headers['x-test-staff'])) ?? null,
  });
  return instance;
}

function get(url: string, staff?: PlaygroundStaff) {
  return app.inject({ url, headers: staff ? { 'x-test-staff': staff.name } : {} });
}

function expectOwnPage(page: Awaited<ReturnType<typeof get>>): void {
  expect(page.headers).toMatchObject({
    'content-security-policy': OWN_PAGE_POLICY,
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'x-frame-options': 'SAMEORIGIN',
  });
  expectNothingInline(page.body);
}

function expectNothingInline(html: string): void {
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/i);
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/i);
  expect(html).not.toMatch(/(src|href)="(https?:)?\/\//i);
}

/** Altair drops options it does not know without a word: what its own check lets through. */
function knownToAltair(options: AltairConfigOptions): unknown {
  let received = '';
  const AltairGraphQL = { init: (value: unknown) => (received = JSON.stringify(value)) };
  runInNewContext(renderInitSnippet(options), { AltairGraphQL });
  return JSON.parse(received);
}
