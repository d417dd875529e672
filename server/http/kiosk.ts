import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** /kiosk/: the static bundle. Every screen is the same page; the bundle finds its way. */
export async function registerKiosk(app: FastifyInstance, projectRoot: string): Promise<void> {
  const root = join(projectRoot, 'kiosk', 'build');
  const shell = join(root, 'index.html');
  if (!existsSync(shell))
    throw new Error('kiosk/build is missing: run `npm start`, which builds it.');
  const page = readFileSync(shell, 'utf8');
  const policy = `${policyOf(page)}; frame-ancestors 'none'`;

  await app.register(fastifyStatic, {
    root,
    prefix: '/kiosk/',
    index: false,
    cacheControl: false,
    wildcard: false,
    setHeaders: (reply, path) => {
      const isHashed = path.includes('/immutable/');
      void reply.header(
        'cache-control',
        isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  app.get('/', (_request, reply) => reply.redirect('/kiosk/', 302));
  app.get('/kiosk', (_request, reply) => reply.redirect('/kiosk/', 308));
  app.get('/kiosk/*', (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('content-security-policy', policy)
      .send(page),
  );
}

/** The policy the build wrote into the page, with the hashes of its inline script. */
function policyOf(page: string): string {
  const policy = /http-equiv="content-security-policy" content="([^"]+)"/.exec(page)?.[1];
  if (policy === undefined) throw new Error('kiosk/build/index.html carries no policy');
  return policy;
}
