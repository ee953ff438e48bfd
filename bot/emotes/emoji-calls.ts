import { type APIEmoji, REST, type RESTGetAPIApplicationEmojisResult, type RouteLike, Routes } from 'discord.js';
import type { EmojiPlace } from '#domain/emotes/emoji-place.ts';
import { APPLICATION_PLACE } from '#domain/emotes/emoji-place.ts';

/** A wait of so long is not worth a job of its own. */
const WAITED_OUT_MS = 5_000;
/** Discord takes 256 KiB. */
const MAX_DOWNLOAD_BYTES = 1_048_576;
const TIMEOUT_MS = 15_000;

interface Options {
  apiBase: string;
  cdnBase: string;
  token: string;
  applicationId: string;
}

/** An emoji's picture as it is uploaded. */
export interface EmojiUpload {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}

/**
 * Emoji over a REST client of their own. It repeats no call by itself: an upload whose answer was lost may have come
 * through, and a second one would double it. A rate limit of an hour is said at once instead of being waited out.
 * https://discord.com/developers/docs/resources/emoji
 */
export class EmojiCalls {
  readonly #rest: REST;
  readonly #cdnBase: string;
  readonly #applicationId: string;

  constructor({ apiBase, cdnBase, token, applicationId }: Options) {
    const rejectOnRateLimit = ({ retryAfter }: { retryAfter: number }) => retryAfter > WAITED_OUT_MS;
    this.#rest = new REST({ api: apiBase, rejectOnRateLimit, timeout: TIMEOUT_MS, retries: 0 }).setToken(token);
    this.#cdnBase = cdnBase;
    this.#applicationId = applicationId;
  }

  /** @throws RateLimitError, DiscordAPIError, as every call here */
  async list(place: EmojiPlace): Promise<APIEmoji[]> {
    if (place !== APPLICATION_PLACE) return get<APIEmoji[]>(this.#rest, Routes.guildEmojis(place));
    const { items } = await get<RESTGetAPIApplicationEmojisResult>(this.#rest, this.#all(place));
    return items;
  }

  /** @returns the id of the new emoji */
  async create(place: EmojiPlace, { name, mediaType, bytes }: EmojiUpload): Promise<string> {
    const image = `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`;
    // Discord's answer is an emoji, which has an id.
    const made = (await this.#rest.post(this.#all(place), { body: { name, image } })) as { id: string };
    return made.id;
  }

  async rename(place: EmojiPlace, emojiId: string, name: string): Promise<void> {
    await this.#rest.patch(this.#one(place, emojiId), { body: { name } });
  }

  async remove(place: EmojiPlace, emojiId: string): Promise<void> {
    await this.#rest.delete(this.#one(place, emojiId));
  }

  /** The picture of an emoji; null where Discord has none. */
  async download(emojiId: string, isAnimated: boolean): Promise<Buffer | null> {
    const url = `${this.#cdnBase}/emojis/${emojiId}.${isAnimated ? 'gif' : 'png'}?size=128`;
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (response.status === 404 || response.status === 415) return null;
    if (!response.ok || !response.body) throw new Error(`Discord's CDN answered ${response.status}`);
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of response.body) {
      bytes += chunk.length;
      if (bytes > MAX_DOWNLOAD_BYTES) return null;
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }

  close(): void {
    this.#rest.clearHashSweeper();
    this.#rest.clearHandlerSweeper();
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

async function get<Answer>(rest: REST, route: RouteLike): Promise<Answer> {
  // What Discord documents for the route.
  return (await rest.get(route)) as Answer;
}
