/** What we use of node-media-server, which brings no types. */
declare module 'node-media-server/src/protocol/rtmp.js' {
  export interface AvPacket {
    /** 7 H.264, 10 AAC, 2 MP3; a FourCC as a number in enhanced RTMP. */
    codec_id: number;
    /** The message's type: 8 audio, 9 video, 18 data. */
    codec_type: number;
    /** 0 audio configuration, 1 audio, 2 video configuration, 3 key frame, 4 another picture, 5 data. */
    flags: number;
    /** Milliseconds. */
    pts: number;
    dts: number;
    size: number;
    /** Used again for the next message of its chunk stream. */
    data: Buffer;
  }

  /** An invoke message as it was decoded: whatever a stranger sent. */
  export interface InvokeMessage {
    cmdObj?: unknown;
    streamName?: unknown;
  }

  export default class Rtmp {
    parserPacket: { header: { length: number; stream_id: number } };
    inPackets: Map<number, unknown>;
    inChunkSize: number;
    /** After how many bytes the client wants an acknowledgement. */
    ackSize?: number;
    streamApp: unknown;
    streamId: number;
    onOutputCallback: (buffer: Buffer) => void;
    onPacketCallback: (packet: AvPacket) => void;
    parserData(buffer: Buffer): string | null;
    packetAlloc(): void;
    controlHandler(): void;
    onPublish(message: InvokeMessage): void;
    onPlay(message: InvokeMessage): void;
    onDeleteStream(message: InvokeMessage): void;
    sendStatusMessage(streamId: number, level: 'status' | 'error', code: string, description: string): void;
    sendACK(bytes: number): void;
  }
}

declare module 'node-media-server/src/protocol/flv.js' {
  import type { AvPacket } from 'node-media-server/src/protocol/rtmp.js';

  const flv: {
    createHeader(hasAudio: boolean, hasVideo: boolean): Buffer;
    createMessage(packet: AvPacket): Buffer;
  };
  export default flv;
}

declare module 'node-media-server/src/core/logger.js' {
  const logger: { log(message: string): void };
  export default logger;
}
