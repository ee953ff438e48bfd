import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../../clock.ts';
import type { MailOutcome } from '../../mailer.ts';
import type { Outbox } from '../../outbox.ts';
import type { SentSticker } from '../pictures/sent-sticker.ts';
import { type Ticket, TicketSchema } from '../ticket.entity.ts';
import { type MailReply, MailReplySchema } from './mail-reply.entity.ts';
import { type TicketMail, TicketMailSchema } from './ticket-mail.entity.ts';

/** What no mail server took for so long is not sent any more; staff see it in the ticket. */
const GIVEN_UP_MS = 3 * 86_400_000;

/** The words of staff that were not sent yet. Whoever marks them sends them. */
const UNSENT = `
  select id, text, stickers, author_name, is_anonymous from ticket_message
  where ticket_id = ? and is_staff and mailed_in_id is null and deleted_at is null and (text <> '' or stickers <> '[]')
  order by length(id), id for update`;

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
}

interface Unsent {
  id: string;
  text: string;
  stickers: SentSticker[];
  author_name: string;
  is_anonymous: boolean;
}

/** A mail of ours whose turn it is. */
export interface DueReply {
  reply: MailReply;
  ticket: Ticket;
  mail: TicketMail;
  /** Whether the mail server may have it already: an earlier attempt ended without anybody knowing how. */
  mayBeSecond: boolean;
}

/** What staff say in tickets by e-mail, on its way to who wrote. */
export class MailAnswers {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;

  constructor({ em, clock, outbox }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
  }

  /** Makes one mail of all that staff have said since the last one. Nothing new makes none. */
  async collect(ticketId: string): Promise<void> {
    await this.#em.transactional(async (em) => {
      if (!(await em.count(TicketMailSchema, { ticket: ticketId }))) return;
      const unsent = await em.execute<Unsent[]>(UNSENT, [ticketId]);
      if (unsent.length === 0) return;
      const text = unsent.map(saidBy).join('\n\n');
      const reply = em.create(MailReplySchema, { ticket: ticketId, kind: 'answer', text, madeAt: this.#clock.now() });
      await em.flush();
      const ids = JSON.stringify(unsent.map(({ id }) => id));
      await em.execute(
        'update ticket_message set mailed_in_id = ? where id in (select jsonb_array_elements_text(?::jsonb))',
        [reply.id, ids],
      );
      await this.#outbox.add(em, 'ticket.mail.reply', { replyId: reply.id });
    });
  }

  /** Takes a mail up; null when it is sent or given up already. */
  async begin(replyId: string): Promise<DueReply | null> {
    const reply = await this.#em.findOne(MailReplySchema, { id: replyId }, { refresh: true });
    if (!reply || reply.sentAt || reply.failure) return null;
    const ticket = await this.#em.findOneOrFail(TicketSchema, { id: reply.ticket.id }, { populate: ['category'] });
    const mail = await this.#em.findOneOrFail(TicketMailSchema, { ticket });
    const mayBeSecond = Boolean(reply.beganAt);
    reply.beganAt ??= this.#clock.now();
    await this.#em.flush();
    return { reply, ticket, mail, mayBeSecond };
  }

  /** @returns whether it is to be tried again */
  async ended({ reply, mail }: DueReply, outcome: MailOutcome): Promise<boolean> {
    const now = this.#clock.now();
    if (outcome.kind === 'taken') {
      this.#em.assign(reply, { sentAt: now, text: '' });
      mail.failure = null;
    } else if (outcome.kind !== 'delayed' || now.getTime() - reply.madeAt.getTime() > GIVEN_UP_MS) {
      this.#em.assign(reply, { failure: outcome.reason.slice(0, 300), text: '' });
      mail.failure = outcome.reason.slice(0, 300);
      await this.#outbox.add(this.#em, 'ticket.card', { ticketId: reply.ticket.id }, cardKey(reply.ticket.id));
    }
    await this.#em.flush();
    return outcome.kind === 'delayed' && !reply.failure;
  }
}

/** Of a sticker a mail has the name. */
function saidBy({ text, stickers, author_name, is_anonymous }: Unsent): string {
  const said = [text, ...stickers.map(({ name }) => `[${name}]`)].filter(Boolean).join('\n');
  return is_anonymous ? said : `${said}\n— ${author_name}`;
}

function cardKey(ticketId: string): { key: string } {
  return { key: `ticket-card:${ticketId}` };
}
