import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PictureFailure } from '#domain/support/pictures/picture-failure.ts';
import type { PictureMediaType, TicketPicture } from '#domain/support/pictures/ticket-picture.entity.ts';
import type { BotContext } from '../context.ts';
import { downloadFromCdn } from '../download-from-cdn.ts';
import { keepFile } from './keep-file.ts';

/** Discord takes 256 KiB for an emoji and 512 for a sticker; what it serves may be larger than what it took. */
const MAX_BYTES = 1024 * 1024;

/** Why there will be no picture, however often it is asked for. */
type Refused = { failure: PictureFailure };

/**
 * Keeps the picture of a custom emoji or a sticker beside the attachments: whoever owns it may delete it. A durable job.
 * Its file has the row's id as its name: what an attempt before its death has fetched is not fetched again.
 */
export async function keepPicture({ pictureId }: { pictureId: string }, context: BotContext): Promise<void> {
  const { attachmentDir, ticketPictures, log } = context;
  const path = join(attachmentDir, pictureId);
  const picture = await ticketPictures.find(pictureId);
  // Forgotten, perhaps between an earlier attempt's file and its commit.
  if (!picture) return rm(path, { force: true });
  if (picture.storedAt || (picture.failure && picture.failure !== 'failing')) return;

  const kept = (await findKept(path, context)) ?? (await fetchTo(path, picture, context));
  if ('failure' in kept) {
    await ticketPictures.failed(picture, kept.failure);
    log.warn({ pictureId, reason: kept.failure }, 'picture cannot be kept');
    return;
  }
  if (!(await ticketPictures.stored(picture, kept.mediaType))) await rm(path, { force: true });
}

async function findKept(path: string, { ticketPictures }: BotContext): Promise<{ mediaType: PictureMediaType } | null> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  const looked = bytes && (await ticketPictures.look(bytes));
  return looked && 'mediaType' in looked ? looked : null;
}

/** @throws Error where Discord does not hand it out just now */
async function fetchTo(
  path: string,
  picture: TicketPicture,
  { client, ticketPictures }: BotContext,
): Promise<{ mediaType: PictureMediaType } | Refused> {
  const { kind, discordId, format } = picture;
  const { cdn } = client.rest;
  const url = kind === 'emoji' ? cdn.emoji(discordId, { extension: format }) : cdn.sticker(discordId, format);
  const download = await downloadFromCdn(url, { maxBytes: MAX_BYTES }, { client });
  if ('refusal' in download) {
    if (download.refusal !== 'unavailable') return { failure: download.refusal };
    await ticketPictures.failed(picture, 'failing');
    throw new Error('Discord does not hand out the picture');
  }
  const looked = await ticketPictures.look(download.bytes);
  if ('refusal' in looked) return { failure: looked.refusal };
  await keepFile(path, (part) => writeFile(part, download.bytes, { mode: 0o600 }));
  return looked;
}
