import type { Announcement } from '#domain/streams/announcement.entity.ts';
import type { Stream } from '#domain/streams/stream.entity.ts';
import type { BotContext } from '../context.ts';
import { postOnce } from '../post-once.ts';
import { getAlertChannel } from './alert-channel.ts';
import { card, cardUrl } from './card.ts';

/** Posts the card of a stream, once. */
export async function postCard(announcement: Announcement, stream: Stream, context: BotContext): Promise<void> {
  const { announcements, publicUrl, log } = context;
  const textChannel = getAlertChannel(context, announcement.alertChannelId);
  const { message, isFound } = await postOnce(textChannel, {
    id: announcement.id,
    attemptedAt: announcement.attemptedAt ?? null,
    url: cardUrl(stream, publicUrl),
    message: () => card(stream, context),
    attempted: () => announcements.attempted(announcement),
  });
  await announcements.posted(announcement, message.id);
  log.info({ streamId: stream.id, messageId: message.id }, isFound ? 'card found again' : 'card posted');
}
