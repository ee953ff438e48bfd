import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../../clock.ts';
import { DomainError } from '../../errors.ts';
import type { TicketCategories } from '../categories/ticket-categories.ts';
import { requireManager } from '../permits.ts';
import type { Actor } from '../policies.ts';
import { type WatchedQuestion, WatchedQuestionSchema } from './watched-question.entity.ts';
import { type WatchedTextChannel, WatchedTextChannelSchema } from './watched-text-channel.entity.ts';

/** What is said within this time by who asked is still the same question. */
const SAME_QUESTION_MS = 10 * 60_000;
/** How long questions are kept, answered or not. */
export const QUESTION_DAYS = 30;
const DAY_MS = 86_400_000;
const MAX_WATCHED = 25;

interface Parts {
  em: EntityManager;
  clock: Clock;
  categories: TicketCategories;
}

interface Watching {
  textChannelId: string;
  categoryId?: string | null;
  emoji?: string | null;
  unansweredMinutes: number;
}

/** A message in a watched text channel, by a member who is not staff of it, or by one who is. */
interface Heard {
  messageId: string;
  textChannelId: string;
  author: { id: string; name: string };
  text: string;
  sentAt: Date;
  /** The message that it answers, or under which it is a thread's. */
  repliesTo: string | null;
  isStaff: boolean;
}

/** What members ask in public, so that nobody is overlooked. */
export class Questions {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #categories: TicketCategories;

  constructor({ em, clock, categories }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#categories = categories;
  }

  /** Watches a text channel, or changes how. @throws DomainError forbidden; invalid `watch_invalid`; not_found */
  async watch(
    actor: Actor,
    guildId: string,
    { textChannelId, categoryId = null, emoji = null, unansweredMinutes }: Watching,
  ): Promise<WatchedTextChannel> {
    requireManager(actor);
    if (!Number.isInteger(unansweredMinutes) || unansweredMinutes < 1 || unansweredMinutes > 7 * 24 * 60) {
      throw new DomainError('invalid', 'watch_invalid', 'A question counts as unanswered after 1 minute to 7 days.', {
        context: 'minutes',
      });
    }
    const category = categoryId ? await this.#categories.get(guildId, categoryId) : null;
    const known = await this.find(textChannelId);
    if (!known && (await this.list(guildId)).length >= MAX_WATCHED) {
      throw new DomainError('invalid', 'watch_invalid', `At most ${MAX_WATCHED} text channels can be watched.`, {
        ...{ max: MAX_WATCHED, context: 'many' },
      });
    }
    const watched =
      known ??
      this.#em.create(WatchedTextChannelSchema, {
        ...{ textChannelId, guildId, category, emoji, unansweredMinutes, createdAt: this.#clock.now() },
      });
    this.#em.assign(watched, { category, emoji, unansweredMinutes });
    await this.#em.flush();
    return watched;
  }

  /** Its questions are forgotten. @throws DomainError forbidden; not_found `watch_not_found` */
  async unwatch(actor: Actor, guildId: string, textChannelId: string): Promise<void> {
    requireManager(actor);
    const ended = await this.#em.nativeDelete(WatchedTextChannelSchema, { textChannelId, guildId });
    await this.#em.nativeDelete(WatchedQuestionSchema, { textChannelId, guildId });
    if (ended === 0) throw new DomainError('not_found', 'watch_not_found', 'That text channel is not watched.');
  }

  list(guildId: string): Promise<WatchedTextChannel[]> {
    return this.#em.find(
      WatchedTextChannelSchema,
      { guildId },
      { orderBy: { createdAt: 'asc' }, populate: ['category'] },
    );
  }

  /** Every watched text channel, of all guilds. */
  listAll(): Promise<WatchedTextChannel[]> {
    return this.#em.find(WatchedTextChannelSchema, {}, { populate: ['category'] });
  }

  find(textChannelId: string): Promise<WatchedTextChannel | null> {
    return this.#em.findOne(WatchedTextChannelSchema, { textChannelId }, { populate: ['category'] });
  }

  /** Keeps a question, or takes a message for the answer of one. May come twice. */
  async heard({ messageId, textChannelId, author, text, sentAt, repliesTo, isStaff }: Heard): Promise<void> {
    const watched = await this.find(textChannelId);
    if (!watched) return;
    if (repliesTo) await this.#answer(repliesTo, author, sentAt);
    if (isStaff || repliesTo) return;
    if (await this.#isMore(textChannelId, author.id, sentAt)) return;
    await this.#em.execute(
      `insert into watched_question
         (message_id, guild_id, text_channel_id, author_id, author_name, text, asked_at)
       values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
      [messageId, watched.guildId, textChannelId, author.id, author.name.slice(0, 100), text.slice(0, 300), sentAt],
    );
  }

  /** A deleted question is no longer anywhere. */
  async deleted(messageIds: string[]): Promise<void> {
    await this.#em.nativeDelete(WatchedQuestionSchema, { messageId: { $in: messageIds } });
  }

  /** It became a ticket. */
  async becameTicket(messageId: string, ticketId: string): Promise<void> {
    await this.#em.nativeUpdate(WatchedQuestionSchema, { messageId }, { ticket: ticketId });
  }

  /** Staff say that it needs no answer, or has one that nobody saw. @throws DomainError forbidden `ticket_not_staff` */
  async dismiss(messageId: string, actor: Actor): Promise<void> {
    if (!actor.isStaff) throw new DomainError('forbidden', 'ticket_not_staff', 'Only staff can do this.');
    const answer = { answeredAt: this.#clock.now(), answeredByName: actor.name.slice(0, 100) };
    await this.#em.nativeUpdate(WatchedQuestionSchema, { messageId, answeredAt: null }, answer);
  }

  /** Questions that have waited for too long, the oldest first; of all guilds when none is named. */
  async unansweredQuestions({
    guildId,
    limit = 100,
  }: {
    guildId?: string;
    limit?: number;
  } = {}): Promise<WatchedQuestion[]> {
    const rows = await this.#em.execute<{ id: string }[]>(
      `select question.message_id as id from watched_question question
       join watched_text_channel watched on watched.text_channel_id = question.text_channel_id
       where question.answered_at is null and question.ticket_id is null
         and question.asked_at + make_interval(mins => watched.unanswered_minutes) <= ?
         and (?::text is null or question.guild_id = ?)
       order by question.asked_at limit ?`,
      [this.#clock.now(), guildId ?? null, guildId ?? null, limit],
    );
    const messageId = { $in: rows.map(({ id }) => id) };
    return this.#em.find(WatchedQuestionSchema, { messageId }, { orderBy: { askedAt: 'asc' } });
  }

  /** @returns how many questions were old enough to go */
  forgetOld(): Promise<number> {
    const deadline = new Date(this.#clock.now().getTime() - QUESTION_DAYS * DAY_MS);
    return this.#em.nativeDelete(WatchedQuestionSchema, { askedAt: { $lt: deadline } });
  }

  /** Who asked does not answer themselves. */
  async #answer(messageId: string, author: Heard['author'], sentAt: Date): Promise<void> {
    await this.#em.nativeUpdate(
      WatchedQuestionSchema,
      { messageId, answeredAt: null, authorId: { $ne: author.id } },
      { answeredAt: sentAt, answeredByName: author.name.slice(0, 100) },
    );
  }

  async #isMore(textChannelId: string, authorId: string, sentAt: Date): Promise<boolean> {
    const since = new Date(sentAt.getTime() - SAME_QUESTION_MS);
    const askedAt = { $gte: since, $lt: sentAt };
    const before = await this.#em.count(WatchedQuestionSchema, { textChannelId, authorId, askedAt });
    return before > 0;
  }
}
