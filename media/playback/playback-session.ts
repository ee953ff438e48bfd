import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type {
  Consumer,
  DtlsParameters,
  IceCandidate,
  IceParameters,
  MediaKind,
  Producer,
  RtpCapabilities,
  RtpParameters,
  WebRtcTransport,
} from 'mediasoup/types';
import { MediaError } from '../media-error.ts';
import type { RoutedWorker } from '../worker-slot.ts';
import { playerCapabilities, viewerCapabilities } from './viewer-capabilities.ts';
import { viewerDtls } from './viewer-dtls.ts';

/** A viewer that stays away or silent for so long is removed. */
const GONE_S = 15;
/** Above what any stream needs: a simulcast viewer starts with the best layer, and steps down if it must. */
const INITIAL_BITRATE = 12_000_000;

export type PlaybackClosedCause =
  | 'closed by viewer'
  | 'connection lost'
  | 'never connected'
  | 'worker died'
  | 'broadcast closed';

interface PlaybackEvents {
  /** DTLS is up: from now on this is a viewer. Once. */
  connected: [];
  /** The encoder was replaced or came (back): the player has to consume() and resume() again. */
  mediaChanged: [];
  /** Once, and the last event. */
  closed: [cause: PlaybackClosedCause];
}

/** For mediasoup-client's `createRecvTransport()`. */
export interface PlaybackTransport {
  id: string;
  iceParameters: IceParameters;
  iceCandidates: IceCandidate[];
  dtlsParameters: DtlsParameters;
}

/** For mediasoup-client's `transport.consume()`. */
export interface PlaybackTrack {
  id: string;
  producerId: string;
  kind: MediaKind;
  rtpParameters: RtpParameters;
}

/** One viewer: a transport with a consumer for each track, from its first request to its end. */
export class PlaybackSession extends EventEmitter<PlaybackEvents> {
  readonly id = randomUUID();
  /** For mediasoup-client's `device.load()`. */
  readonly routerRtpCapabilities: RtpCapabilities;
  readonly #transport: WebRtcTransport;
  readonly #listProducers: () => Producer[];
  readonly #connectTimer: NodeJS.Timeout;
  #consumers: Consumer[] = [];
  #isConnected = false;
  #isClosed = false;

  /** @param listProducers the broadcast's producers of this moment, none while no encoder is there */
  static async open({ router, webRtcServer }: RoutedWorker, listProducers: () => Producer[]): Promise<PlaybackSession> {
    const transport = await router.createWebRtcTransport({
      webRtcServer,
      iceConsentTimeout: GONE_S,
      initialAvailableOutgoingBitrate: INITIAL_BITRATE,
    });
    return new PlaybackSession(transport, playerCapabilities(router.rtpCapabilities), listProducers);
  }

  private constructor(transport: WebRtcTransport, capabilities: RtpCapabilities, listProducers: () => Producer[]) {
    super();
    this.routerRtpCapabilities = capabilities;
    this.#transport = transport;
    this.#listProducers = listProducers;
    this.#connectTimer = setTimeout(() => this.close('never connected'), GONE_S * 1_000);
    this.#followTransport();
  }

  get transport(): PlaybackTransport {
    const { id, iceParameters, iceCandidates, dtlsParameters } = this.#transport;
    return { id, iceParameters, iceCandidates, dtlsParameters };
  }

  /** Whether the viewer is really there. */
  get isConnected(): boolean {
    return this.#isConnected;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /**
   * The player's side of DTLS, from its transport's `connect` event.
   *
   * @throws MediaError `invalid`, also when it was given before; `closed`
   */
  async connect(dtlsParameters: unknown): Promise<void> {
    this.#assertOpen();
    await this.#asking('dtlsParameters', this.#transport.connect({ dtlsParameters: viewerDtls(dtlsParameters) }));
  }

  /**
   * Makes paused consumers of what is on air, video first; none while no encoder is there. Those of an earlier call
   * are closed. Call resume() when the player has them.
   *
   * @param rtpCapabilities what the player's Device can receive
   * @throws MediaError `invalid`, `unsupported_media` when the player can play none of it, `closed`
   */
  async consume(rtpCapabilities: unknown): Promise<PlaybackTrack[]> {
    this.#assertOpen();
    const producers = this.#listProducers();
    for (const consumer of this.#consumers.splice(0)) consumer.close();
    const made = await Promise.all(producers.map((producer) => this.#consumeOne(producer, rtpCapabilities)));
    const consumers = made.filter((consumer) => consumer !== undefined);
    if (producers.length > 0 && consumers.length === 0) {
      throw new MediaError('unsupported_media', 'This browser cannot play the format of this stream.');
    }
    return consumers.map(({ id, producerId, kind, rtpParameters }) => ({ id, producerId, kind, rtpParameters }));
  }

  /** Lets the media flow. mediasoup asks the encoder for a key frame by itself. */
  async resume(): Promise<void> {
    this.#assertOpen();
    await Promise.all(this.#consumers.map((consumer) => consumer.resume()));
  }

  /** The broadcast has other producers than before. */
  mediaChanged(): void {
    if (!this.#isClosed) this.emit('mediaChanged');
  }

  /** Ends the session. Idempotent. */
  close(cause: PlaybackClosedCause = 'closed by viewer'): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#isConnected = false;
    this.#consumers = [];
    clearTimeout(this.#connectTimer);
    this.#transport.close();
    this.emit('closed', cause);
  }

  async #consumeOne(producer: Producer, capabilities: unknown): Promise<Consumer | undefined> {
    const rtpCapabilities = viewerCapabilities(capabilities, { isLayered: producer.type !== 'simple' });
    const consuming = this.#transport.consume({ producerId: producer.id, rtpCapabilities, paused: true });
    const consumer = await this.#asking('rtpCapabilities', consuming, 'UnsupportedError');
    if (!consumer) return undefined;
    this.#consumers.push(consumer);
    consumer.observer.once('close', () => {
      this.#consumers = this.#consumers.filter((each) => each !== consumer);
    });
    return consumer;
  }

  /** mediasoup's complaints about what the player sent are the player's to hear; a tolerated one gives undefined. */
  async #asking<T>(what: string, request: Promise<T>, tolerated?: string): Promise<T | undefined> {
    try {
      return await request;
    } catch (error) {
      if (this.#isClosed) throw new MediaError('closed', 'This playback session has ended.', { cause: error });
      if (error instanceof Error && error.name === tolerated) return undefined;
      throw new MediaError('invalid', `The player sent ${what} that cannot be used.`, { cause: error });
    }
  }

  #assertOpen(): void {
    if (this.#isClosed) throw new MediaError('closed', 'This playback session has ended.');
  }

  #followTransport(): void {
    this.#transport.on('icestatechange', (state) => {
      if (state === 'disconnected') this.close('connection lost');
    });
    this.#transport.on('dtlsstatechange', (state) => {
      if (state === 'connected') this.#connected();
      if (state === 'failed' || state === 'closed') this.close('connection lost');
    });
  }

  #connected(): void {
    clearTimeout(this.#connectTimer);
    this.#isConnected = true;
    this.emit('connected');
  }
}
