import { randomInt } from 'node:crypto';
import type { PlainTransport, Producer, Router, RtpCodecParameters } from 'mediasoup/types';
import type { RtpTarget } from './converter.ts';

const CODECS: Readonly<Record<'audio' | 'video', RtpCodecParameters>> = {
  // As OBS says over WHIP whatever it sends: browsers that know this profile alone play the others, too.
  video: {
    mimeType: 'video/H264',
    payloadType: 96,
    clockRate: 90_000,
    parameters: { 'packetization-mode': 1, 'level-asymmetry-allowed': 1, 'profile-level-id': '42e01f' },
  },
  audio: {
    mimeType: 'audio/opus',
    payloadType: 97,
    clockRate: 48_000,
    channels: 2,
    parameters: { useinbandfec: 1, 'sprop-stereo': 1 },
  },
};

/** One track that comes as plain RTP over loopback. */
export interface PlainTrack {
  transport: PlainTransport;
  producer: Producer;
  target: RtpTarget;
}

/** Opens two free ports for a track, RTP and RTCP, and its producer. Whoever sends there first is its sender. */
export async function openPlainTrack(router: Router, kind: 'audio' | 'video'): Promise<PlainTrack> {
  const ssrc = randomInt(1, 2 ** 31);
  const codec = CODECS[kind];
  const transport = await router.createPlainTransport({
    listenInfo: { protocol: 'udp', ip: '127.0.0.1' },
    rtcpMux: false,
    comedia: true,
  });
  try {
    const rtpParameters = { codecs: [codec], encodings: [{ ssrc }], rtcp: { cname: 'glim', reducedSize: true } };
    const producer = await transport.produce({ kind, rtpParameters });
    await producer.enableTraceEvent(['rtp']);
    const { payloadType } = codec;
    const target = {
      port: transport.tuple.localPort,
      rtcpPort: transport.rtcpTuple?.localPort ?? 0,
      payloadType,
      ssrc,
    };
    return { transport, producer, target };
  } catch (error) {
    transport.close();
    throw error;
  }
}
