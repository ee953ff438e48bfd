import { DiscordAPIError } from 'discord.js';

/**
 * Whether Discord said no, so that the same call would be answered alike: no permission, no such place, closed DMs.
 * Anything else (a limit, a broken connection, Discord's own fault) may have come through, or will the next time.
 */
export function isRefused(error: unknown): error is DiscordAPIError {
  return error instanceof DiscordAPIError && error.status >= 400 && error.status < 500 && error.status !== 429;
}
