import { createHash } from 'node:crypto';

/** What a message about a change of a ticket is about, in the 25 characters that Discord takes. */
export function changeNonce({
  ticketId,
  change,
  at,
  facts = {},
}: {
  ticketId: string;
  change: string;
  at: string;
  facts?: Record<string, string>;
}): string {
  return createHash('sha256')
    .update(`${ticketId}:${change}:${at}:${JSON.stringify(facts)}`)
    .digest('base64url')
    .slice(0, 25);
}
