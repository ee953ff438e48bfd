const LONGEST = 100;
const HOST = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/;

/**
 * The site that linked to us, without `www.`; null for our own pages and for what is no web address.
 * @param referrer the Referer header: whatever a client liked to send
 * @param ownHost our own host name, without its port
 */
export function referrerHost(referrer: string | undefined, ownHost: string): string | null {
  const url = referrer ? URL.parse(referrer) : null;
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  const host = withoutWww(url.hostname);
  return host.length > LONGEST || !HOST.test(host) || host === withoutWww(ownHost) ? null : host;
}

function withoutWww(host: string): string {
  return host.toLowerCase().replace(/^www\./, '');
}
