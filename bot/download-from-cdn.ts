import type { Client } from 'discord.js';

const TIMEOUT_MS = 15_000;
/** Not found, no such file any more, not to be had in that format. */
const GONE = [403, 404, 410, 415];

/** A file, or why it is not to be had; what is unavailable may be had later. */
export type Download = { bytes: Buffer } | { refusal: 'gone' | 'too_large' | 'unavailable' };

/**
 * A file that Discord's CDN holds, or its media proxy: an emoji's picture, a sticker's, an attachment. Nothing else is
 * fetched, however it is said to be there, and no more than `maxBytes` of it, however large it is said to be.
 */
export async function downloadFromCdn(
  url: string,
  { maxBytes }: { maxBytes: number },
  { client }: { client: Pick<Client, 'options'> },
): Promise<Download> {
  const { cdn = '', mediaProxy = '' } = client.options.rest ?? {};
  if (!isWithin(url, cdn) && !isWithin(url, mediaProxy)) return { refusal: 'gone' };
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' });
    if (GONE.includes(response.status)) return { refusal: 'gone' };
    if (!response.ok || !response.body) return { refusal: 'unavailable' };
    const bytes = await readAtMost(response.body, maxBytes);
    return bytes ? { bytes } : { refusal: 'too_large' };
  } catch {
    // The network, or the time that it may take; whoever asked says what that means to them.
    return { refusal: 'unavailable' };
  }
}

function isWithin(url: string, base: string): boolean {
  const [file, place] = [URL.parse(url), URL.parse(base)];
  return file !== null && file.origin === place?.origin && file.pathname.startsWith(place.pathname);
}

/** @returns null where there is more */
async function readAtMost(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
