import type { IncomingMessage } from 'node:http';

/**
 * The address a connection comes from, behind our own proxies.
 * @param trustedProxies how many of X-Forwarded-For's last addresses were written by proxies of ours
 */
export function clientAddress(request: IncomingMessage, trustedProxies: number): string {
  const own = request.socket.remoteAddress ?? '';
  if (trustedProxies === 0) return own;
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((each) => each.trim());
  return forwarded.at(-trustedProxies) || own;
}
