import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ImageFormat } from 'discord.js';
import type { OutboxTasks } from '#domain/outbox.ts';
import type { EmojiMediaType, TicketEmoji } from '#domain/support/emoji/ticket-emoji.entity.ts';
import type { BotContext } from '../context.ts';
import { downloadFromCdn } from '../download-from-cdn.ts';
import { keepFile } from './keep-file.ts';

/** Discord takes 256 KiB; what it serves may be larger than what it took. */
const MAX_BYTES = 1024 * 1024;

/** The picture will not come, however often it is asked for. */
class Unobtainable extends Error {}

/** Keeps the picture of a custom emoji beside the attachments: whoever owns it may delete it. A durable job. */
export async function copyEmoji({ emojiId }: OutboxTasks['ticket.emoji'], context: BotContext): Promise<void> {
  const { ticketEmojis, log } = context;
  const emoji = await ticketEmojis.find(emojiId);
  if (!emoji || emoji.storedAt) return;
  try {
    const bytes = await download(emoji, context);
    const mediaType = mediaTypeOf(bytes);
    if (!mediaType) throw new Unobtainable('it is no picture');
    await keepFile(join(context.attachmentDir, emoji.id), (part) => writeFile(part, bytes, { mode: 0o600 }));
    await ticketEmojis.stored(emoji, mediaType);
  } catch (error) {
    await ticketEmojis.failed(emoji, error instanceof Error ? error.message : String(error));
    if (!(error instanceof Unobtainable)) throw error;
    log.warn({ emojiId, reason: error.message }, 'emoji cannot be kept');
  }
}

async function download({ discordId, isAnimated }: TicketEmoji, { client }: BotContext): Promise<Buffer> {
  const extension = isAnimated ? ImageFormat.GIF : ImageFormat.PNG;
  const url = client.rest.cdn.emoji(discordId, { extension });
  const download = await downloadFromCdn(url, { maxBytes: MAX_BYTES }, { client });
  if ('bytes' in download) return download.bytes;
  if (download.refusal === 'gone') throw new Unobtainable('Discord no longer has it');
  if (download.refusal === 'too_large') throw new Unobtainable('larger than 1 MiB');
  throw new Error('Discord does not hand it out');
}

/** What it says of itself is not taken on trust: it is shown in a page. */
function mediaTypeOf(bytes: Buffer): EmojiMediaType | null {
  const starts = (text: string, at = 0) => bytes.subarray(at, at + text.length).toString('latin1') === text;
  if (starts('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (starts('GIF87a') || starts('GIF89a')) return 'image/gif';
  return starts('RIFF') && starts('WEBP', 8) ? 'image/webp' : null;
}
