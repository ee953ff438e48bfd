import { type AnyThreadChannel, RESTJSONErrorCodes } from 'discord.js';
import type { BotContext } from '../context.ts';
import { isDiscordError } from '../is-discord-error.ts';

/** A thread as Discord has it now, taken out of its archive, where nothing can change; null when it was deleted. */
export async function fetchReviewThread(
  threadId: string,
  { client }: Pick<BotContext, 'client'>,
): Promise<AnyThreadChannel | null> {
  try {
    const thread = await client.channels.fetch(threadId, { force: true });
    if (!thread?.isThread()) return null;
    return thread.archived ? await thread.setArchived(false) : thread;
  } catch (error) {
    if (isDiscordError(error, RESTJSONErrorCodes.UnknownChannel)) return null;
    throw error;
  }
}
