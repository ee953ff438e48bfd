import type { EntityManager } from '@mikro-orm/postgresql';
import type { Outbox } from '../outbox.ts';
import { forgetPictures } from './pictures/forget-pictures.ts';

interface Parts {
  em: EntityManager;
  outbox: Outbox;
  now: Date;
}

const CHOSEN_UUIDS = 'in (select jsonb_array_elements_text(?::jsonb)::uuid)';

/** A name that nobody has: names are never empty on Discord. */
const NOBODY = '';

/** Deletes what a member said in tickets and by which name; their files go in a job of the same transaction. */
export function forgetMember({ em, outbox, now }: Parts, discordId: string): Promise<number> {
  return em.transactional(async (tx) => {
    const messages = await tx.execute<{ id: string }[]>('select id from ticket_message where author_id = ?', [
      discordId,
    ]);
    await blankMessages({ em: tx, outbox, now }, messages);
    await forgetBesideMessages(tx, discordId);
    await tx.execute(
      'update ticket_message set author_id = null, author_name = ?, author_avatar_url = null where author_id = ?',
      [NOBODY, discordId],
    );
    await tx.execute(
      `update ticket set member_id = null, member_name = ?, member_avatar_url = null, subject = '', text = '',
         answers = '[]', topic = null, stream_health = null, forgotten_at = ?
       where member_id = ?`,
      [NOBODY, now, discordId],
    );
    await tx.execute('update ticket set claimed_by_id = null, claimed_by_name = null where claimed_by_id = ?', [
      discordId,
    ]);
    return messages.length;
  });
}

/** Where else a member's name or words are: history, notes, replies, ratings and questions. */
async function forgetBesideMessages(em: EntityManager, discordId: string): Promise<void> {
  await em.execute('update ticket_event set by_id = null, by_name = ? where by_id = ?', [NOBODY, discordId]);
  await em.execute(`update ticket_event set facts = '{}' where facts->>'memberId' = ? or facts->>'toId' = ?`, [
    discordId,
    discordId,
  ]);
  await em.execute('delete from ticket_participant where member_id = ?', [discordId]);
  await em.execute(`update ticket_note set author_id = null, author_name = ?, text = '' where author_id = ?`, [
    NOBODY,
    discordId,
  ]);
  await em.execute(
    `update ticket_reply set author_id = null, author_name = ?, author_avatar_url = null, text = '' where author_id = ?`,
    [NOBODY, discordId],
  );
  await em.execute(
    'update ticket_feedback set comment = null where ticket_id in (select id from ticket where member_id = ?)',
    [discordId],
  );
  await em.execute('update ticket_feedback set supporter_id = null where supporter_id = ?', [discordId]);
  await em.execute('delete from ticket_draft where member_id = ?', [discordId]);
  await em.execute('delete from ticket_block where member_id = ?', [discordId]);
  await em.execute('delete from watched_question where author_id = ?', [discordId]);
}

/** Deletes the texts and files of tickets that were closed before `deadline`. @returns how many tickets */
export function forgetTicketsClosedBefore({ em, outbox, now }: Parts, deadline: Date): Promise<number> {
  return em.transactional(async (tx) => {
    const tickets = await tx.execute<{ id: string }[]>(
      `update ticket set subject = '', text = '', answers = '[]', topic = null, stream_health = null, close_reason = null, close_request_reason = null, forgotten_at = ?
       where closed_at < ? and forgotten_at is null returning id`,
      [now, deadline],
    );
    const messages = await tx.execute<{ id: string }[]>(
      `select message.id from ticket_message message join ticket on ticket.id = message.ticket_id
       where ticket.closed_at < ? and message.forgotten_at is null`,
      [deadline],
    );
    await blankMessages({ em: tx, outbox, now }, messages);
    const ids = JSON.stringify(tickets.map(({ id }) => id));
    await tx.execute(`delete from ticket_note where ticket_id ${CHOSEN_UUIDS}`, [ids]);
    await tx.execute(`update ticket_feedback set comment = null where ticket_id ${CHOSEN_UUIDS}`, [ids]);
    await forgetMails(tx, ids);
    return tickets.length;
  });
}

/** Deletes who wrote tickets by e-mail, and what they wrote and attached; what staff said stays. */
export async function forgetTicketsByMail({ em, outbox, now }: Parts, ticketIds: readonly string[]): Promise<void> {
  const ids = JSON.stringify(ticketIds);
  const messages = await em.execute<{ id: string }[]>(
    `update ticket_message set author_name = ? where ticket_id ${CHOSEN_UUIDS} and author_id is null and not is_staff
     returning id`,
    [NOBODY, ids],
  );
  await blankMessages({ em, outbox, now }, messages);
  await em.execute(`update ticket set subject = '', text = '', forgotten_at = ? where id ${CHOSEN_UUIDS}`, [now, ids]);
  await forgetMails(em, ids);
}

/** With whom a ticket was by e-mail, and under which name. */
async function forgetMails(em: EntityManager, ticketIds: string): Promise<void> {
  await em.execute(`update ticket_mail set address = '', subject = '' where ticket_id ${CHOSEN_UUIDS}`, [ticketIds]);
  await em.execute(`update inbound_mail set address = '', name = '', text = '' where ticket_id ${CHOSEN_UUIDS}`, [
    ticketIds,
  ]);
  await em.execute(
    `delete from inbound_mail_file where mail_id in (select id from inbound_mail where ticket_id ${CHOSEN_UUIDS})`,
    [ticketIds],
  );
  await em.execute(`update mail_reply set text = '' where ticket_id ${CHOSEN_UUIDS}`, [ticketIds]);
  await em.execute(
    `update ticket set member_name = '' where id ${CHOSEN_UUIDS} and id in (select ticket_id from ticket_mail)`,
    [ticketIds],
  );
}

async function blankMessages({ em, outbox, now }: Parts, messages: { id: string }[]): Promise<void> {
  if (messages.length === 0) return;
  const ids = JSON.stringify(messages.map(({ id }) => id));
  const chosen = 'in (select jsonb_array_elements_text(?::jsonb))';
  await em.execute(`delete from ticket_message_version where message_id ${chosen}`, [ids]);
  const blanked = await em.execute<{ ticketId: string }[]>(
    `update ticket_message set text = '', stickers = '[]', forgotten_at = ? where id ${chosen}
     returning ticket_id as "ticketId"`,
    [now, ids],
  );
  await forgetPictures(em, outbox, [...new Set(blanked.map(({ ticketId }) => ticketId))]);
  const files = await em.execute<{ id: string }[]>(
    `delete from ticket_attachment where message_id ${chosen} returning id`,
    [ids],
  );
  if (files.length > 0) await outbox.add(em, 'ticket.files.forgotten', { attachmentIds: files.map(({ id }) => id) });
}
