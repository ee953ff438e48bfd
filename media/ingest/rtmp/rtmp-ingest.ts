import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import type { Producer, Router } from 'mediasoup/types';
import { BFrameCount } from '../../health/b-frame-count.ts';
import type { MediaLog } from '../../media-log.ts';
import { ArrivingMedia } from '../arriving-media.ts';
import type { Ingest, IngestEvents, IngestLostCause } from '../ingest.ts';
import { Converter } from './converter.ts';
import type { EncodingPlaces } from './encoding-places.ts';
import { slicesOfFlv } from './flv-slices.ts';
import type { FlvTag } from './flv-tag.ts';
import { openPlainTrack, type PlainTrack } from './plain-track.ts';
import type { RtmpConnection } from './rtmp-connection.ts';
import { readBeginning, type StreamBeginning } from './stream-beginning.ts';

/** A second or two of a stream waits for ffmpeg; then the encoder does. */
const HELD_BYTES = 2 * 1024 * 1024;

interface RtmpIngestParts {
  router: Router;
  connection: RtmpConnection;
  /** How many streams may be encoded again at a time. */
  places: EncodingPlaces;
  log: MediaLog;
}

/** One encoder's publication over RTMP, from its acceptance to its end: H.264 as it comes, its sound made into Opus. */
export class RtmpIngest extends EventEmitter<IngestEvents> implements Ingest {
  readonly video: Producer | undefined;
  readonly audio: Producer | undefined;
  readonly #connection: RtmpConnection;
  readonly #tracks: PlainTrack[];
  readonly #media: ArrivingMedia;
  readonly #bFrames: BFrameCount;
  readonly #converter: Converter;
  readonly #leavePlace: () => void;
  #isClosed = false;

  /**
   * Accepts a publisher.
   * @throws MediaError `unsupported_media`; `closed` when the encoder leaves before there is anything
   */
  static async open(parts: RtmpIngestParts): Promise<RtmpIngest> {
    const { router, connection } = parts;
    const bFrames = new BFrameCount();
    const flv = holdTags(connection, bFrames);
    connection.accept();
    const beginning = await readBeginning(connection);
    const kinds = (['video', 'audio'] as const).filter((kind) => beginning[kind === 'video' ? 'hasVideo' : 'hasAudio']);
    const tracks: PlainTrack[] = [];
    try {
      for (const kind of kinds) tracks.push(await openPlainTrack(router, kind));
    } catch (error) {
      for (const { transport } of tracks) transport.close();
      throw error;
    }
    return new RtmpIngest({ ...parts, beginning, tracks, flv, bFrames });
  }

  private constructor(
    made: RtmpIngestParts & {
      beginning: StreamBeginning;
      tracks: PlainTrack[];
      flv: PassThrough;
      bFrames: BFrameCount;
    },
  ) {
    super();
    const { connection, places, log, beginning, tracks, flv, bFrames } = made;
    const [video, audio] = (['video', 'audio'] as const).map((kind) => {
      return tracks.find(({ producer }) => producer.kind === kind);
    });
    const leavePlace = beginning.isReordered ? places.take() : null;
    this.video = video?.producer;
    this.audio = audio?.producer;
    this.#connection = connection;
    this.#tracks = tracks;
    this.#bFrames = bFrames;
    this.#leavePlace = leavePlace ?? (() => undefined);
    this.#media = new ArrivingMedia(this.producers, () => this.emit('firstPacket'));
    this.#converter = new Converter(flv, {
      ...beginning,
      isEncoded: leavePlace !== null,
      video: video?.target,
      audio: audio?.target,
      onEnded: (said) => {
        log.warn({ said }, 'ffmpeg ended by itself');
        this.close('converter ended');
      },
    });
    log.info({ isReordered: beginning.isReordered, isEncoded: leavePlace !== null }, 'rtmp ingest opened');
    connection.once('closed', () => this.close('rtmp closed'));
    if (connection.isClosed) setImmediate(() => this.close('rtmp closed'));
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  get hasMedia(): boolean {
    return this.#media.hasMedia;
  }

  get keyFrameIntervalMs(): number | undefined {
    return this.#media.keyFrameIntervalMs;
  }

  /** As the encoder sends them, also where they are encoded again. */
  get bFrameShare(): number | undefined {
    return this.#bFrames.share;
  }

  get producers(): Producer[] {
    return [this.video, this.audio].filter((producer) => producer !== undefined);
  }

  close(cause: IngestLostCause): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#connection.close();
    this.#converter.close();
    this.#leavePlace();
    this.#media.close();
    for (const { transport } of this.#tracks) transport.close();
    this.emit('closed', cause);
  }
}

/** What the encoder sends from now on. It is not read faster than it is taken out. */
function holdTags(connection: RtmpConnection, bFrames: BFrameCount): PassThrough {
  const flv = new PassThrough({ highWaterMark: HELD_BYTES });
  flv.on('drain', () => connection.resume());
  connection.on('tag', (tag: FlvTag) => {
    if (tag.codec === 'H264') for (const slice of slicesOfFlv(tag)) bFrames.saw(slice);
    if (!flv.write(tag.bytes)) connection.pause();
  });
  return flv;
}
