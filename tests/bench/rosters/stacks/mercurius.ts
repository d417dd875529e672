import 'reflect-metadata';
import fastifyCookie from '@fastify/cookie';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { AddressInfo } from 'node:net';
import { openDatabase } from '../../../../server/database/database.ts';
import { requestContext } from '../../../../server/http/request-context.ts';
import { buildApiSchema } from '../../../../server/schema.ts';
import { createVault } from '../../../../server/shared/crypto.ts';
import { serve } from './stack.ts';

// The server's own schema and resolvers under Mercurius, which need not be installed.

/** A name in a variable: nobody looks for the package before this stack is asked for. */
const PACKAGE = 'mercurius';

/** As much of it as is used here; its own types come with it. */
type Mercurius = (app: FastifyInstance, options: object) => Promise<void>;

serve(async ({ databaseUrl, key }) => {
  const database = await openDatabase({ databaseUrl, dataFolder: '' });
  const deps = { database, clock: database.clock, vault: createVault(key) };
  const { default: mercurius } = (await import(PACKAGE)) as { default: Mercurius };
  const app = Fastify();
  await app.register(fastifyCookie);
  const options = {
    schema: buildApiSchema(),
    context: (request: FastifyRequest, reply: FastifyReply) => requestContext(deps, request, reply),
  };
  await app.register(mercurius, options);
  await app.listen({ port: 0, host: '127.0.0.1' });
  return (app.server.address() as AddressInfo).port;
});
