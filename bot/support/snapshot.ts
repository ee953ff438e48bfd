import { type Message, MessageType, StickerFormatType } from 'discord.js';
import type { SentSticker } from '#domain/support/pictures/sent-sticker.ts';
import type { PictureFormat } from '#domain/support/pictures/ticket-picture.entity.ts';
import type { MessageSnapshot } from '#domain/support/ticket-log.ts';
import { isStaff } from './actor.ts';
import { findMember } from './find-member.ts';

/** What a message is at this moment: discord.js changes its Message when the author edits it. */
export interface Captured extends Omit<MessageSnapshot, 'author'> {
  threadId: string;
  message: Message<true>;
}

export function capture(message: Message<true>): Captured {
  return {
    message,
    threadId: message.channelId,
    id: message.id,
    text: textOf(message),
    stickers: stickersOf(message),
    sentAt: message.createdAt,
    editedAt: message.editedAt,
    replyToId: message.type === MessageType.Reply ? (message.reference?.messageId ?? null) : null,
    attachments: message.attachments.map(({ id, name, size, url }) => ({ discordId: id, name, sizeBytes: size, url })),
  };
}

/** Adds who wrote it. Messages that Discord answers with name no member, so it may have to be asked. */
export async function withAuthor(
  { message, threadId: _, ...captured }: Captured,
  staffRoleIds: readonly string[],
): Promise<MessageSnapshot> {
  const { author, guild } = message;
  const member = message.member ?? (message.webhookId ? null : await findMember(guild, author.id));
  const face = member ?? author;
  return {
    ...captured,
    author: {
      id: author.id,
      name: face.displayName,
      avatarUrl: face.displayAvatarURL({ extension: 'png', size: 128 }),
      isStaff: member !== null && isStaff(member, ...staffRoleIds),
    },
  };
}

/** Forwarded messages say something without having a text of their own. */
function textOf({ content, messageSnapshots }: Message<true>): string {
  const forwarded = messageSnapshots.map((each) => `> ${each.content ?? ''}`);
  return [content, ...forwarded].filter(Boolean).join('\n');
}

function stickersOf({ stickers, messageSnapshots }: Message<true>): SentSticker[] {
  const all = [...stickers.values(), ...messageSnapshots.flatMap((each) => each.stickers).values()];
  return all.map(({ id, name, format }) => ({ discordId: id, name: name.slice(0, 100), format: formatOf(format) }));
}

/**
 * An animated PNG is kept as it is: browsers play it, and nothing of it would be gained by painting it anew.
 * https://docs.discord.com/developers/reference#image-formatting-cdn-endpoints
 */
function formatOf(format: StickerFormatType): PictureFormat | null {
  if (format === StickerFormatType.GIF) return 'gif';
  return format === StickerFormatType.PNG || format === StickerFormatType.APNG ? 'png' : null;
}
