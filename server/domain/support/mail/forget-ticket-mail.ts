import type { EntityManager } from '@mikro-orm/postgresql';

/** Each takes the time and the ticket. */
const BLANK = [
  `update ticket set member_name = '', subject = '', text = '', forgotten_at = ? where id = ?`,
  `update ticket_message set text = '', author_name = '', forgotten_at = ?
   where ticket_id = ? and not is_staff and author_id is null`,
];
const FORGET = [
  `update ticket_mail set address = '', subject = '' where ticket_id = ?`,
  `update inbound_mail set address = '', name = '', text = '' where ticket_id = ?`,
  'delete from inbound_mail_file where mail_id in (select id from inbound_mail where ticket_id = ?)',
];

/** Blanks who wrote a ticket by e-mail, and what they wrote. */
export async function forgetTicketMail(
  em: EntityManager,
  { ticketId, now }: { ticketId: string; now: Date },
): Promise<void> {
  for (const sql of BLANK) await em.execute(sql, [now, ticketId]);
  for (const sql of FORGET) await em.execute(sql, [ticketId]);
}
