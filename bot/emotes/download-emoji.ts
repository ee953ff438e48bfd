import type { Client } from 'discord.js';
import { downloadFromCdn } from '../download-from-cdn.ts';

/** Discord takes 256 KiB, but may hand out more. */
const MAX_BYTES = 1_048_576;
const LARGEST = 128;

/** The picture of an emoji; null where Discord has none. @throws Error where its CDN does not answer */
export async function downloadEmoji(
  { id, isAnimated }: { id: string; isAnimated: boolean },
  context: { client: Client },
): Promise<Buffer | null> {
  const url = context.client.rest.cdn.emoji(id, { extension: isAnimated ? 'gif' : 'png', size: LARGEST });
  const download = await downloadFromCdn(url, { maxBytes: MAX_BYTES }, context);
  if ('bytes' in download) return download.bytes;
  if (download.refusal === 'unavailable') throw new Error("Discord's CDN does not answer");
  return null;
}
