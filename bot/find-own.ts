import type { Collection, Message } from 'discord.js';

/** How many messages back a lost one is looked for: it was posted moments ago. */
const LOOK_BACK = 100;

/** Where messages can be read: a text channel, a thread, a DM. */
export interface SearchedPlace {
  messages: { fetch(options: { limit: number; cache: boolean }): Promise<Collection<string, Message>> };
}

/** The bot's own recent message with an embed of that address. */
export async function findOwn(place: SearchedPlace, url: string): Promise<Message | undefined> {
  const recent = await place.messages.fetch({ limit: LOOK_BACK, cache: false });
  return recent.find(
    (message) => message.author.id === message.client.user.id && message.embeds.some((embed) => embed.url === url),
  );
}
