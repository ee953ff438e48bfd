import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import type { Announcement } from '#domain/streams/announcement.entity.ts';
import type { BotContext } from '../context.ts';

/** What Discord refuses until staff change something, though what the bot knew of the guild let it try. */
const REFUSED = new Set<number | string>([
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
]);

/** @returns a sentence for the guild's staff; null when Discord failed otherwise and is to be asked again */
export function discordRefusal(
  error: unknown,
  { alertChannelId }: Announcement,
  { words }: Pick<BotContext, 'words'>,
): string | null {
  if (!(error instanceof DiscordAPIError) || !REFUSED.has(error.code)) return null;
  return words.streams('alertChannel.refused', { channel: `<#${alertChannelId}>`, reason: error.message });
}
