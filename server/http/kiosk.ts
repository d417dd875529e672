import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

/**
 * /kiosk/: the static bundle. Every screen is the same page; the bundle finds its way. Page and
 * files are read from the folder as it is now, so a new build never meets an old page.
 */
export async function registerKiosk(app: FastifyInstance, projectRoot: string): Promise<void> {
  const root = join(projectRoot, 'kiosk', 'build');
  await readPage(root);

  await app.register(
    async (scope) => {
      await scope.register(fastifyStatic, {
        root,
        index: false,
        cacheControl: false,
        setHeaders: (reply, path) => {
          const isHashed = path.includes('/immutable/');
          void reply.header(
            'cache-control',
            isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
          );
        },
      });
      const sendPage = async (reply: FastifyReply) => {
        const { html, policy } = await readPage(root);
        return reply
          .code(200)
          .type('text/html; charset=utf-8')
          .header('cache-control', 'no-cache')
          .header('content-security-policy', policy)
          .send(html);
      };
      scope.get('/', { prefixTrailingSlash: 'slash' }, (_request, reply) => sendPage(reply));
      scope.setNotFoundHandler((request, reply) =>
        // A missing file answered with the page would be run as a script.
        /\.\w+$/.test(request.url.split('?')[0]!) ? reply.code(404).send('') : sendPage(reply),
      );
    },
    { prefix: '/kiosk' },
  );
  app.get('/kiosk', (_request, reply) => reply.redirect('/kiosk/', 308));
  app.get('/', (_request, reply) => reply.redirect('/kiosk/', 302));
}

/** The page, and the policy the build wrote into it with the hashes of its inline script. */
async function readPage(root: string): Promise<{ html: string; policy: string }> {
  const html = await readFile(join(root, 'index.html'), 'utf8').catch(() => {
    throw new Error('kiosk/build 还没有生成：请用 npm start 启动，它会先生成。');
  });
  const policy = /http-equiv="content-security-policy" content="([^"]+)"/.exec(html)?.[1];
  if (policy === undefined) throw new Error('kiosk/build/index.html carries no policy');
  return { html, policy: `${policy}; frame-ancestors 'none'` };
}
