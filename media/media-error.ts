/**
 * What went wrong, for the caller to turn into a status:
 *
 * - `bad_sdp`: not an offer or fragment we can read, or one that breaks RFC 8829 or RFC 9725 (400)
 * - `unsupported_media`: a good offer of something we cannot take, or a viewer that cannot play what there is (422)
 * - `invalid`: a viewer's DTLS parameters or RTP capabilities are malformed (400)
 * - `etag_missing`, `etag_stale`: the If-Match of a PATCH (428, 412)
 * - `full`: the broadcast has all the viewers it takes (503 with Retry-After)
 * - `unavailable`: no mediasoup worker is up right now, or a picture could not be made in time (503)
 * - `closed`: the broadcast or session ended meanwhile (404)
 */
export type MediaErrorCode =
  | 'bad_sdp'
  | 'unsupported_media'
  | 'invalid'
  | 'etag_missing'
  | 'etag_stale'
  | 'full'
  | 'unavailable'
  | 'closed';

/** An expected failure of media/. Its message is a sentence for the person at the encoder or the player. */
export class MediaError extends Error {
  override readonly name = 'MediaError';
  readonly code: MediaErrorCode;

  constructor(code: MediaErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
