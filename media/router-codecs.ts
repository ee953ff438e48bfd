import type { RouterRtpCodecCapability } from 'mediasoup/types';

/** The mime type of the codecs that only hold a payload type. */
export const FILLER_MIME_TYPE = 'audio/telephone-event';

type H264Profile = '42e01f' | '4d0032' | '640032';

/**
 * What a broadcast's router takes and sends, under the payload types that Chromium itself uses (opus 111, AV1 45,
 * H.264 108 with RTX 109, VP8 96 with 97, VP9 98 with 99): a mediasoup consumer always sends the router's numbers,
 * while a WHEP answer must use the viewer's.
 *
 * RTX numbers cannot be set. mediasoup gives each video codec the next free dynamic number (100 to 127 upwards, then
 * 96 to 99), so fillers that nobody negotiates take the numbers in between. AV1's RTX gets 100, which is no number of
 * Chromium's for it: there it goes without RTX.
 */
export const ROUTER_CODECS: RouterRtpCodecCapability[] = [
  {
    kind: 'audio',
    mimeType: 'audio/opus',
    preferredPayloadType: 111,
    clockRate: 48_000,
    channels: 2,
    parameters: { useinbandfec: 1, 'sprop-stereo': 1 },
  },
  video('AV1', 45),
  ...fillers(7),
  h264(108, '42e01f'),
  ...fillers(5),
  h264(116, '4d0032'),
  h264(118, '640032'),
  ...fillers(8),
  video('VP8', 96),
  video('VP9', 98, { 'profile-id': 0 }),
];

function video(name: string, preferredPayloadType: number, parameters = {}): RouterRtpCodecCapability {
  return { kind: 'video', mimeType: `video/${name}`, preferredPayloadType, clockRate: 90_000, parameters };
}

function h264(payloadType: number, profile: H264Profile): RouterRtpCodecCapability {
  return video('H264', payloadType, {
    'packetization-mode': 1,
    'level-asymmetry-allowed': 1,
    'profile-level-id': profile,
  });
}

function fillers(count: number): RouterRtpCodecCapability[] {
  return Array.from({ length: count }, () => ({ kind: 'audio', mimeType: FILLER_MIME_TYPE, clockRate: 8_000 }));
}
