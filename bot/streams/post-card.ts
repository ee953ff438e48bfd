import type { GuildTextBasedChannel, Message } from 'discord.js';
import type { Announcement } from '#domain/streams/announcement.entity.ts';
import type { Stream } from '#domain/streams/stream.entity.ts';
import type { BotContext } from '../context.ts';
import { getAlertChannel } from './alert-channel.ts';
import { card, cardUrl } from './card.ts';
import { nonceOf } from './nonce.ts';

/** How many messages back a lost card is looked for: it was posted moments ago. */
const LOOK_BACK = 100;

/**
 * Posts the card unless it may already stand there. Discord cannot take part in
 * our transaction, so a crash between its answer and our commit leaves a card
 * whose id nobody knows: the attempt is stored first, and a second attempt looks
 * for the card before it posts, with the same nonce.
 */
export async function postCard(announcement: Announcement, stream: Stream, context: BotContext): Promise<void> {
  const { announcements, publicUrl, log } = context;
  const textChannel = getAlertChannel(context, announcement.alertChannelId);
  const known = announcement.attemptedAt && (await findCard(textChannel, cardUrl(stream, publicUrl)));
  if (known) {
    await announcements.posted(announcement, known.id);
    log.info({ streamId: stream.id, messageId: known.id }, 'card found again');
    return;
  }

  await announcements.attempted(announcement);
  const message = await textChannel.send({
    ...card(stream, context),
    nonce: nonceOf(announcement.id),
    enforceNonce: true,
  });
  await announcements.posted(announcement, message.id);
  log.info({ streamId: stream.id, messageId: message.id }, 'card posted');
}

async function findCard(textChannel: GuildTextBasedChannel, url: string): Promise<Message | undefined> {
  const recent = await textChannel.messages.fetch({ limit: LOOK_BACK, cache: false });
  return recent.find(
    (message) => message.author.id === message.client.user.id && message.embeds.some((embed) => embed.url === url),
  );
}
