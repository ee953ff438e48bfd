import { RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import type { Announcement } from '#domain/streams/announcement.entity.ts';
import type { Stream } from '#domain/streams/stream.entity.ts';
import type { BotContext } from '../context.ts';
import { isDiscordError } from '../is-discord-error.ts';
import { getAlertChannel } from './alert-channel.ts';
import { card, hashOf } from './card.ts';
import { cardPicture } from './card-picture.ts';

/** From this age on Discord counts edits (30046), over all old messages of a text channel. */
const OLD_MS = 3_600_000;
/** An old card is edited so often for its viewers: half of what is seen to pass, so that a new title has room. */
const OLD_EDIT_EVERY_MS = 120_000;

/**
 * Shows the stream's present state on its card, when that says something else. A card that a moderator deleted stays
 * deleted.
 * @throws RateLimitError for a state that has to be shown later; what only counts viewers is left out silently
 */
export async function editCard(announcement: Announcement, stream: Stream, context: BotContext): Promise<void> {
  const { messageId } = announcement;
  if (!messageId) return;
  const textChannel = getAlertChannel(context, announcement.alertChannelId);
  const isUrgent = stateOf(announcement) !== hashOf(stream, card(stream, context)).state;
  if (!isUrgent && (await isTooSoon(announcement, context))) return;

  const { pictureAt, file, isTakenOff } = await cardPicture(announcement, stream, { textChannel, context });
  const chatters = stream.endedAt ? await context.chat.countChatters(stream.id) : null;
  const shown = card(stream, context, { pictureAt, chatters });
  const { all } = hashOf(stream, shown);
  if (all === announcement.shownHash) return;
  const attachments = file || isTakenOff ? { attachments: [], files: file ? [file] : [] } : {};
  try {
    await context.cards.edit(textChannel, messageId, { ...shown, ...attachments });
    await context.announcements.shown(announcement, { hash: all, pictureAt });
  } catch (error) {
    if (error instanceof RateLimitError && !isUrgent) return;
    if (!isDiscordError(error, RESTJSONErrorCodes.UnknownMessage)) throw error;
    await context.announcements.deleted(announcement);
    context.log.info({ streamId: stream.id }, 'card was deleted by someone');
  }
}

function stateOf({ shownHash }: Announcement): string | undefined {
  return shownHash?.split('.')[0];
}

async function isTooSoon({ postedAt, shownAt, alertChannelId }: Announcement, context: BotContext): Promise<boolean> {
  const now = context.now().getTime();
  if (!postedAt || !shownAt || now - postedAt.getTime() < OLD_MS) return false;
  const sharing = await context.announcements.countLiveCards(alertChannelId);
  return now - shownAt.getTime() < OLD_EDIT_EVERY_MS * Math.max(1, sharing);
}
