/** A mail of ours carries its ticket in its Message-ID, so that an answer to it finds the ticket. */
const OURS = /^ticket\.([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\./;
const NUMBER = /\[#(\d{1,9})\]/;

/** The first part of a Message-ID; the mail server's name follows after an @. */
export function mailIdOf(reply: { id: string; ticket: { id: string } }): string {
  return `ticket.${reply.ticket.id}.${reply.id}`;
}

/** The tickets that a mail says it answers. That it says so is no proof. */
export function ticketIdsOf(references: readonly string[]): string[] {
  return references.flatMap((reference) => OURS.exec(reference)?.[1] ?? []);
}

/** The ticket that stands in a subject, `Re: [#214] No sound`, where a mail program has dropped the references. */
export function ticketNumberOf(subject: string): number | null {
  const number = NUMBER.exec(subject)?.[1];
  return number === undefined ? null : Number(number);
}

/** A subject without what mail programs and we put before it. */
export function bareSubject(subject: string): string {
  return subject
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .replace(/^( ?(re|fwd?|aw|wg|sv|tr) ?: ?| ?\[#\d{1,9}\] ?)+/i, '')
    .trim();
}
