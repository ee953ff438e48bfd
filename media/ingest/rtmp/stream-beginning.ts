import { MediaError } from '../../media-error.ts';
import type { FlvTag } from './flv-tag.ts';
import type { RtmpConnection } from './rtmp-connection.ts';

/** So much of a stream shows what is in it. */
const ENOUGH_MS = 400;
/** For an encoder that is slower than its own clock. */
const WITHIN_MS = 4_000;

const NO_H264 =
  "Glim takes H.264 video over RTMP. Choose an H.264 encoder (x264, NVENC, QSV or AMF) in your encoder's settings.";
const NO_AAC = "Glim takes AAC sound over RTMP. Choose AAC in your encoder's settings.";
const NOTHING = 'Your encoder sent neither picture nor sound.';

/** What an encoder sends. */
export interface StreamBeginning {
  hasVideo: boolean;
  hasAudio: boolean;
  /** Whether its pictures are sent in another order than they are shown, as with B-frames. */
  isReordered: boolean;
}

/**
 * Looks at the first moments of a publication.
 * @throws MediaError `unsupported_media`; `closed` when the encoder leaves meanwhile
 */
export function readBeginning(connection: RtmpConnection): Promise<StreamBeginning> {
  const seen = new SeenTags();
  return new Promise((resolve, reject) => {
    const finish = (error?: MediaError) => {
      clearTimeout(timer);
      connection.off('tag', look).off('closed', leave);
      if (error) reject(error);
      else if (seen.beginning.hasVideo || seen.beginning.hasAudio) resolve(seen.beginning);
      else reject(new MediaError('unsupported_media', NOTHING));
    };
    const look = (tag: FlvTag) => {
      if (!tag.codec) finish(new MediaError('unsupported_media', tag.kind === 'video' ? NO_H264 : NO_AAC));
      else if (seen.add(tag) >= ENOUGH_MS) finish();
    };
    const leave = () => finish(new MediaError('closed', 'The encoder left.'));
    const timer = setTimeout(() => finish(), WITHIN_MS);
    connection.on('tag', look).on('closed', leave);
    if (connection.isClosed) leave();
  });
}

class SeenTags {
  readonly beginning: StreamBeginning = { hasVideo: false, hasAudio: false, isReordered: false };
  #firstAtMs: number | undefined;

  /** @returns for how long the stream has been seen, in milliseconds of the encoder's clock */
  add({ kind, isConfig, compositionMs, decodedAtMs }: FlvTag): number {
    if (kind === 'video') this.beginning.hasVideo = true;
    else this.beginning.hasAudio = true;
    this.beginning.isReordered ||= compositionMs !== 0;
    if (!isConfig) this.#firstAtMs ??= decodedAtMs;
    return decodedAtMs - (this.#firstAtMs ?? decodedAtMs);
  }
}
