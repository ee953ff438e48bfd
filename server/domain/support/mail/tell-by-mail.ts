import type { EntityManager } from '@mikro-orm/postgresql';
import type { Outbox } from '../../outbox.ts';
import { MailReplySchema } from './mail-reply.entity.ts';
import { TicketMailSchema } from './ticket-mail.entity.ts';

/** Staff go on writing, and mend what they wrote: what they say within this time is one mail. */
const COLLECTED_MS = 20_000;

/** Staff said something: where the ticket is with somebody by mail, it goes there soon. In the transaction of what was said. */
export async function answerByMail(
  em: EntityManager,
  outbox: Outbox,
  { ticketId, now }: { ticketId: string; now: Date },
): Promise<void> {
  if (!(await em.count(TicketMailSchema, { ticket: ticketId }))) return;
  const runAt = new Date(now.getTime() + COLLECTED_MS);
  await outbox.add(em, 'ticket.mail.due', { ticketId }, { runAt, key: `ticket-mail:${ticketId}` });
}

/** The ticket is over: who wrote by mail hears of it. In the transaction of its end. */
export async function endByMail(
  em: EntityManager,
  outbox: Outbox,
  { ticketId, now }: { ticketId: string; now: Date },
): Promise<void> {
  if (!(await em.count(TicketMailSchema, { ticket: ticketId }))) return;
  const reply = em.create(MailReplySchema, { ticket: ticketId, kind: 'closed', text: '', madeAt: now });
  await em.flush();
  // After what staff said last, which is collected for a while.
  const runAt = new Date(now.getTime() + 2 * COLLECTED_MS);
  await outbox.add(em, 'ticket.mail.reply', { replyId: reply.id }, { runAt });
}
