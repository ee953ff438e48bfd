import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import type { Announcement } from '#domain/streams/announcement.entity.ts';
import type { BotContext } from '../context.ts';

/** What Discord refuses until staff change something, though what the bot knew of the guild let it try. */
const REFUSED = new Set<number | string>([
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
]);

/** @returns coded words for the guild's staff; null when Discord failed otherwise and is to be asked again */
export function discordRefusal(
  error: unknown,
  { alertChannelId }: Announcement,
  { languages: { codes } }: Pick<BotContext, 'languages'>,
): string | null {
  if (!(error instanceof DiscordAPIError) || !REFUSED.has(error.code)) return null;
  return codes.streams('alertChannel.refused', { channel: `<#${alertChannelId}>`, reason: error.message });
}
