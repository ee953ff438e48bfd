import { type APIEmoji, type RESTGetAPIApplicationEmojisResult, type RouteLike, Routes } from 'discord.js';
import type { EmojiPlace } from '#domain/emotes/emoji-place.ts';
import { APPLICATION_PLACE } from '#domain/emotes/emoji-place.ts';
import { ImpatientRest } from '../impatient-rest.ts';

/** A wait of so long is not worth a job of its own. */
const PATIENCE_MS = 5_000;

interface Options {
  apiBase: string;
  token: string;
  applicationId: string;
}

/** An emoji's picture as it is uploaded. */
export interface EmojiUpload {
  name: string;
  /** Who alone may use it; everyone where none is named. */
  roles: readonly string[];
  mediaType: string;
  bytes: Uint8Array;
}

/**
 * Emoji as Discord has them, and changes of them. No call is repeated: an upload whose answer was lost may have come
 * through, and a second one would double it.
 * https://discord.com/developers/docs/resources/emoji
 */
export class EmojiCalls {
  readonly #rest: ImpatientRest;
  readonly #applicationId: string;

  constructor({ applicationId, ...discord }: Options) {
    this.#rest = new ImpatientRest({ ...discord, patienceMs: PATIENCE_MS });
    this.#applicationId = applicationId;
  }

  /** @throws RateLimitError, DiscordAPIError, as every call here */
  async list(place: EmojiPlace): Promise<APIEmoji[]> {
    if (place !== APPLICATION_PLACE) return this.#get<APIEmoji[]>(Routes.guildEmojis(place));
    const { items } = await this.#get<RESTGetAPIApplicationEmojisResult>(this.#all(place));
    return items;
  }

  /** @returns the id of the new emoji */
  async create(place: EmojiPlace, { name, roles, mediaType, bytes }: EmojiUpload): Promise<string> {
    const image = `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`;
    // Only a guild's emoji can have any.
    const body = { name, image, ...(roles.length > 0 && { roles }) };
    // Discord's answer is an emoji, which has an id.
    const made = (await this.#rest.post(this.#all(place), { body })) as { id: string };
    return made.id;
  }

  async rename(place: EmojiPlace, emojiId: string, name: string): Promise<void> {
    await this.#rest.patch(this.#one(place, emojiId), { body: { name } });
  }

  /** @param roles who alone may use it; everyone where none is named */
  async restrict(guildId: EmojiPlace, emojiId: string, roles: readonly string[]): Promise<void> {
    await this.#rest.patch(this.#one(guildId, emojiId), { body: { roles } });
  }

  async remove(place: EmojiPlace, emojiId: string): Promise<void> {
    await this.#rest.delete(this.#one(place, emojiId));
  }

  close(): void {
    this.#rest.close();
  }

  async #get<Answer>(route: RouteLike): Promise<Answer> {
    // What Discord documents for the route.
    return (await this.#rest.get(route)) as Answer;
  }

  #all(place: EmojiPlace): RouteLike {
    return place === APPLICATION_PLACE ? Routes.applicationEmojis(this.#applicationId) : Routes.guildEmojis(place);
  }

  #one(place: EmojiPlace, emojiId: string): RouteLike {
    return place === APPLICATION_PLACE
      ? Routes.applicationEmoji(this.#applicationId, emojiId)
      : Routes.guildEmoji(place, emojiId);
  }
}
