import {
  type APIGuildScheduledEvent,
  type Client,
  type REST,
  type RESTPatchAPIGuildScheduledEventJSONBody,
  type RESTPostAPIGuildScheduledEventJSONBody,
  Routes,
} from 'discord.js';
import { restBeside } from '../../rest-beside.ts';

/** What is limited for no longer is waited out. */
const PATIENCE_MS = 5_000;

/**
 * Discord's routes for scheduled events. Unlike discord.js's own way to them, nothing is repeated by itself: Discord
 * knows no nonce for events, so that a second call after a lost answer would make a second event. What is limited for
 * long is refused at once with a RateLimitError: one guild's limit must hold up no other's.
 * https://docs.discord.com/developers/resources/guild-scheduled-event
 */
export class EventWire {
  readonly #rest: REST;

  constructor(client: Client<true>) {
    this.#rest = restBeside(client, { patienceMs: PATIENCE_MS, retries: 0 });
  }

  /** Those that are not over. @throws RateLimitError, DiscordAPIError, HTTPError, as every call here */
  async list(guildId: string): Promise<APIGuildScheduledEvent[]> {
    // Typed by Discord's documentation of the route, as the answer below.
    return (await this.#rest.get(Routes.guildScheduledEvents(guildId))) as APIGuildScheduledEvent[];
  }

  async create(guildId: string, body: RESTPostAPIGuildScheduledEventJSONBody): Promise<APIGuildScheduledEvent> {
    return (await this.#rest.post(Routes.guildScheduledEvents(guildId), { body })) as APIGuildScheduledEvent;
  }

  async edit(
    { id, guild_id }: Pick<APIGuildScheduledEvent, 'id' | 'guild_id'>,
    body: RESTPatchAPIGuildScheduledEventJSONBody,
  ): Promise<void> {
    await this.#rest.patch(Routes.guildScheduledEvent(guild_id, id), { body });
  }
}
