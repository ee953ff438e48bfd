import { ChannelType, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { OutboxTasks } from '#domain/outbox.ts';
import type { Announcement } from '#domain/streams/announcement.entity.ts';
import type { BotContext } from '../context.ts';
import { inGuildLanguage } from '../guilds/in-guild-language.ts';
import { isDiscordError } from '../is-discord-error.ts';
import { isRefused } from '../is-refused.ts';
import { getAlertChannel } from './alert-channel.ts';
import crosspost from './crosspost.capability.ts';

/**
 * Publishes a card to the guilds that follow its announcement channel. Discord takes ten an hour of a channel: a card
 * that is beyond them waits, as long as its stream is live. What fails is told to staff; the card stands all the same.
 */
export async function crosspostCard(
  { announcementId }: OutboxTasks['announcement.crosspost'],
  asked: BotContext,
): Promise<void> {
  const announcement = await asked.announcements.find(announcementId);
  if (!announcement?.messageId || announcement.crosspostedAt || announcement.deletedAt || announcement.removedAt)
    return;
  const context = await inGuildLanguage(announcement.guildId, asked);
  // It waited for its turn, and there is nothing to come and see any more.
  if (announcement.crosspostFailure && announcement.stream.endedAt) return giveUp(announcement, context);
  try {
    await publish(announcement, announcement.messageId, context);
  } catch (error) {
    if (isDiscordError(error, RESTJSONErrorCodes.UnknownMessage)) return context.announcements.deleted(announcement);
    if (error instanceof RateLimitError) return publishLater(announcement, error, context);
    const reason = reasonOf(error, context);
    if (!reason) throw error;
    await fail(announcement, reason, context);
  }
}

async function publish(announcement: Announcement, messageId: string, context: BotContext): Promise<void> {
  const textChannel = getAlertChannel(context, announcement.alertChannelId);
  if (textChannel.type !== ChannelType.GuildAnnouncement) {
    throw new DomainError(
      'invalid',
      'no_announcement_channel',
      context.languages.codes.streams('crosspost.notAnnouncement'),
    );
  }
  try {
    await context.cards.crosspost(textChannel, messageId);
  } catch (error) {
    // An earlier answer was lost.
    if (!isDiscordError(error, RESTJSONErrorCodes.ThisMessageWasAlreadyCrossposted)) throw error;
  }
  await context.announcements.crossposted(announcement);
  await context.capabilityReports.worked(announcement.guildId, crosspost.key);
}

async function publishLater(
  announcement: Announcement,
  { retryAfter }: RateLimitError,
  context: BotContext,
): Promise<void> {
  if (announcement.stream.endedAt) return giveUp(announcement, context);
  await fail(announcement, context.languages.codes.streams('crosspost.limited'), context);
  await context.announcements.crosspostAgain(announcement, new Date(context.now().getTime() + retryAfter));
}

function giveUp(announcement: Announcement, context: BotContext): Promise<void> {
  return context.announcements.crosspostFailed(announcement, context.languages.codes.streams('crosspost.tooLate'));
}

async function fail(announcement: Announcement, reason: string, context: BotContext): Promise<void> {
  const { id: announcementId, guildId } = announcement;
  await context.announcements.crosspostFailed(announcement, reason);
  await context.capabilityReports.failed(guildId, crosspost.key, reason);
  context.log.warn({ announcementId, guildId, reason }, 'card not crossposted');
}

/** @returns null for what may be better the next time */
function reasonOf(error: unknown, { languages: { codes } }: BotContext): string | null {
  if (error instanceof DomainError) return codes.refusal(error);
  if (!isRefused(error)) return null;
  return codes.streams('crosspost.refused', { reason: error.message });
}
