import { HeaderMap, type ApolloServer, type HTTPGraphQLResponse } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RequestContext } from '../../context.ts';
import { brokenBody, bugFacts, refusalBody } from '../../errors.ts';
import { Refusal, type RefusalCode } from '../../shared/refusal.ts';
import { giveUploadTime } from '../slow-bodies.ts';
import { readMultipart } from './multipart.ts';

const BODY_LIMIT = 100_000;

export interface GraphqlRouteOptions {
  readonly apollo: ApolloServer<RequestContext>;
  readonly admit: (query: string, isStaff: boolean) => void;
  readonly contextOf: (request: FastifyRequest, reply: FastifyReply) => Promise<RequestContext>;
}

/** POST /graphql: JSON from everyone, multipart from signed-in staff. */
export async function registerGraphql(
  app: FastifyInstance,
  { apollo, admit, contextOf }: GraphqlRouteOptions,
): Promise<void> {
  await app.register(async (scope) => {
    // Read by ourselves, after it is known that the sender is staff.
    scope.addContentTypeParser('multipart/form-data', (_request, _payload, done) => done(null));

    scope.post('/graphql', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
      refuseForeignOrigin(request);
      const context = await contextOf(request, reply);
      const body = isMultipart(request) ? await readUpload(request, context) : request.body;
      admit(queryOf(body), context.actor !== null);
      const response = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method: 'POST',
          headers: headersOf(request),
          search: '',
          body,
        },
        context: () => Promise.resolve(context),
      });
      return send(reply, response);
    });

    scope.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
      if (error instanceof Refusal) {
        const status = error.code === 'SIGN_IN_REQUIRED' ? 401 : 400;
        return sendRefusal(reply, status, error.code, error.message);
      }
      const status = error.statusCode ?? 500;
      if (status === 413)
        return sendRefusal(reply, 413, 'QUERY_TOO_LARGE', '请求超过 100 kB，请缩短内容。');
      if (status < 500)
        return sendRefusal(
          reply,
          status,
          'BAD_INPUT',
          '请求应是 JSON：{"query": "…", "variables": {}}。',
        );
      request.log.error({ bug: bugFacts(error) }, 'bug before or after the schema');
      return sendJson(reply, 500, brokenBody(error, request.id));
    });
  });
}

function isMultipart(request: FastifyRequest): boolean {
  return request.headers['content-type']?.startsWith('multipart/form-data') ?? false;
}

async function readUpload(request: FastifyRequest, context: RequestContext): Promise<unknown> {
  const hasPreflight =
    'apollo-require-preflight' in request.headers || 'x-apollo-operation-name' in request.headers;
  if (!hasPreflight)
    throw new Refusal('QUERY_NOT_ALLOWED', '上传文件要带 Apollo-Require-Preflight 请求头。');
  if (context.actor === null)
    throw new Refusal('SIGN_IN_REQUIRED', '请先登录（打开 /playground），再上传文件。');
  giveUploadTime(request.raw);
  return readMultipart(request.raw);
}

/** The text of a well-formed request; what Apollo says of others is not in our words. */
function queryOf(body: unknown): string {
  const { query, variables, extensions, operationName } = isObject(body) ? body : {};
  const isWellFormed =
    isObject(variables ?? {}) &&
    isObject(extensions ?? {}) &&
    typeof (operationName ?? '') === 'string';
  if (typeof query !== 'string' || query.trim() === '' || !isWellFormed)
    throw new Refusal('BAD_INPUT', '请求应是一个 JSON 对象，其中 query 是一条语句。');
  return query;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A browser names the page a request comes from; only our own pages may use the cookie. */
function refuseForeignOrigin(request: FastifyRequest): void {
  const { origin, host } = request.headers;
  if (origin !== undefined && !(URL.canParse(origin) && new URL(origin).host === host))
    throw new Refusal('QUERY_NOT_ALLOWED', '只接受本站页面发来的请求。');
}

function headersOf(request: FastifyRequest): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  // Apollo refuses multipart; by now the file stands in the variables of a plain JSON operation.
  headers.set('content-type', 'application/json');
  return headers;
}

function send(reply: FastifyReply, { status, headers, body }: HTTPGraphQLResponse): FastifyReply {
  for (const [name, value] of headers) void reply.header(name, value);
  void reply.header('cache-control', 'no-store').code(status ?? 200);
  if (body.kind !== 'complete') throw new Error('incremental delivery is not used');
  return reply.send(body.string);
}

function sendRefusal(reply: FastifyReply, status: number, code: RefusalCode, message: string) {
  return sendJson(reply, status, refusalBody(code, message));
}

function sendJson(reply: FastifyReply, status: number, body: string): FastifyReply {
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(body);
}
