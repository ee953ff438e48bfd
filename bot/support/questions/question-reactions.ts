import {
  Events,
  type GuildMember,
  type Message,
  type MessageReaction,
  type PartialMessageReaction,
  type PartialUser,
  type User,
} from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { BotContext } from '../../context.ts';
import { inGuildLanguage } from '../../guilds/in-guild-language.ts';
import { actorOf } from '../actor.ts';
import { findMember } from '../find-member.ts';
import { holdBackMessage } from '../staff/hold-back-message.ts';
import { categoryOfMessage, makeTicketOf } from '../staff/make-ticket-of.ts';
import { answerReaction } from './answer-reaction.ts';

interface Parts {
  context: BotContext;
  unitOfWork<T>(work: () => Promise<T>): Promise<T>;
}

/** Staff make a ticket of a question with the reaction that its text channel names, and who asked of their own. */
export class QuestionReactions {
  readonly #parts: Parts;
  readonly #listener: (reaction: MessageReaction | PartialMessageReaction, user: User | PartialUser) => void;
  readonly #running = new Set<Promise<void>>();

  /** Listens from now on. */
  constructor(parts: Parts) {
    this.#parts = parts;
    this.#listener = (reaction, user) => this.#heard(reaction, user);
    parts.context.client.on(Events.MessageReactionAdd, this.#listener);
  }

  async close(): Promise<void> {
    this.#parts.context.client.off(Events.MessageReactionAdd, this.#listener);
    await Promise.all(this.#running);
  }

  #heard(reaction: MessageReaction | PartialMessageReaction, user: User | PartialUser): void {
    if (user.bot || !reaction.message.guildId) return;
    const { unitOfWork, context } = this.#parts;
    const run = unitOfWork(() => this.#make(reaction, user.id))
      .catch((error: unknown) => context.log.error({ err: error }, 'reaction failed'))
      .finally(() => this.#running.delete(run));
    this.#running.add(run);
  }

  async #make(reaction: MessageReaction | PartialMessageReaction, userId: string): Promise<void> {
    const { context } = this.#parts;
    const watched = await context.questions.find(reaction.message.channelId);
    if (!watched?.emoji || !isIt(reaction, watched.emoji)) return;
    const message = await reaction.message.fetch();
    if (!message.inGuild()) return;
    const by = await findMember(message.guild, userId);
    if (!by) return;
    const isOwn = message.author.id === by.id;
    const category = await categoryOfMessage(message, context);
    if (!isOwn && !(await actorOf(by, context, category)).isStaff) return;
    const posting = await inGuildLanguage(message.guildId, context);
    try {
      await this.#open(message, by, posting);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      context.log.info({ reason: error.message }, 'reaction made no ticket');
      // Staff see that it is a ticket already; who asked sees nothing, and is told.
      if (isOwn && error.code !== 'message_is_ticket') {
        await answerReaction(message, { content: posting.words.refusal(error) }, context);
      }
    }
  }

  async #open(message: Message<true>, by: GuildMember, context: BotContext): Promise<void> {
    const held = await holdBackMessage(message, by, context);
    if (held) await answerReaction(message, held.message, context);
    else await makeTicketOf(message, { by }, context);
  }
}

/** An emoji of Unicode is named by itself, a custom one as Discord writes it. */
function isIt({ emoji }: Pick<MessageReaction, 'emoji'>, wanted: string): boolean {
  return emoji.id ? wanted.includes(`:${emoji.id}>`) : emoji.name === wanted;
}
