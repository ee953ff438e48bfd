import type { Log } from '../context.ts';

const TIMEOUT_MS = 5_000;
/** Discord takes more; a picture of 832×468 is about 60 kB. */
const BYTES_MAX = 2_000_000;

/** Reads pictures of streams from the web site: the bot may run on another machine than the server that took them. */
export function pictureReader({ publicUrl, log }: { publicUrl: string; log: Log }) {
  return async (streamId: string): Promise<Buffer | null> => {
    try {
      const url = `${publicUrl}/thumbnails/${streamId}.jpg`;
      const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS), cache: 'no-store' });
      const isPicture = response.ok && response.headers.get('content-type') === 'image/jpeg';
      const jpeg = Buffer.from(await response.arrayBuffer());
      return isPicture && jpeg.length <= BYTES_MAX ? jpeg : null;
    } catch (error) {
      // The card stands without it, and the next one is due in half a minute.
      log.debug({ err: error, streamId }, 'no picture for the card');
      return null;
    }
  };
}
