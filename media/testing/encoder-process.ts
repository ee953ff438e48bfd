/** Runs libdatachannel encoders for the process that forked it, one call and one reply at a time for each. */
import { createLibdatachannelEncoder, type LibdatachannelEncoder } from './libdatachannel-encoder.ts';

export interface EncoderCall {
  id: number;
  encoder: number;
  method: 'create' | 'accept' | 'connected' | 'start' | 'close';
  argument: string;
}

export interface EncoderReply {
  id: number;
  result: string | number;
}

const encoders = new Map<number, LibdatachannelEncoder>();

process.on('message', (call: EncoderCall) => {
  void answer(call).then((result) => process.send?.({ id: call.id, result } satisfies EncoderReply));
});

async function answer({ encoder: number, method, argument }: EncoderCall): Promise<string | number> {
  const encoder = encoders.get(number) ?? createLibdatachannelEncoder(`encoder ${number}`, Number(argument));
  encoders.set(number, encoder);
  if (method === 'accept') encoder.accept(argument);
  if (method === 'connected') await encoder.connected();
  if (method === 'start') return encoder.start();
  if (method === 'close') encoder.close();
  return encoder.offer;
}
