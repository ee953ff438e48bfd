import { AttachmentBuilder, type GuildTextBasedChannel, PermissionFlagsBits } from 'discord.js';
import type { Announcement } from '#domain/streams/announcement.entity.ts';
import type { Stream } from '#domain/streams/stream.entity.ts';
import type { BotContext } from '../context.ts';
import { pictureName } from './card.ts';

/** What is to be done with a card's picture. */
export interface CardPicture {
  /** Of when the picture on the card is; null without one. */
  pictureAt: Date | null;
  /** To be attached in place of the one that is there. */
  file?: AttachmentBuilder;
  /** The card had one and has one no more. */
  isTakenOff?: boolean;
}

/**
 * Attached rather than linked: Discord keeps what it once loaded from an address, and would show how the stream began.
 * A mature stream is never pictured; nor is one that is away or over.
 */
export async function cardPicture(
  { pictureAt }: Announcement,
  stream: Stream,
  place: { textChannel: GuildTextBasedChannel; context: BotContext },
): Promise<CardPicture> {
  const shownAt = pictureAt ?? null;
  const wantedAt = mayShow(stream, place) ? (stream.thumbnailAt ?? null) : null;
  if (!wantedAt) return { pictureAt: null, isTakenOff: shownAt !== null };
  if (shownAt?.getTime() === wantedAt.getTime()) return { pictureAt: shownAt };
  const jpeg = await place.context.readPicture(stream.id);
  if (!jpeg) return { pictureAt: shownAt };
  return { pictureAt: wantedAt, file: new AttachmentBuilder(jpeg, { name: pictureName(wantedAt) }) };
}

function mayShow(
  stream: Stream,
  { textChannel, context }: { textChannel: GuildTextBasedChannel; context: BotContext },
) {
  const isLive = !stream.lostAt && !stream.endedAt;
  const granted = textChannel.permissionsFor(context.client.user);
  return isLive && !stream.channel.isMature && (granted?.has(PermissionFlagsBits.AttachFiles) ?? false);
}
