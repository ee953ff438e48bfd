import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { BotContext } from '../context.ts';

/** Why something did not work in a guild, as coded words for staff; null for what waits for its turn or concerns one member only. */
export function failureReason(error: unknown, { languages: { codes } }: Pick<BotContext, 'languages'>): string | null {
  if (error instanceof RateLimitError) return null;
  if (error instanceof DomainError) return error.kind === 'unavailable' ? codes.refusal(error) : null;
  if (error instanceof DiscordAPIError) {
    return codes.guilds('capability.refused', { message: error.message, code: error.code });
  }
  if (error instanceof HTTPError) return codes.guilds('capability.discordDown', { status: error.status });
  return codes.guilds('capability.brokeOff');
}
