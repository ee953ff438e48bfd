import { RESTJSONErrorCodes } from 'discord.js';
import type { Announcement } from '#domain/streams/announcement.entity.ts';
import type { BotContext } from '../context.ts';
import { isDiscordError } from '../is-discord-error.ts';
import { getAlertChannel } from './alert-channel.ts';

/** Takes the card of a stream that is over away. Doing it again does nothing. */
export async function removeCard(announcement: Announcement, context: BotContext): Promise<void> {
  const { messageId, alertChannelId, removedAt } = announcement;
  if (!messageId) return;
  if (!removedAt) await context.announcements.removed(announcement);
  try {
    await context.cards.delete(getAlertChannel(context, alertChannelId), messageId);
  } catch (error) {
    if (!isDiscordError(error, RESTJSONErrorCodes.UnknownMessage)) throw error;
  }
}
