import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { EncoderCall, EncoderReply } from './encoder-process.ts';

/** An encoder that publishes as OBS does: H.264 96 and Opus 111, no candidates, no RTX. */
export interface ObsLikeEncoder {
  offer: string;
  accept(answer: string): Promise<void>;
  /** Resolves when ICE and DTLS are up. */
  connected(): Promise<void>;
  /** Begins to send picture and silence in real time; resolves with when the first packet left, in epoch ms. */
  start(): Promise<number>;
  close(): Promise<void>;
}

export interface ObsLikeEncoders {
  /** @param bFrames how many B-frames follow each other */
  create(bFrames?: number): Promise<ObsLikeEncoder>;
  /** Ends them all at once, as when their machine loses its power. Idempotent. */
  close(): Promise<void>;
}

/**
 * Encoders made of libdatachannel, the stack inside OBS. They run in a process of their own, because its Node binding
 * crashes now and then when the last of several connections is taken down.
 */
export function startObsLikeEncoders(): ObsLikeEncoders {
  const child = fork(join(import.meta.dirname, 'encoder-process.ts'));
  const waiting = new Map<number, (result: string | number) => void>();
  let calls = 0;
  let encoders = 0;
  child.on('message', ({ id, result }: EncoderReply) => waiting.get(id)?.(result));

  function call(encoder: number, method: EncoderCall['method'], argument = ''): Promise<string | number> {
    const id = calls++;
    const reply = new Promise<string | number>((resolve) => waiting.set(id, resolve));
    child.send({ id, encoder, method, argument } satisfies EncoderCall);
    return reply;
  }

  return {
    async create(bFrames = 0) {
      const encoder = encoders++;
      return {
        offer: String(await call(encoder, 'create', String(bFrames))),
        accept: async (answer) => void (await call(encoder, 'accept', answer)),
        connected: async () => void (await call(encoder, 'connected')),
        start: async () => Number(await call(encoder, 'start')),
        close: async () => void (await call(encoder, 'close')),
      };
    },
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
