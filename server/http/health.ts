import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Deps } from '../context.ts';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** /healthz (alive), /readyz (database answers), /metrics (Prometheus text, loopback only). */
export function registerHealth(app: FastifyInstance, { database }: Deps): void {
  let answered = 0;
  let failed = 0;
  app.addHook('onResponse', (_request, reply, done) => {
    answered += 1;
    if (reply.statusCode >= 500) failed += 1;
    done();
  });

  app.get('/healthz', () => ({ status: 'ok' }));

  app.get('/readyz', async (_request, reply) => {
    const isUp = await database.isUp();
    return reply.code(isUp ? 200 : 503).send({ status: isUp ? 'ok' : 'database unreachable' });
  });

  app.get('/metrics', async (request, reply) => {
    if (!isLocal(request)) return reply.code(404).send({ status: 'not found' });
    return reply
      .type('text/plain; version=0.0.4; charset=utf-8')
      .send(
        [
          metric('lianxin_requests_total', 'counter', 'Requests answered.', answered),
          metric('lianxin_request_failures_total', 'counter', 'Answered with 5xx.', failed),
          metric(
            'lianxin_database_up',
            'gauge',
            'Database answers.',
            Number(await database.isUp()),
          ),
          metric('process_resident_memory_bytes', 'gauge', 'Memory.', process.memoryUsage.rss()),
          metric('process_uptime_seconds', 'gauge', 'Seconds since start.', process.uptime()),
        ].join(''),
      );
  });
}

/** A proxy on this machine speaks from the loopback too, for people elsewhere. */
function isLocal({ ip, headers }: FastifyRequest): boolean {
  return LOOPBACK.has(ip) && !('x-forwarded-for' in headers || 'forwarded' in headers);
}

function metric(name: string, type: 'counter' | 'gauge', help: string, value: number): string {
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${name} ${value}\n`;
}
