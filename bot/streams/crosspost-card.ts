import { ChannelType, DiscordAPIError, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { OutboxTasks } from '#domain/outbox.ts';
import type { Announcement } from '#domain/streams/announcement.entity.ts';
import type { BotContext } from '../context.ts';
import { isDiscordError } from '../glimcap/is-discord-error.ts';
import { getAlertChannel } from './alert-channel.ts';

/**
 * Publishes a card to the guilds that follow its announcement channel. Discord takes ten an hour of a channel: a card
 * that is beyond them waits, as long as its stream is live. What fails is told to staff; the card stands all the same.
 */
export async function crosspostCard(
  { announcementId }: OutboxTasks['announcement.crosspost'],
  context: BotContext,
): Promise<void> {
  const announcement = await context.announcements.find(announcementId);
  if (!announcement?.messageId || announcement.crosspostedAt || announcement.deletedAt || announcement.removedAt)
    return;
  try {
    const textChannel = getAlertChannel(context, announcement.alertChannelId);
    if (textChannel.type !== ChannelType.GuildAnnouncement) {
      throw new DomainError('invalid', 'no_announcement_channel', context.words.streams('crosspost.notAnnouncement'));
    }
    await context.cards.crosspost(textChannel, announcement.messageId);
    await context.announcements.crossposted(announcement);
  } catch (error) {
    if (isDiscordError(error, RESTJSONErrorCodes.ThisMessageWasAlreadyCrossposted)) {
      return context.announcements.crossposted(announcement);
    }
    if (error instanceof RateLimitError) return publishLater(announcement, error, context);
    const reason = reasonOf(error, context);
    if (!reason) throw error;
    await context.announcements.crosspostFailed(announcement, reason);
    context.log.warn({ announcementId, guildId: announcement.guildId, reason }, 'card not crossposted');
  }
}

async function publishLater(
  announcement: Announcement,
  { retryAfter }: RateLimitError,
  context: BotContext,
): Promise<void> {
  await context.announcements.crosspostFailed(announcement, context.words.streams('crosspost.limited'));
  if (announcement.stream.endedAt) return;
  await context.announcements.crosspostAgain(announcement, new Date(context.now().getTime() + retryAfter));
}

/** @returns null for what may be better the next time */
function reasonOf(error: unknown, { words }: BotContext): string | null {
  if (error instanceof DomainError) return error.message;
  if (!(error instanceof DiscordAPIError) || error.status >= 500) return null;
  return words.streams('crosspost.refused', { reason: error.message });
}
