import { DiscordAPIError, type Guild, type Message, RESTJSONErrorCodes } from 'discord.js';
import type { TicketDraft } from '#domain/support/opening/ticket-draft.entity.ts';

const GONE: readonly (string | number)[] = [
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.MissingAccess,
];

/** The message of which a ticket is to be made; null where there is none, or it is gone by now. */
export async function findSource(
  guild: Guild,
  { sourceChannelId, sourceMessageId }: Pick<TicketDraft, 'sourceChannelId' | 'sourceMessageId'>,
): Promise<Message<true> | null> {
  if (!sourceChannelId || !sourceMessageId) return null;
  try {
    const textChannel = await guild.channels.fetch(sourceChannelId);
    return textChannel?.isTextBased() ? await textChannel.messages.fetch(sourceMessageId) : null;
  } catch (error) {
    if (error instanceof DiscordAPIError && GONE.includes(error.code)) return null;
    throw error;
  }
}
