import type { Producer, Router } from 'mediasoup/types';
import { MediaError } from '../media-error.ts';
import { freePortPair } from './free-port-pair.ts';
import { oneFrame } from './one-frame.ts';
import { rtpSdp } from './rtp-sdp.ts';

const LOOPBACK = '127.0.0.1';
/** A busy machine may lose part of a key frame on its way to ffmpeg: until there is a picture, others are asked for. */
const ASK_AGAIN_MS = 1_500;

/**
 * Takes one picture from a video producer: a JPEG of 832×468, letter-boxed where the stream has another shape.
 *
 * An encoder that ignores key frame requests (OBS) is waited for until its next key frame, so the timeout should
 * exceed its key frame interval.
 *
 * @throws MediaError `unsupported_media` for AV1 (ffmpeg reads it from RTP only since version 7), `unavailable`
 */
export async function captureThumbnail(
  router: Router,
  producer: Producer,
  { timeoutMs }: { timeoutMs: number },
): Promise<Buffer> {
  if (producer.rtpParameters.codecs[0]?.mimeType === 'video/AV1') {
    throw new MediaError('unsupported_media', 'No pictures can be made of AV1 streams.');
  }
  const ended = new AbortController();
  const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), ended.signal]);
  const port = await freePortPair();
  let askAgain: NodeJS.Timeout | undefined;
  const transport = await router.createPlainTransport({
    listenInfo: { protocol: 'udp', ip: LOOPBACK },
    rtcpMux: false,
  });
  try {
    await transport.connect({ ip: LOOPBACK, port, rtcpPort: port + 1 });
    const consumer = await transport.consume({
      producerId: producer.id,
      rtpCapabilities: { ...router.rtpCapabilities, headerExtensions: [] },
      paused: true,
      enableRtx: false,
    });
    for (const event of ['producerclose', 'transportclose'] as const) consumer.once(event, () => ended.abort());
    const onListening = () => {
      void consumer.resume().catch(ignoreClosed);
      askAgain = setInterval(() => void consumer.requestKeyFrame().catch(ignoreClosed), ASK_AGAIN_MS);
    };
    return await oneFrame(rtpSdp(consumer.rtpParameters, port), { signal, onListening });
  } finally {
    clearInterval(askAgain);
    transport.close();
  }
}

/** The stream may end while its picture is taken: the caller hears it from the aborted ffmpeg. */
function ignoreClosed(): void {}
