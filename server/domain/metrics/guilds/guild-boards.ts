import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../../clock.ts';
import type { Outbox } from '../../outbox.ts';
import { type GuildBoard, GuildBoardSchema } from './guild-board.entity.ts';

/** Guilds that have a text channel for the figures, a message to take away, or a counter. */
const WITH_FIGURES = `
  select guild_id as "guildId" from guild_settings where metrics_channel_id is not null
  union select guild_id from guild_board
  union select guild_id from guild_counter`;

interface Parts {
  em: EntityManager;
  clock: Clock;
  outbox: Outbox;
}

/** The message with the figures in each guild that wants one. */
export class GuildBoards {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #outbox: Outbox;

  constructor({ em, clock, outbox }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#outbox = outbox;
  }

  find(guildId: string): Promise<GuildBoard | null> {
    return this.#em.findOne(GuildBoardSchema, { guildId }, { refresh: true });
  }

  /** The row that stands for the message in a text channel. One in another text channel must be taken away first. */
  async prepare(guildId: string, textChannelId: string): Promise<GuildBoard> {
    const known = await this.find(guildId);
    if (known) return known;
    const board = this.#em.create(GuildBoardSchema, { guildId, textChannelId });
    await this.#em.flush();
    return board;
  }

  async attempted(board: GuildBoard): Promise<void> {
    board.attemptedAt ??= this.#clock.now();
    await this.#em.flush();
  }

  /** It stands, and says what the hash is of. */
  async showing(board: GuildBoard, messageId: string, shown: string): Promise<void> {
    Object.assign(board, { messageId, shown, shownAt: this.#clock.now(), deletedAt: null });
    await this.#em.flush();
  }

  /** Somebody deleted it, and is obeyed. */
  async deleted(board: GuildBoard): Promise<void> {
    board.deletedAt = this.#clock.now();
    await this.#em.flush();
  }

  /** The guild has none any more; the next is another message. */
  async forget(board: GuildBoard): Promise<void> {
    await this.#em.remove(board).flush();
  }

  /** Shows a guild its figures soon. Many calls until then are one. */
  async refresh(guildId: string): Promise<void> {
    await this.#em.transactional((em) =>
      this.#outbox.add(em, 'metrics.guild.due', { guildId }, { key: `guild-figures:${guildId}` }),
    );
  }

  /** Shows every guild its figures soon. @returns how many */
  async refreshAll(): Promise<number> {
    const guilds = await this.#em.execute<{ guildId: string }[]>(WITH_FIGURES);
    for (const { guildId } of guilds) await this.refresh(guildId);
    return guilds.length;
  }
}
