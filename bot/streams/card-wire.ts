import {
  type APIMessage,
  type Client,
  type GuildTextBasedChannel,
  type MessageCreateOptions,
  type MessageEditOptions,
  MessagePayload,
  type REST,
  Routes,
} from 'discord.js';
import { restBeside } from '../rest-beside.ts';

/** What is limited for no longer is waited out. */
const PATIENCE_MS = 10_000;

/**
 * Discord's routes for cards. Unlike discord.js's own way to them, what is limited for long is refused at once with a
 * RateLimitError: one text channel's limit (30046, ten publications an hour) must hold up no other guild's cards.
 */
export class CardWire {
  readonly #rest: REST;

  constructor(client: Client<true>) {
    this.#rest = restBeside(client, { patienceMs: PATIENCE_MS });
  }

  /** @throws RateLimitError, DiscordAPIError */
  async post(textChannel: GuildTextBasedChannel, message: MessageCreateOptions): Promise<{ id: string }> {
    const request = await MessagePayload.create(textChannel, message).resolveBody().resolveFiles();
    const path = Routes.channelMessages(textChannel.id);
    // Typed by Discord's documentation of the route.
    return (await this.#rest.post(path, requestOf(request))) as APIMessage;
  }

  /** @throws RateLimitError, DiscordAPIError */
  async edit(textChannel: GuildTextBasedChannel, messageId: string, message: MessageEditOptions): Promise<void> {
    const request = await MessagePayload.create(textChannel.messages, message).resolveBody().resolveFiles();
    await this.#rest.patch(Routes.channelMessage(textChannel.id, messageId), requestOf(request));
  }

  /** @throws RateLimitError, DiscordAPIError */
  async delete(textChannel: GuildTextBasedChannel, messageId: string): Promise<void> {
    await this.#rest.delete(Routes.channelMessage(textChannel.id, messageId));
  }

  /** Publishes a message to the guilds that follow. @throws RateLimitError, DiscordAPIError */
  async crosspost(textChannel: GuildTextBasedChannel, messageId: string): Promise<void> {
    await this.#rest.post(Routes.channelMessageCrosspost(textChannel.id, messageId));
  }
}

function requestOf({ body, files }: MessagePayload) {
  return { body, ...(files ? { files } : {}) };
}
