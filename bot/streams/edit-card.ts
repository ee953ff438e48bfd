import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import type { Announcement } from '#domain/streams/announcement.entity.ts';
import type { Stream } from '#domain/streams/stream.entity.ts';
import type { BotContext } from '../context.ts';
import { getAlertChannel } from './alert-channel.ts';
import { card } from './card.ts';

/** Shows the stream's present state on its card. A card that a moderator deleted stays deleted. */
export async function editCard(announcement: Announcement, stream: Stream, context: BotContext): Promise<void> {
  if (!announcement.messageId || announcement.deletedAt) return;
  const textChannel = getAlertChannel(context, announcement.alertChannelId);
  try {
    await textChannel.messages.edit(announcement.messageId, card(stream, context));
  } catch (error) {
    if (!(error instanceof DiscordAPIError) || error.code !== RESTJSONErrorCodes.UnknownMessage) throw error;
    await context.announcements.deleted(announcement);
    context.log.info({ streamId: stream.id }, 'card was deleted by someone');
  }
}
