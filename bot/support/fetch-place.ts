import {
  ChannelType,
  type Client,
  DiscordAPIError,
  type PrivateThreadChannel,
  RESTJSONErrorCodes,
  type TextChannel,
} from 'discord.js';

/** Where a ticket is dealt with: a private thread, or a text channel of its own. */
export type TicketPlace = PrivateThreadChannel | TextChannel;

/** A ticket's place as Discord has it now, archived or not; null when it was deleted. */
export async function fetchPlace(placeId: string, { client }: { client: Client }): Promise<TicketPlace | null> {
  try {
    const place = await client.channels.fetch(placeId, { force: true });
    return place?.type === ChannelType.PrivateThread || place?.type === ChannelType.GuildText ? place : null;
  } catch (error) {
    if (error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownChannel) return null;
    throw error;
  }
}
