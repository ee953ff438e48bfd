import { MAX_UPLOAD_BYTES } from '#domain/emotes/emote-images.ts';
import { DomainError } from '#domain/errors.ts';
import type { BotContext } from '../context.ts';

const TIMEOUT_MS = 15_000;

/** A picture that a member attached. @throws DomainError invalid `emote_image_too_large`; unavailable `emote_image_gone` */
export async function downloadPicture(url: string, { words }: Pick<BotContext, 'words'>): Promise<Buffer> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok || !response.body)
    throw new DomainError('unavailable', 'emote_image_gone', words.emotes('propose.gone'));
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.length;
    // What Discord said of its size is not taken on trust.
    if (bytes > MAX_UPLOAD_BYTES)
      throw new DomainError('invalid', 'emote_image_too_large', words.emotes('propose.tooLarge'));
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
