import logger from 'node-media-server/src/core/logger.js';
import Rtmp, { type AvPacket, type InvokeMessage } from 'node-media-server/src/protocol/rtmp.js';

/** Commands are short; only who may send media may send more at a time. */
const MAX_COMMAND_BYTES = 64 * 1024;
const MAX_MESSAGE_BYTES = 8 * 1024 * 1024;
/** An encoder uses five or six. */
const MAX_CHUNK_STREAMS = 16;

export interface PublishRequest {
  /** The last part of the server's address. */
  app: string;
  streamKey: string;
}

/** What the other side does, in the order in which it does it. */
interface RtmpListener {
  output(bytes: Buffer): void;
  publish(request: PublishRequest): void;
  packet(packet: AvPacket): void;
  /** It has stopped publishing. */
  done(): void;
}

/**
 * RTMP as node-media-server speaks it, for publishers only, who are answered when we have decided. Its own server opens
 * HTTP ports, keeps everything in one global object, and starts a publication before anyone is asked.
 */
export class RtmpProtocol extends Rtmp {
  readonly #listener: RtmpListener;
  #isAccepted = false;

  constructor(listener: RtmpListener) {
    super();
    // It would print what strangers send.
    logger.log = () => undefined;
    this.#listener = listener;
    this.onOutputCallback = (bytes) => listener.output(bytes);
    this.onPacketCallback = (packet) => {
      if (this.#isAccepted) listener.packet(packet);
    };
  }

  /** Lets the publisher begin to send. */
  accept(): void {
    this.#isAccepted = true;
    this.sendStatusMessage(this.streamId, 'status', 'NetStream.Publish.Start', 'You are publishing.');
  }

  /** @param code one that encoders know: OBS gives up on `BadName` and `Rejected` */
  refuse(code: 'BadName' | 'Rejected', sentence: string): void {
    this.sendStatusMessage(this.streamId, 'error', `NetStream.Publish.${code}`, sentence);
  }

  override onPublish({ streamName }: InvokeMessage): void {
    if (typeof streamName !== 'string') throw new RangeError('publish without a stream name');
    this.streamId = this.parserPacket.header.stream_id;
    this.#listener.publish({ app: String(this.streamApp), streamKey: streamName });
  }

  override onPlay(): void {
    throw new RangeError('nothing is played over RTMP');
  }

  override onDeleteStream(): void {
    this.#listener.done();
  }

  override controlHandler(): void {
    super.controlHandler();
    if (this.inChunkSize < 1) throw new RangeError('a chunk size of nothing');
  }

  override packetAlloc(): void {
    const { length } = this.parserPacket.header;
    if (length > (this.#isAccepted ? MAX_MESSAGE_BYTES : MAX_COMMAND_BYTES)) throw new RangeError('message too long');
    if (this.inPackets.size > MAX_CHUNK_STREAMS) throw new RangeError('too many chunk streams');
    super.packetAlloc();
  }
}
