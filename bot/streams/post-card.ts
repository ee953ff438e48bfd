import type { Announcement } from '#domain/streams/announcement.entity.ts';
import type { Stream } from '#domain/streams/stream.entity.ts';
import type { BotContext } from '../context.ts';
import { findOwn } from '../find-own.ts';
import { sendOnce } from '../post-once.ts';
import { getAlertChannel } from './alert-channel.ts';
import { alertText } from './alert-text.ts';
import { card, cardUrl, hashOf } from './card.ts';
import { cardPicture } from './card-picture.ts';

/** Posts the card of a stream, once. */
export async function postCard(announcement: Announcement, stream: Stream, context: BotContext): Promise<void> {
  const { announcements, alertChannels, cards, publicUrl, log } = context;
  const { guildId, alertChannelId } = announcement;
  const textChannel = getAlertChannel(context, alertChannelId);
  const { alertChannel, pingRoleId } = await alertChannels.findAsked(
    { guildId, textChannelId: alertChannelId },
    stream.channel,
  );
  const { pictureAt, file } = await cardPicture(announcement, stream, { textChannel, context });
  const shown = card(stream, context, { pictureAt });

  const { message, isFound } = await sendOnce(
    textChannel,
    {
      id: announcement.id,
      attemptedAt: announcement.attemptedAt ?? null,
      url: cardUrl(stream, publicUrl),
      message: () => ({
        ...alertText({ template: alertChannel?.template, pingRoleId }, stream.channel, publicUrl),
        ...shown,
        ...(file ? { files: [file] } : {}),
      }),
      attempted: () => announcements.attempted(announcement),
    },
    (toSend) => cards.post(textChannel, toSend),
  );
  // What is found may say something older than this: without a hash it is edited.
  await announcements.posted(announcement, message.id, {
    hash: isFound ? '' : hashOf(stream, shown).all,
    pictureAt: isFound ? null : pictureAt,
  });
  log.info({ streamId: stream.id, messageId: message.id }, isFound ? 'card found again' : 'card posted');
}

/** A stream that is over gets no card any more; but one may stand there of which a crash kept the id. */
export async function findCard(announcement: Announcement, stream: Stream, context: BotContext): Promise<void> {
  const { announcements, publicUrl } = context;
  const known = announcement.attemptedAt
    ? await findOwn(getAlertChannel(context, announcement.alertChannelId), cardUrl(stream, publicUrl))
    : undefined;
  if (known) await announcements.posted(announcement, known.id, { hash: '', pictureAt: null });
  else await announcements.missed(announcement);
}
