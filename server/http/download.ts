import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '../context.ts';
import type { Actor } from '../shared/actor.ts';
import { Refusal, type RefusalCode } from '../shared/refusal.ts';
import { actorOf } from '../staff/staff.service.ts';
import { STAFF_COOKIE } from './request-context.ts';

/** How a browser is told; every other code is a conflict with how things stand. */
const STATUS: Readonly<Partial<Record<RefusalCode, number>>> = {
  BAD_INPUT: 400,
  SIGN_IN_REQUIRED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  TRY_LATER: 503,
};

/** The member of staff whose browser asks. Throws SIGN_IN_REQUIRED. */
export async function requireStaff(deps: Deps, request: FastifyRequest): Promise<Actor> {
  const actor = await actorOf(deps, request.cookies[STAFF_COOKIE] ?? null);
  if (actor === null) throw new Refusal('SIGN_IN_REQUIRED', '请先登录（打开 /playground）。');
  return actor;
}

/** Answers with a file, or with the sentence of the refusal; neither is kept by a browser. */
export async function answerWithFile(
  reply: FastifyReply,
  make: () => Promise<{ fileName: string; type: string; body: Buffer | Readable }>,
): Promise<FastifyReply> {
  void reply.header('cache-control', 'no-store');
  const made = await make().catch((error: unknown) => {
    if (error instanceof Refusal) return error;
    throw error;
  });
  if (made instanceof Refusal)
    return reply
      .code(STATUS[made.code] ?? 409)
      .type('text/plain; charset=utf-8')
      .send(made.message);
  return reply
    .type(made.type)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeFileName(made.fileName)}`)
    .send(made.body);
}

/** RFC 8187; a name of an office may hold anything. */
function encodeFileName(name: string): string {
  return encodeURIComponent(name.replace(/[\p{C}/\\:*?"<>|]/gu, '')).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
