import 'reflect-metadata';
import fastifyCookie from '@fastify/cookie';
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import mercurius from 'mercurius';
import type { AddressInfo } from 'node:net';
import { openDatabase } from '../../../../server/database/database.ts';
import { requestContext } from '../../../../server/http/request-context.ts';
import { buildApiSchema } from '../../../../server/schema.ts';
import { createVault } from '../../../../server/shared/crypto.ts';
import { serve } from './stack.ts';

// The server's own schema and resolvers under Mercurius.

serve(async ({ databaseUrl, key }) => {
  const database = await openDatabase({ databaseUrl, dataFolder: '' });
  const deps = { database, clock: database.clock, vault: createVault(key) };
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
