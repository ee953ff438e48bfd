import { DiscordAPIError } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { BotContext } from '../context.ts';

/**
 * Asks Discord for something that it may refuse for reasons of the guild's, which staff can change.
 * @throws DomainError unavailable `discord_refused`, with what Discord said
 */
export async function refusedByDiscord<T>(
  { languages: { codes } }: Pick<BotContext, 'languages'>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) throw error;
    const facts = { message: error.message, code: error.code };
    throw Object.assign(new DomainError('unavailable', 'discord_refused', codes.guilds('capability.refused', facts)), {
      cause: error,
    });
  }
}
