import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Deps, RequestContext } from '../context.ts';
import { bugFacts, presentError } from '../errors.ts';
import { actorOf } from '../staff/staff.service.ts';

export const STAFF_COOKIE = 'lianxin_staff';

const COOKIE_OPTIONS = { httpOnly: true, sameSite: 'strict', path: '/' } as const;
const BEARER = /^Bearer ([\w-]{20,60})$/;

/** Puts together what a request's use cases need. */
export async function requestContext(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<RequestContext> {
  const token = request.cookies[STAFF_COOKIE] ?? null;
  const bearer = BEARER.exec(request.headers.authorization ?? '');
  const secure = request.protocol === 'https';
  const actor = await actorOf(deps, token);
  return {
    ...deps,
    actor,
    residentToken: bearer?.[1] ?? null,
    device: request.ip,
    staffCookie: {
      token,
      set: (value) => void reply.setCookie(STAFF_COOKIE, value, { ...COOKIE_OPTIONS, secure }),
      clear: () => void reply.clearCookie(STAFF_COOKIE, { ...COOKIE_OPTIONS, secure }),
    },
    presentError: (formatted, error) =>
      presentError(formatted, error, {
        requestId: request.id,
        isStranger: actor === null,
        report: (bug) => request.log.error({ bug: bugFacts(bug) }, 'bug in a resolver'),
      }),
  };
}
