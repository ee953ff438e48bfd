import type { RtpParameters } from 'mediasoup/types';
import { write } from 'sdp-transform';

/** Describes plain RTP video arriving on a loopback port, for ffmpeg to read. */
export function rtpSdp(rtpParameters: RtpParameters, port: number): string {
  const [codec] = rtpParameters.codecs;
  if (!codec) throw new RangeError('the consumer has no codec');
  const { payloadType, mimeType, clockRate, parameters } = codec;
  const config = Object.entries({ ...parameters }).map(([key, value]) => `${key}=${value}`);
  return write({
    version: 0,
    origin: { username: '-', sessionId: 0, sessionVersion: 0, netType: 'IN', ipVer: 4, address: '127.0.0.1' },
    name: '-',
    connection: { version: 4, ip: '127.0.0.1' },
    timing: { start: 0, stop: 0 },
    media: [
      {
        type: 'video',
        port,
        protocol: 'RTP/AVP',
        payloads: String(payloadType),
        rtp: [{ payload: payloadType, codec: mimeType.split('/')[1] ?? '', rate: clockRate }],
        fmtp: config.length > 0 ? [{ payload: payloadType, config: config.join(';') }] : [],
      },
    ],
  });
}
