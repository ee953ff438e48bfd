import {
  type ClientEvents,
  Events,
  type GuildMember,
  type Message,
  type MessageReaction,
  type PartialMessageReaction,
  RESTJSONErrorCodes,
} from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { BotContext } from '../../context.ts';
import { isDiscordError } from '../../is-discord-error.ts';
import { SerialQueue } from '../../support/serial-queue.ts';
import { fetchMember } from './fetch-member.ts';
import { proposeMessage } from './propose-message.ts';
import { recentTrophies, TROPHY } from './recent-trophies.ts';

/** A 🏆 that came while nobody listened is found when listening begins, if its message is not older than this. */
const MISSED_MS = 86_400_000;
/** Of those who react, so many are asked whether they still hold it for a win. */
const REACTORS = 10;
const UNREADABLE = [
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
];

interface Parts {
  context: BotContext;
  unitOfWork<T>(work: () => Promise<T>): Promise<T>;
}

type Reaction = MessageReaction | PartialMessageReaction;

/**
 * A 🏆 on a message proposes it as a win, and taking it back withdraws it, unless somebody else's is left. One after
 * the other, so that who changes their mind at once is understood. The message is read anew each time: the bot may
 * not have seen it, or not its words.
 */
export class WinReactions {
  readonly #parts: Parts;
  readonly #queue: SerialQueue;
  readonly #stop: (() => void)[] = [];
  #missed: Promise<void> = Promise.resolve();
  #isClosed = false;

  /** Listens from now on, and looks for what was missed. */
  constructor(parts: Parts) {
    this.#parts = parts;
    this.#queue = new SerialQueue(parts.context.log);
    this.#on(Events.MessageReactionAdd, (reaction, user) => {
      if (!user.bot) this.#add(reaction, user.id, () => this.#propose(reaction, user.id));
    });
    this.#on(Events.MessageReactionRemove, (reaction, user) => {
      this.#add(reaction, user.id, () => this.#withdraw(reaction, user.id));
    });
    // A new session is not told what happened between; a resumed one is.
    this.#on(Events.ShardReady, () => this.#catchUp());
    this.#catchUp();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const stop of this.#stop) stop();
    await this.#missed;
    await this.#queue.close();
  }

  #catchUp(): void {
    const { context } = this.#parts;
    this.#missed = this.#missed
      .then(() => this.#proposeMissed())
      .catch((error) => context.log.warn({ err: error }, 'missed reactions were not looked for'));
  }

  async #proposeMissed(): Promise<void> {
    const { context, unitOfWork } = this.#parts;
    const guild = context.homeGuildId && context.client.guilds.cache.get(context.homeGuildId);
    if (!guild || this.#isClosed) return;
    const messages = await recentTrophies(guild, new Date(context.now().getTime() - MISSED_MS));
    const known = await unitOfWork(() => context.wins.listKnownMessages(messages.map(({ id }) => id)));
    for (const message of messages.filter(({ id }) => !known.includes(id))) {
      this.#enqueue({ messageId: message.id }, () => this.#proposeByHolder(message));
    }
  }

  #on<Name extends keyof ClientEvents>(name: Name, hear: (...args: ClientEvents[Name]) => void): void {
    const { client } = this.#parts.context;
    client.on(name, hear);
    this.#stop.push(() => client.off(name, hear));
  }

  #add({ emoji, message }: Reaction, userId: string, work: () => Promise<void>): void {
    const { context } = this.#parts;
    if (emoji.id !== null || emoji.name !== TROPHY || message.guildId !== context.homeGuildId) return;
    this.#enqueue({ messageId: message.id, userId }, work);
  }

  #enqueue(about: object, work: () => Promise<void>): void {
    const { context, unitOfWork } = this.#parts;
    void this.#queue
      .add('win by reaction', () => unitOfWork(() => this.#told(about, work)))
      .catch((error) => context.log.error({ err: error, ...about }, 'win by reaction failed'));
  }

  /** Nobody can be told why a reaction did nothing: it is in the log. */
  async #told(about: object, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const isUnreadable = UNREADABLE.some((code) => isDiscordError(error, code));
      if (!isUnreadable && !(error instanceof DomainError)) throw error;
      const reason = error instanceof Error ? error.message : '';
      this.#parts.context.log.info({ ...about, reason }, 'reaction made no win');
    }
  }

  async #propose(reaction: Reaction, userId: string): Promise<void> {
    const message = await reaction.message.fetch();
    if (!message.inGuild()) return;
    const by = await fetchMember(message.guild, { id: userId });
    if (by && !by.user.bot) await this.#proposeBy(message, by);
  }

  async #proposeBy(message: Message<true>, by: GuildMember): Promise<void> {
    const { context } = this.#parts;
    const win = await proposeMessage(message, by, context);
    context.log.info({ winId: win.id, messageId: message.id, userId: by.id }, 'win proposed by reaction');
  }

  async #withdraw(reaction: Reaction, userId: string): Promise<void> {
    const { context } = this.#parts;
    if (!(await context.wins.withdraw(reaction.message.id, userId))) return;
    context.log.info({ messageId: reaction.message.id, userId }, 'win withdrawn');
    const message = await reaction.message.fetch();
    if (message.inGuild()) await this.#proposeByHolder(message);
  }

  /** In the name of the first member whose 🏆 is on the message, if there is any. */
  async #proposeByHolder(message: Message<true>): Promise<void> {
    const holders = await message.reactions.resolve(TROPHY)?.users.fetch({ limit: REACTORS });
    for (const user of holders?.values() ?? []) {
      const by = user.bot ? null : await fetchMember(message.guild, user);
      if (by) return this.#proposeBy(message, by);
    }
  }
}
