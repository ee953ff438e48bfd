/** Who says whether an article helped: by their Discord account where it is known, so that site and guild count them once. */
export type HelpVoter =
  | { discordId: string }
  | { userId: string }
  /** Somebody who is not signed in. */
  | { address: string; userAgent: string };

/** What tells voters apart. It is hashed and never kept. */
export function voterName(voter: HelpVoter): string {
  if ('discordId' in voter) return `discord:${voter.discordId}`;
  if ('userId' in voter) return `user:${voter.userId}`;
  return `visitor:${JSON.stringify([networkOf(voter.address), voter.userAgent])}`;
}

/** A household has one IPv4 address, or 2^64 IPv6 addresses that begin alike (RFC 6177). */
function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address;
  const [before = '', after] = address.split('::');
  const head = before.split(':').filter(Boolean);
  const tail = (after ?? '').split(':').filter(Boolean);
  const zeros = after === undefined ? 0 : Math.max(0, 8 - head.length - tail.length);
  return [...head, ...Array<string>(zeros).fill('0'), ...tail].slice(0, 4).join(':');
}
