import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ImageFormat } from 'discord.js';
import type { OutboxTasks } from '#domain/outbox.ts';
import type { EmojiMediaType, TicketEmoji } from '#domain/support/emoji/ticket-emoji.entity.ts';
import type { BotContext } from '../context.ts';

const TIMEOUT_MS = 30_000;
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
    await keep(bytes, emoji, context);
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
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (response.status === 404 || response.status === 415) throw new Unobtainable('Discord no longer has it');
  if (!response.ok || !response.body) throw new Error(`Discord answered ${response.status}`);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body) {
    length += chunk.length;
    if (length > MAX_BYTES) throw new Unobtainable('larger than 1 MiB');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** What it says of itself is not taken on trust: it is shown in a page. */
function mediaTypeOf(bytes: Buffer): EmojiMediaType | null {
  const starts = (text: string, at = 0) => bytes.subarray(at, at + text.length).toString('latin1') === text;
  if (starts('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (starts('GIF87a') || starts('GIF89a')) return 'image/gif';
  return starts('RIFF') && starts('WEBP', 8) ? 'image/webp' : null;
}

async function keep(bytes: Buffer, { id }: TicketEmoji, { attachmentDir }: BotContext): Promise<void> {
  await mkdir(attachmentDir, { recursive: true, mode: 0o700 });
  const part = join(attachmentDir, `${id}.part`);
  try {
    await writeFile(part, bytes, { mode: 0o600 });
    await rename(part, join(attachmentDir, id));
  } finally {
    await rm(part, { force: true });
  }
}
