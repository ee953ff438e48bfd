import { ChannelType, type Client, DiscordAPIError, type PrivateThreadChannel, RESTJSONErrorCodes } from 'discord.js';

/** A ticket's thread as Discord has it now, archived or not; null when it was deleted. */
export async function fetchThread(
  threadId: string,
  { client }: { client: Client },
): Promise<PrivateThreadChannel | null> {
  try {
    const thread = await client.channels.fetch(threadId, { force: true });
    return thread?.type === ChannelType.PrivateThread ? thread : null;
  } catch (error) {
    if (error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownChannel) return null;
    throw error;
  }
}
