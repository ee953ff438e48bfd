import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { type FlvTag, flvTag } from './flv-tag.ts';
import { type PublishRequest, RtmpProtocol } from './rtmp-protocol.ts';

/** The first byte of all. HTTP and TLS begin with another. */
const RTMP_VERSION = 3;
/** As long as a WHIP encoder may be silent. */
const SILENCE_MS = 10_000;
/** From the connection to the stream key. */
const PUBLISH_WITHIN_MS = 10_000;

interface RtmpConnectionEvents {
  /** Somebody wants to publish: `accept()` or `refuse()` them. Once. */
  publish: [request: PublishRequest];
  /** A piece of audio or video of a publisher who was accepted. */
  tag: [tag: FlvTag];
  /** Once, and the last event. */
  closed: [];
}

/** One encoder's TCP connection. What is no RTMP, too slow, too long or silent is cut off. */
export class RtmpConnection extends EventEmitter<RtmpConnectionEvents> {
  readonly #socket: Socket;
  readonly #protocol: RtmpProtocol;
  readonly #publishTimer: NodeJS.Timeout;
  #publishing = false;
  #isClosed = false;
  #unacknowledged = 0;

  constructor(socket: Socket) {
    super();
    this.#socket = socket;
    this.#protocol = new RtmpProtocol({
      output: (bytes) => socket.write(bytes),
      publish: (request) => this.#publish(request),
      packet: (packet) => this.#packet(flvTag(packet)),
      done: () => this.close(),
    });
    this.#publishTimer = setTimeout(() => this.close(), PUBLISH_WITHIN_MS);
    socket.setNoDelay(true);
    socket.setTimeout(SILENCE_MS, () => this.close());
    socket.on('data', (bytes) => this.#read(bytes));
    // What broke is of no use to anyone: the connection closes next.
    socket.on('error', () => undefined);
    socket.on('end', () => this.close());
    socket.on('close', () => this.close());
  }

  /** The encoder's address. */
  get address(): string {
    return this.#socket.remoteAddress ?? '';
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  accept(): void {
    if (!this.#isClosed) this.#protocol.accept();
  }

  /** Says why in the encoder's own protocol, and hangs up. */
  refuse(code: 'BadName' | 'Rejected', sentence: string): void {
    if (this.#isClosed) return;
    this.#protocol.refuse(code, sentence);
    this.#end(() => this.#socket.destroySoon());
  }

  /** Reads no more until `resume()`: the encoder drops pictures then, rather than we. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  /** Idempotent. */
  close(): void {
    this.#end(() => this.#socket.destroy());
  }

  #end(hangUp: () => void): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearTimeout(this.#publishTimer);
    hangUp();
    this.emit('closed');
  }

  #publish(request: PublishRequest): void {
    if (this.#publishing) throw new RangeError('a second stream over one connection');
    this.#publishing = true;
    clearTimeout(this.#publishTimer);
    this.emit('publish', request);
  }

  #packet(tag: FlvTag | null): void {
    if (tag) this.emit('tag', tag);
  }

  #read(bytes: Buffer): void {
    if (this.#isClosed) return;
    const isFirst = this.#socket.bytesRead === bytes.length;
    try {
      if (isFirst && bytes[0] !== RTMP_VERSION) throw new RangeError('not RTMP');
      this.#protocol.parserData(bytes);
      this.#acknowledge(bytes.length);
    } catch {
      // Whatever it was, it was no RTMP of ours.
      this.close();
    }
  }

  /** Some encoders wait for it (RTMP 1.0, 5.4.3). */
  #acknowledge(bytes: number): void {
    this.#unacknowledged += bytes;
    if (this.#unacknowledged < (this.#protocol.ackSize ?? Number.POSITIVE_INFINITY)) return;
    this.#unacknowledged = 0;
    this.#protocol.sendACK(this.#socket.bytesRead % 2 ** 32);
  }
}
