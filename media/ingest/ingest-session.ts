import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { Producer, Router, WebRtcTransport } from 'mediasoup/types';
import { BFrameWatch } from '../health/b-frame-watch.ts';
import { MediaError } from '../media-error.ts';
import type { RoutedWorker } from '../worker-slot.ts';
import { writeAnswer } from './answer.ts';
import { ArrivingMedia } from './arriving-media.ts';
import type { Ingest, IngestEvents, IngestLostCause } from './ingest.ts';
import { type IngestTrack, readTracks } from './ingest-track.ts';
import { type Offer, parseOffer } from './offer.ts';
import { parseSdpFragment, writeSdpFragment } from './sdp-fragment.ts';

/** Silence after which the encoder counts as gone, in seconds (RFC 7675; mediasoup's default is 30). */
const CONSENT_TIMEOUT_S = 10;
/** How long an encoder may take from our answer to a DTLS connection. */
const CONNECT_TIMEOUT_MS = 15_000;
/** At most one key frame request a second reaches the encoder, however many viewers join. */
const KEY_FRAME_REQUEST_DELAY_MS = 1_000;

/** What a PATCH led to: nothing to say (204), or an ICE restart to answer (200 with the session's new ETag). */
export type FragmentResult = { kind: 'trickled' } | { kind: 'restarted'; fragment: string };

/** One encoder's WHIP session (RFC 9725): its transport and producers, from its offer to its end. */
export class IngestSession extends EventEmitter<IngestEvents> implements Ingest {
  /** The secret name of the WHIP resource. Never logged. */
  readonly id = randomUUID();
  /** The SDP answer, with all candidates. */
  readonly answer: string;
  readonly video: Producer | undefined;
  readonly audio: Producer | undefined;
  readonly #transport: WebRtcTransport;
  readonly #offer: Offer;
  readonly #connectTimer: NodeJS.Timeout;
  #etag = newEtag();
  #remoteUfrag: string;
  readonly #media: ArrivingMedia;
  readonly #bFrames: BFrameWatch | undefined;
  #isClosed = false;

  /** Answers an offer. Throws MediaError `bad_sdp` or `unsupported_media`, and then leaves nothing behind. */
  static async open({ router, webRtcServer }: RoutedWorker, sdp: string): Promise<IngestSession> {
    const offer = parseOffer(sdp);
    const tracks = readTracks(offer);
    const transport = await router.createWebRtcTransport({ webRtcServer, iceConsentTimeout: CONSENT_TIMEOUT_S });
    try {
      await transport.connect({ dtlsParameters: offer.dtlsParameters });
      const producers = await Promise.all(tracks.map((track) => produce(transport, track)));
      return new IngestSession({ router, transport, producers, offer, tracks });
    } catch (error) {
      transport.close();
      throw error;
    }
  }

  private constructor(made: {
    router: Router;
    transport: WebRtcTransport;
    producers: Producer[];
    offer: Offer;
    tracks: IngestTrack[];
  }) {
    super();
    const { router, transport, producers, offer, tracks } = made;
    this.answer = writeAnswer(offer, tracks, transport);
    this.video = producers.find(({ kind }) => kind === 'video');
    this.audio = producers.find(({ kind }) => kind === 'audio');
    this.#bFrames = this.video && new BFrameWatch(router, this.video);
    this.#transport = transport;
    this.#offer = offer;
    this.#remoteUfrag = offer.iceUfrag;
    this.#connectTimer = setTimeout(() => this.close('never connected'), CONNECT_TIMEOUT_MS);
    this.#followTransport();
    this.#media = new ArrivingMedia(producers, () => {
      this.#bFrames?.start();
      this.emit('firstPacket');
    });
  }

  /** The strong ETag of the session, quoted as HTTP wants it. Changes with each ICE restart. */
  get etag(): string {
    return this.#etag;
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

  get bFrameShare(): number | undefined {
    return this.#bFrames?.share;
  }

  get producers(): Producer[] {
    return [this.video, this.audio].filter((producer) => producer !== undefined);
  }

  /**
   * A trickle-ice-sdpfrag PATCH (RFC 9725 §4.3). Whatever it throws, the session goes on.
   *
   * @param ifMatch the If-Match header as it came: quoted, or `*` for an ICE restart whatever the state
   * @throws MediaError `etag_missing`, `etag_stale`, `bad_sdp` or `closed`
   */
  async applyFragment(fragment: string, ifMatch: string | undefined): Promise<FragmentResult> {
    if (this.#isClosed) throw new MediaError('closed', 'This WHIP session has ended.');
    if (!ifMatch) throw new MediaError('etag_missing', 'Say with If-Match which state of the session is meant.');
    const { iceUfrag } = parseSdpFragment(fragment);
    const isRestart = iceUfrag !== undefined && iceUfrag !== this.#remoteUfrag;
    const isCurrent = ifMatch.split(/\s*,\s*/).includes(this.#etag) || (ifMatch === '*' && isRestart);
    if (!isCurrent) throw new MediaError('etag_stale', 'If-Match names a state that the session has left.');
    return isRestart ? this.#restartIce(iceUfrag) : { kind: 'trickled' };
  }

  close(cause: IngestLostCause): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearTimeout(this.#connectTimer);
    this.#media.close();
    this.#transport.close();
    this.emit('closed', cause);
  }

  async #restartIce(remoteUfrag: string): Promise<FragmentResult> {
    const iceParameters = await this.#transport.restartIce();
    this.#remoteUfrag = remoteUfrag;
    this.#etag = newEtag();
    const first = this.#offer.sections.find(({ isDisabled }) => !isDisabled) ?? { kind: 'video', mid: undefined };
    const fragment = writeSdpFragment(first, { iceParameters, iceCandidates: this.#transport.iceCandidates });
    return { kind: 'restarted', fragment };
  }

  #followTransport(): void {
    this.#transport.on('icestatechange', (state) => {
      if (state === 'disconnected') this.close('ice disconnected');
    });
    this.#transport.on('dtlsstatechange', (state) => {
      if (state === 'connected') clearTimeout(this.#connectTimer);
      if (state === 'failed') this.close('dtls failed');
      if (state === 'closed') this.close('dtls closed');
    });
  }
}

async function produce(transport: WebRtcTransport, { section, rtpParameters }: IngestTrack): Promise<Producer> {
  const { kind } = section;
  const producer = await transport.produce({
    kind,
    rtpParameters,
    ...(kind === 'video' ? { keyFrameRequestDelay: KEY_FRAME_REQUEST_DELAY_MS } : {}),
  });
  await producer.enableTraceEvent(['rtp']);
  return producer;
}

function newEtag(): string {
  return `"${randomUUID()}"`;
}
