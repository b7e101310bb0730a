import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const loopback = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/;

/**
 * Whether a request may be answered: its Host is a name of this machine, which a page that rebinds its own domain to
 * 127.0.0.1 cannot send, and its Origin, if it has one, is this server. Any port is allowed, so that a forwarded port works.
 */
export function isTrusted({ headers }: IncomingMessage): boolean {
  if (!headers.host || !loopback.test(headers.host)) return false;
  return headers.origin === undefined || headers.origin === `http://${headers.host}`;
}

/** Whether a WebSocket may be opened: as `isTrusted`, and the Origin that every browser sends must be there. */
export function mayConnect(request: IncomingMessage): boolean {
  return request.headers.origin !== undefined && isTrusted(request);
}

/** The part of a request's path behind `/token/`; `undefined` without the right token. Takes as long for any wrong one. */
export function pathBehindToken(url: string | undefined, token: string): string | undefined {
  const [, given, rest] = /^\/([^/?]*)\/([^?]*)/.exec(url ?? '') ?? [];
  if (given === undefined || rest === undefined) return undefined;
  return timingSafeEqual(sha256(given), sha256(token)) ? rest : undefined;
}

/**
 * Headers of every answer: the page may load and speak to this server only, no inline script runs,
 * and the token never leaves in a Referer.
 */
export function securityHeaders(host: string): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "media-src 'self'",
    `connect-src 'self' ws://${host}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  };
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
