import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Attachment } from '../state/message.ts';

const URL_LIFETIME_MS = 86_400_000;

/** The bytes of attachments and the signed addresses they are read at. */
export interface AttachmentFiles {
  save(attachmentId: string, bytes: Uint8Array): Promise<void>;
  open(attachmentId: string): ReadStream;
  /**
   * `/cdn/attachments/…?ex=&is=&hm=`; good for a day.
   * https://discord.com/developers/docs/reference#signed-attachment-cdn-urls
   */
  signedPath(attachment: Attachment, nowMs: number): string;
  /** Whether a path's `ex` lies ahead and its `hm` is ours. */
  isValid(attachmentId: string, query: URLSearchParams, nowMs: number): boolean;
}

export async function createAttachmentFiles(dir: string): Promise<AttachmentFiles> {
  await mkdir(dir, { recursive: true });
  const key = randomBytes(32);
  const pathOf = (id: string) => join(dir, id);
  const sign = (id: string, ex: string, is: string) => createHmac('sha256', key).update(`${id}.${ex}.${is}`).digest();

  return {
    save: (id, bytes) => writeFile(pathOf(id), bytes),
    open: (id) => createReadStream(pathOf(id)),

    signedPath({ id, channelId, filename }, nowMs) {
      const is = seconds(nowMs).toString(16);
      const ex = seconds(nowMs + URL_LIFETIME_MS).toString(16);
      const query = new URLSearchParams({ ex, is, hm: sign(id, ex, is).toString('hex') });
      return `/cdn/attachments/${channelId}/${id}/${encodeURIComponent(filename)}?${query}`;
    },

    isValid(id, query, nowMs) {
      const [ex, is, hm] = ['ex', 'is', 'hm'].map((name) => query.get(name) ?? '');
      if (!ex || !is || !hm || Number.parseInt(ex, 16) <= seconds(nowMs)) return false;
      const given = Buffer.from(hm, 'hex');
      const wanted = sign(id, ex, is);
      return given.length === wanted.length && timingSafeEqual(given, wanted);
    },
  };
}

function seconds(ms: number): number {
  return Math.floor(ms / 1000);
}
