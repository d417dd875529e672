import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import Fastify, { type FastifyInstance } from 'fastify';
import { DEBIAN_CHROMIUM } from './config.ts';
import type { Deps } from './context.ts';
import { startApollo } from './http/graphql/apollo.ts';
import { gatekeeper } from './http/graphql/admit.ts';
import { readKnownOperations } from './http/graphql/known-operations.ts';
import { registerGraphql } from './http/graphql/route.ts';
import { registerExports } from './http/exports.ts';
import { registerFallback } from './http/fallback.ts';
import { registerHealth } from './http/health.ts';
import { registerKiosk } from './http/kiosk.ts';
import { registerPrint } from './http/print.ts';
import { registerPlayground } from './http/playground/playground.ts';
import type { PlaygroundOptions } from './http/playground/staff.ts';
import { requestContext } from './http/request-context.ts';
import { cutSlowBodies, UPLOAD_MS } from './http/slow-bodies.ts';
import { bugFacts } from './errors.ts';
import { buildApiSchema } from './schema.ts';
import { findProjectRoot } from './shared/project-root.ts';
import { startImportWorker } from './subsidy/import-worker.service.ts';
import { actorOf } from './staff/staff.service.ts';

export interface AppOptions {
  readonly logLevel: 'info' | 'warn' | 'silent';
  /** Where log lines go; standard output without it. */
  readonly logStream?: { write(line: string): void };
  /** Addresses and networks whose X-Forwarded headers are believed; nobody's without it. */
  readonly proxies?: readonly string[];
  /** The program that prints notice-board sheets; where Debian has it without it. */
  readonly chromium?: string;
  readonly demo: Pick<PlaygroundOptions, 'demoAccounts' | 'demoPassword'>;
}

/** The whole HTTP surface over an open database. `close()` drains; the database stays the caller's. */
export async function buildApp(deps: Deps, options: AppOptions): Promise<FastifyInstance> {
  const projectRoot = findProjectRoot();
  const app = Fastify({
    logger: {
      level: options.logLevel,
      // Routes only: bodies, headers, query strings and made-up paths may hold people's data.
      serializers: {
        req: ({ method, routeOptions }) => ({ method, route: routeOptions.url ?? 'none' }),
        res: ({ statusCode }) => ({ statusCode }),
        err: (error) => ({ type: 'error', message: '', stack: '', ...bugFacts(error) }),
      },
      ...(options.logStream ? { stream: options.logStream } : {}),
    },
    // Trusting more would let a client choose the device that limits count it by.
    trustProxy: options.proxies?.length ? [...options.proxies] : false,
    genReqId: () => crypto.randomUUID().slice(0, 8),
    requestTimeout: UPLOAD_MS,
    // A long import sends nothing while it works; slow senders are cut by the limits around this.
    connectionTimeout: UPLOAD_MS + 30_000,
    keepAliveTimeout: 30_000,
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 2_000 },
    routerOptions: { ignoreTrailingSlash: false },
    forceCloseConnections: 'idle',
    return503OnClosing: true,
  });
  cutSlowBodies(app);
  registerFallback(app);
  // Connections that become idle while the server closes would hold it for their keep-alive.
  app.addHook('preClose', (done) => {
    const timer = setInterval(() => app.server.closeIdleConnections(), 100);
    app.server.once('close', () => clearInterval(timer));
    done();
  });
  await app.register(fastifyCookie);
  await app.register(fastifyHelmet, HEADERS);
  const schema = buildApiSchema();
  const apollo = await startApollo(schema);
  app.addHook('onClose', () => apollo.stop());
  await registerGraphql(app, {
    apollo,
    admit: gatekeeper(schema, readKnownOperations(projectRoot)),
    contextOf: (request, reply) => requestContext(deps, request, reply),
  });
  await registerPlayground(app, {
    ...options.demo,
    staffOf: async (request) => {
      const actor = await actorOf(deps, request.cookies.lianxin_staff ?? null);
      return actor && { ...actor, roles: actor.roles.map(({ role }) => role) };
    },
  });
  registerExports(app, deps);
  registerPrint(app, deps, options.chromium ?? DEBIAN_CHROMIUM);
  registerHealth(app, deps);
  await registerKiosk(app, projectRoot);
  finishImports(app, deps);
  return app;
}

/** Imports are taken up from when the server listens until it is told to close. */
function finishImports(app: FastifyInstance, deps: Deps): void {
  let stopped: Promise<void> | undefined;
  let stop = (): Promise<void> => Promise.resolve();
  app.addHook('onListen', () => {
    const worker = startImportWorker(deps, (bug) =>
      app.log.error({ err: bug }, 'an import met a bug and will be tried again'),
    );
    stop = () => worker.stop();
  });
  // Begun while requests still end, awaited before the caller closes the database.
  app.addHook('preClose', (done) => {
    stopped = stop();
    done();
  });
  app.addHook('onClose', () => stopped);
}

/** Nothing may load or frame anything; pages that need more say so themselves. */
const HEADERS = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
  },
  // The town's network speaks plain HTTP on the loopback; a proxy in front adds its own.
  strictTransportSecurity: false,
  referrerPolicy: { policy: 'no-referrer' },
} as const;
