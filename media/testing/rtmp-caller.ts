import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const HANDSHAKE_BYTES = 1536;
const CHUNK_BYTES = 128;
const INVOKE = 20;

/** A client that says over RTMP what no encoder would. */
export interface RtmpCaller {
  socket: Socket;
  /** Everything that was heard after the handshake, with whatever is no text in it. */
  heard(): string;
  /** Resolves when a text was heard. */
  hears(text: string): Promise<void>;
  /** A message of a type, in chunks. `length` may lie. */
  send(type: number, payload: Uint8Array, length?: number): void;
  /** An AMF0 command. */
  invoke(name: string, ...values: AmfValue[]): void;
  /** Connects to an app and asks to publish. */
  publish(app: string, streamKey: string): void;
  /** Resolves when the other side hung up. */
  hungUp: Promise<unknown>;
}

type AmfValue = string | number | null | { [key: string]: string };

/** Connects and shakes hands. */
export async function callRtmp(port: number): Promise<RtmpCaller> {
  const socket = connect(port, '127.0.0.1');
  const hungUp = new Promise((closed) => socket.once('close', closed));
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  let heard = Buffer.alloc(0);
  const greeted = new Promise<void>((done) => {
    socket.on('data', (bytes) => {
      heard = Buffer.concat([heard, bytes]);
      if (heard.length > 2 * HANDSHAKE_BYTES) done();
    });
  });
  socket.write(Buffer.concat([Buffer.of(3), Buffer.alloc(HANDSHAKE_BYTES)]));
  await greeted;
  socket.write(Buffer.alloc(HANDSHAKE_BYTES));

  const send = (type: number, payload: Uint8Array, length = payload.length) => {
    const header = Buffer.alloc(12);
    header[0] = 3;
    header.writeUIntBE(length, 4, 3);
    header[7] = type;
    const chunks = [header];
    for (let at = 0; at < payload.length; at += CHUNK_BYTES) {
      if (at > 0) chunks.push(Buffer.of(0xc3));
      chunks.push(Buffer.from(payload.subarray(at, at + CHUNK_BYTES)));
    }
    socket.write(Buffer.concat(chunks));
  };
  const invoke = (name: string, ...values: AmfValue[]) => send(INVOKE, Buffer.concat([name, ...values].map(amf)));
  const words = () => heard.subarray(2 * HANDSHAKE_BYTES + 1).toString('latin1');
  return {
    socket,
    hungUp,
    heard: words,
    async hears(text) {
      while (!words().includes(text)) await once(socket, 'data');
    },
    send,
    invoke,
    publish(app, streamKey) {
      invoke('connect', 1, { app, tcUrl: `rtmp://127.0.0.1/${app}` });
      invoke('createStream', 2, null);
      invoke('publish', 3, null, streamKey, 'live');
    },
  };
}

function amf(value: AmfValue): Buffer {
  if (value === null) return Buffer.of(5);
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(9);
    bytes.writeDoubleBE(value, 1);
    return bytes;
  }
  if (typeof value === 'string') return Buffer.concat([Buffer.of(2), sized(value)]);
  const members = Object.entries(value).flatMap(([key, each]) => [sized(key), amf(each)]);
  return Buffer.concat([Buffer.of(3), ...members, Buffer.of(0, 0, 9)]);
}

function sized(text: string): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(Buffer.byteLength(text));
  return Buffer.concat([bytes, Buffer.from(text)]);
}
