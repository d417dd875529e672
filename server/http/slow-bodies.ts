import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';

/** What Node itself allows a whole request: long enough for 20 MB over a village's line. */
export const UPLOAD_MS = 120_000;
const BODY_MS = 15_000;

const timers = new WeakMap<IncomingMessage, NodeJS.Timeout>();

/** Cuts the connection when a body takes longer than it may, unless `giveUploadTime` was called. */
export function cutSlowBodies(app: FastifyInstance, bodyMs = BODY_MS): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const { raw } = request;
    const hasBody = 'content-length' in raw.headers || 'transfer-encoding' in raw.headers;
    if (hasBody) {
      const timer = setTimeout(() => raw.socket.destroy(), bodyMs).unref();
      timers.set(raw, timer);
      raw.once('end', () => clearTimeout(timer));
      raw.once('close', () => clearTimeout(timer));
    }
    done();
  });
}

/** For senders who are known: from here on only Node's own limit counts. */
export function giveUploadTime(raw: IncomingMessage): void {
  clearTimeout(timers.get(raw));
}
