import type { APIMessage } from 'discord-api-types/v10';

/** What of a message stands under the MESSAGE_CONTENT intent, and what decides whether it is blank. */
export type Contentful = Pick<APIMessage, 'author' | 'mentions' | 'content' | 'embeds' | 'attachments' | 'components'>;

/**
 * Without MESSAGE_CONTENT what a message holds is blank, but for own messages and mentions.
 * https://docs.discord.com/developers/events/gateway#message-content-intent
 */
export function withoutContent<T extends Contentful>(message: T, botUserId: string): T {
  const isOwn = message.author.id === botUserId;
  const isMentioned = message.mentions.some(({ id }) => id === botUserId);
  if (isOwn || isMentioned) return message;
  return { ...message, content: '', embeds: [], attachments: [], components: [] };
}
