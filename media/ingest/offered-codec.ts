import type { RtcpFeedback, RtpCodecParameters } from 'mediasoup/types';
import { type MediaDescription, parseParams, parsePayloads } from 'sdp-transform';
import { MediaError } from '../media-error.ts';
import { ROUTER_CODECS } from '../router-codecs.ts';
import type { OfferSection } from './offer.ts';

/** H.264 profiles (the first byte of profile-level-id) by the profile-level-id under which the router knows them. */
const H264_PROFILES: Record<string, string> = { '42': '42e01f', '4d': '4d0032', '64': '640032' };
/** Of RFC 6184, for offers that name no profile. */
const DEFAULT_PROFILE = '42';
/** Makes Chromium and Firefox send stereo, and at a rate fit for music; both are mono and about 32 kbit/s by default. */
const OPUS_ANSWER = 'minptime=10;useinbandfec=1;stereo=1;maxaveragebitrate=128000';

/** The one codec of a section that is taken. */
interface OfferedCodec {
  /** For the producer: the offer's payload type, with parameters as the router knows them. */
  parameters: RtpCodecParameters;
  /** Retransmission for it, where offered. */
  rtxParameters: RtpCodecParameters | undefined;
  /** What `a=fmtp` of the answer says: the offer's own words for video. */
  answerFmtp: string | undefined;
}

interface Candidate {
  payloadType: number;
  name: string;
  fmtp: string;
  parameters: Record<string, string | number>;
}

/**
 * The client's most preferred codec among those we take; of H.264 one with packetization-mode 1 where there is a choice.
 * Throws MediaError `unsupported_media`, in words for the person at the encoder.
 */
export function chooseCodec({ media, kind }: OfferSection): OfferedCodec {
  const candidates = parsePayloads(media.payloads ?? '').flatMap((pt) => readCandidate(media, pt) ?? []);
  const [preferred] = candidates;
  if (!preferred) throw unsupported(media, kind);
  const chosen = candidates.find((each) => each.name === preferred.name && !isSingleNal(each)) ?? preferred;
  return {
    parameters: toParameters(media, kind, chosen),
    rtxParameters: findRtx(media, chosen.payloadType),
    answerFmtp: chosen.name === 'opus' ? OPUS_ANSWER : chosen.fmtp || undefined,
  };
}

function readCandidate(media: MediaDescription, payloadType: number): Candidate | undefined {
  const entry = media.rtp.find((each) => each.payload === payloadType);
  if (!entry) return undefined;
  const name = entry.codec.toLowerCase();
  const fmtp = media.fmtp.find((each) => each.payload === payloadType)?.config ?? '';
  const parameters = routerParameters(name, fmtp);
  return parameters && { payloadType, name, fmtp, parameters };
}

/** The codec's parameters as the router knows them, or undefined for what it does not take. */
function routerParameters(name: string, fmtp: string): Record<string, string | number> | undefined {
  const offered = parseParams(fmtp);
  if (name === 'opus') return { useinbandfec: 1, 'sprop-stereo': 1 };
  if (name === 'vp8') return {};
  if (name === 'vp9') return Number(offered['profile-id'] ?? 0) === 0 ? { 'profile-id': 0 } : undefined;
  if (name === 'av1') return Number(offered.profile ?? 0) === 0 ? {} : undefined;
  if (name !== 'h264') return undefined;
  const profile = String(offered['profile-level-id'] ?? DEFAULT_PROFILE).slice(0, 2);
  const known = H264_PROFILES[profile.toLowerCase()];
  return known ? { 'packetization-mode': 1, 'level-asymmetry-allowed': 1, 'profile-level-id': known } : undefined;
}

/** Packetization-mode 0. Taken where nothing else is offered: such packets are valid in mode 1 too. */
function isSingleNal({ name, fmtp }: Candidate): boolean {
  return name === 'h264' && Number(parseParams(fmtp)['packetization-mode'] ?? 0) === 0;
}

function toParameters(media: MediaDescription, kind: 'audio' | 'video', chosen: Candidate): RtpCodecParameters {
  const known = ROUTER_CODECS.find((codec) => codec.mimeType.toLowerCase() === `${kind}/${chosen.name}`);
  if (!known) throw unsupported(media, kind);
  return {
    mimeType: known.mimeType,
    payloadType: chosen.payloadType,
    clockRate: known.clockRate,
    ...(known.channels ? { channels: known.channels } : {}),
    parameters: chosen.parameters,
    rtcpFeedback: readFeedback(media, chosen.payloadType),
  };
}

function readFeedback(media: MediaDescription, payloadType: number): RtcpFeedback[] {
  const lines = (media.rtcpFb ?? []).filter(({ payload }) => payload === '*' || Number(payload) === payloadType);
  return lines.map(({ type, subtype }) => (subtype ? { type, parameter: subtype } : { type }));
}

function findRtx(media: MediaDescription, payloadType: number): RtpCodecParameters | undefined {
  const rtx = media.rtp.find(({ codec, payload }) => {
    const config = media.fmtp.find((each) => each.payload === payload)?.config ?? '';
    return codec.toLowerCase() === 'rtx' && Number(parseParams(config).apt) === payloadType;
  });
  if (!rtx) return undefined;
  return {
    mimeType: 'video/rtx',
    payloadType: rtx.payload,
    clockRate: 90_000,
    parameters: { apt: payloadType },
    rtcpFeedback: [],
  };
}

function unsupported(media: MediaDescription, kind: 'audio' | 'video'): MediaError {
  const offered = [...new Set(media.rtp.map(({ codec }) => codec))].filter((name) => !/^(rtx|red|ulpfec)$/i.test(name));
  const taken = kind === 'video' ? 'H.264 (4:2:0, 8 bit), VP8, VP9 or AV1 video' : 'Opus audio';
  const advice = `Choose ${kind === 'video' ? 'H.264' : 'Opus'} in your encoder's settings.`;
  return new MediaError(
    'unsupported_media',
    `Glim takes ${taken}, but this encoder offers ${offered.join(', ') || 'none'}. ${advice}`,
  );
}
