import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { BotContext } from '../context.ts';

/** Why something did not work in a guild, as a sentence for staff; null for what waits for its turn or concerns one member only. */
export function failureReason(error: unknown, { words }: Pick<BotContext, 'words'>): string | null {
  if (error instanceof RateLimitError) return null;
  if (error instanceof DomainError) return error.kind === 'unavailable' ? error.message : null;
  if (error instanceof DiscordAPIError) {
    return words.guilds('capability.refused', { message: error.message, code: error.code });
  }
  if (error instanceof HTTPError) return words.guilds('capability.discordDown', { status: error.status });
  return words.guilds('capability.brokeOff');
}
