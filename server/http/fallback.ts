import type { FastifyInstance } from 'fastify';
import { bugFacts } from '../errors.ts';

/**
 * What is answered when no route does or a route breaks. Nothing of the address or of the error
 * comes back or reaches the log: either may quote people's data.
 */
export function registerFallback(app: FastifyInstance): void {
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ status: 'not found' }));

  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500) return reply.code(status).send({ status: 'bad request' });
    request.log.error({ bug: bugFacts(error) }, 'bug in a route');
    // A file that broke before its first byte was announced as what it is not.
    void reply.type('application/json; charset=utf-8').removeHeader('content-disposition');
    return reply.code(500).send({ status: 'broken', requestId: request.id });
  });
}
