import type { DirectTransport, Producer, Router } from 'mediasoup/types';
import { BFrameCount } from './b-frame-count.ts';
import { slicesOfRtp } from './rtp-slices.ts';

/** A sample: some seconds of an ordinary stream. */
const PICTURES = 90;
/** An encoder that ignores key frame requests (OBS) is heard from its next key frame on. */
const SAMPLE_MS = 20_000;
const EVERY_MS = 60_000;

/**
 * Looks into a little of an H.264 stream now and then: browsers show pictures as they come, so that B-frames stutter,
 * and nothing but the slices themselves says that an encoder sends some. Of other codecs nothing is known.
 */
export class BFrameWatch {
  readonly #router: Router;
  readonly #producer: Producer;
  #share: number | undefined;
  #transport: DirectTransport | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(router: Router, producer: Producer) {
    this.#router = router;
    this.#producer = producer;
    producer.observer.once('close', () => this.close());
  }

  /** Share of the last sample's pictures that are B-frames, 0 to 1; undefined before it, and for other codecs. */
  get share(): number | undefined {
    return this.#share;
  }

  /** Takes the first sample, and the next ones until there is a B-frame: an encoder keeps to its settings. */
  start(): void {
    if (this.#producer.rtpParameters.codecs[0]?.mimeType === 'video/H264') void this.#sample().catch(ignoreClosed);
  }

  close(): void {
    this.#isClosed = true;
    this.#endSample();
  }

  async #sample(): Promise<void> {
    const transport = await this.#router.createDirectTransport();
    if (this.#isClosed) return transport.close();
    this.#transport = transport;
    this.#timer = setTimeout(() => this.#sampled(), SAMPLE_MS);
    const { rtpCapabilities } = this.#router;
    const consumer = await transport.consume({ producerId: this.#producer.id, rtpCapabilities, enableRtx: false });
    const count = new BFrameCount();
    consumer.on('rtp', (packet) => {
      for (const slice of slicesOfRtp(packet)) count.saw(slice);
      this.#share = count.share;
      if (count.pictures >= PICTURES) this.#sampled();
    });
  }

  #sampled(): void {
    this.#endSample();
    if (!this.#share) this.#timer = setTimeout(() => void this.#sample().catch(ignoreClosed), EVERY_MS);
  }

  #endSample(): void {
    clearTimeout(this.#timer);
    this.#transport?.close();
    this.#transport = undefined;
  }
}

/** The stream may end while a sample begins. */
function ignoreClosed(): void {}
