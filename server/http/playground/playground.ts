import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { findProjectRoot } from '../../shared/project-root.ts';
import { ALTAIR_FOLDER, altairOptionsScript, altairPage } from './altair.ts';
import { chineseWords } from './chinese.ts';
import { ALTAIR_POLICY, OWN_PAGE_POLICY, sendPrivately } from './content-security.ts';
import { deskPage, signInPage } from './pages.ts';
import type { PlaygroundOptions } from './staff.ts';

/** /playground: the sign-in page, then the operating desk with that person's windows. */
export async function registerPlayground(
  app: FastifyInstance,
  options: PlaygroundOptions,
): Promise<void> {
  await app.register(async (scope) => {
    registerPages(scope, options);
    await registerFiles(scope);
  });
}

function registerPages(app: FastifyInstance, options: PlaygroundOptions): void {
  const altair = altairPage();
  const words = chineseWords(ALTAIR_FOLDER);

  app.get('/playground', async (request, reply) => {
    const staff = await options.staffOf(request);
    return sendPrivately(reply, OWN_PAGE_POLICY)
      .type('text/html; charset=utf-8')
      .send(staff ? deskPage(staff) : signInPage(options));
  });

  app.get('/playground/', async (_request, reply) => reply.redirect('/playground', 308));

  app.get('/playground/altair/', async (request, reply) => {
    const staff = await options.staffOf(request);
    sendPrivately(reply, ALTAIR_POLICY);
    if (!staff) return reply.redirect('/playground', 303);
    return reply.type('text/html; charset=utf-8').send(altair);
  });

  app.get('/playground/altair/options.js', async (request, reply) => {
    const staff = await options.staffOf(request);
    sendPrivately(reply, ALTAIR_POLICY).type('text/javascript; charset=utf-8');
    if (!staff) return reply.code(401).send('');
    return reply.send(altairOptionsScript(staff));
  });

  app.get('/playground/altair/assets/i18n/zh-CN.json', async (_request, reply) =>
    reply.header('cache-control', 'no-cache').send(words),
  );
}

/** Files that are the same for everyone. `no-cache`: asked for again, answered 304 when unchanged. */
async function registerFiles(app: FastifyInstance): Promise<void> {
  const files = { decorateReply: false, index: false, cacheControl: false } as const;
  await app.register(fastifyStatic, {
    ...files,
    root: join(findProjectRoot(), 'server', 'http', 'playground', 'assets'),
    prefix: '/playground/assets/',
    setHeaders: askAgain,
  });
  await app.register(fastifyStatic, {
    ...files,
    root: ALTAIR_FOLDER,
    prefix: '/playground/altair/',
    // Its own pages would come without our policy and options.
    allowedPath: (path) => !path.endsWith('.html'),
    setHeaders: (reply) => {
      askAgain(reply);
      // A worker obeys the policy its script came with, not that of the page.
      void reply.header('content-security-policy', ALTAIR_POLICY);
    },
  });
}

function askAgain(reply: FastifyReply): void {
  void reply.header('cache-control', 'no-cache');
}
