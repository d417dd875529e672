import type { FastifyReply } from 'fastify';

const COMMON = [
  "base-uri 'self'",
  "connect-src 'self'",
  "font-src 'self'",
  "frame-ancestors 'self'",
  "object-src 'none'",
  "script-src 'self'",
];

/** The sign-in page and the bar: nothing inline. Forms are sent by script, never by the browser. */
export const OWN_PAGE_POLICY = [
  ...COMMON,
  "default-src 'self'",
  "form-action 'none'",
  "frame-src 'self'",
  "img-src 'self'",
  "style-src 'self'",
].join('; ');

/**
 * Altair's only relaxations: it makes style sheets and style attributes while it runs (Angular,
 * CodeMirror, its themes), and draws icons from data: addresses. No inline script, no eval, no blob:.
 */
export const ALTAIR_POLICY = [
  ...COMMON,
  "default-src 'none'",
  "form-action 'none'",
  "frame-src 'none'",
  "img-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  "worker-src 'self'",
].join('; ');

/** Pages that depend on who is signed in: never kept by a browser or proxy. */
export function sendPrivately(reply: FastifyReply, policy: string): FastifyReply {
  return reply
    .header('content-security-policy', policy)
    .header('x-frame-options', 'SAMEORIGIN')
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'no-referrer')
    .header('cache-control', 'no-store');
}
