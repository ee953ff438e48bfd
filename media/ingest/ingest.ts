import type { EventEmitter } from 'node:events';
import type { Producer } from 'mediasoup/types';

/** Why an ingest ended. */
export type IngestLostCause =
  | 'closed by client'
  | 'ice disconnected'
  | 'dtls closed'
  | 'dtls failed'
  | 'never connected'
  | 'rtmp closed'
  | 'converter ended'
  | 'taken over'
  | 'worker died'
  | 'broadcast closed';

export interface IngestEvents {
  /** The first RTP packet arrived: now there is media. Once. */
  firstPacket: [];
  /** Once, and the last event. */
  closed: [cause: IngestLostCause];
}

/** One encoder's session, however it is connected. */
export interface Ingest extends EventEmitter<IngestEvents> {
  readonly video: Producer | undefined;
  readonly audio: Producer | undefined;
  readonly isClosed: boolean;
  /** Whether media has arrived. */
  readonly hasMedia: boolean;
  /** How far apart the video's key frames arrive, in milliseconds; undefined where that is not known, as with simulcast. */
  readonly keyFrameIntervalMs: number | undefined;
  /** Share of the video's pictures that are B-frames, 0 to 1; undefined where that is not known. */
  readonly bFrameShare: number | undefined;
  /** Its producers, video first. */
  readonly producers: Producer[];
  /** Ends the session. Idempotent. */
  close(cause: IngestLostCause): void;
}
