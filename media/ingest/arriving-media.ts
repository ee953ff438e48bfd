import type { Producer } from 'mediasoup/types';
import { KeyFrameGaps } from '../health/key-frame-gaps.ts';

/** What an encoder's producers receive: whether it has begun, and how far apart key frames are. */
export class ArrivingMedia {
  readonly #keyFrames = new KeyFrameGaps();
  readonly #onFirstPacket: () => void;
  #hasMedia = false;
  #isClosed = false;

  /**
   * @param producers which trace `rtp`, so that no packet is missed
   * @param onFirstPacket called once
   */
  constructor(producers: readonly Producer[], onFirstPacket: () => void) {
    this.#onFirstPacket = onFirstPacket;
    for (const producer of producers) this.#awaitFirstPacket(producer);
  }

  get hasMedia(): boolean {
    return this.#hasMedia;
  }

  get keyFrameIntervalMs(): number | undefined {
    return this.#keyFrames.intervalMs(performance.now());
  }

  /** Idempotent. */
  close(): void {
    this.#isClosed = true;
  }

  /** Tracing names every packet, so it is stopped at the first one. */
  #awaitFirstPacket(producer: Producer): void {
    producer.once('trace', () => {
      if (this.#isClosed) return;
      this.#followKeyFrames(producer);
      if (this.#hasMedia) return;
      this.#hasMedia = true;
      this.#onFirstPacket();
    });
  }

  /** Key frames are few, so these may go on being traced. Those of several layers would tell nothing of any. */
  #followKeyFrames(producer: Producer): void {
    const isOne = producer.kind === 'video' && producer.rtpParameters.encodings?.length === 1;
    if (isOne) producer.on('trace', ({ type }) => type === 'keyframe' && this.#keyFrames.saw(performance.now()));
    void producer.enableTraceEvent(isOne ? ['keyframe'] : []).catch(ignoreClosed);
  }
}

/** The producer may be closed while the request is on its way. */
function ignoreClosed(): void {}
