import { Routes } from 'discord.js';
import { ImpatientRest } from '../../impatient-rest.ts';

interface Options {
  apiBase: string;
  token: string;
}

/** New names for channels. Discord takes two in ten minutes; what comes after a wait would be old by then. */
export class ChannelRenames {
  readonly #rest: ImpatientRest;

  constructor(options: Options) {
    this.#rest = new ImpatientRest({ ...options, patienceMs: 0 });
  }

  /** @throws RateLimitError, DiscordAPIError */
  async rename(channelId: string, name: string): Promise<void> {
    await this.#rest.patch(Routes.channel(channelId), { body: { name } });
  }

  close(): void {
    this.#rest.close();
  }
}
