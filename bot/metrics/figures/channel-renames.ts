import { REST, Routes } from 'discord.js';

interface Options {
  apiBase: string;
  token: string;
}

/**
 * New names for channels. Discord takes two in ten minutes, and the client's own queue would wait that long in
 * silence and then send what is old by then: this one says so at once.
 * https://discord.com/developers/docs/topics/rate-limits
 */
export class ChannelRenames {
  readonly #rest: REST;

  constructor({ apiBase, token }: Options) {
    this.#rest = new REST({ api: apiBase, rejectOnRateLimit: () => true, timeout: 15_000, retries: 0 }).setToken(token);
  }

  /** @throws RateLimitError, DiscordAPIError */
  async rename(channelId: string, name: string): Promise<void> {
    await this.#rest.patch(Routes.channel(channelId), { body: { name } });
  }

  close(): void {
    this.#rest.clearHashSweeper();
    this.#rest.clearHandlerSweeper();
  }
}
