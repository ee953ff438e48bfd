import { getSupportedRtpCapabilities } from 'mediasoup';
import type { RtcpFeedback, RtpCodecParameters, RtpHeaderExtensionParameters, RtpParameters } from 'mediasoup/types';
import { MediaError } from '../media-error.ts';
import type { Offer, OfferSection } from './offer.ts';
import { chooseCodec } from './offered-codec.ts';
import { readEncodings } from './offered-encodings.ts';

const TRANSPORT_CC = 'transport-cc';
const REMB = 'goog-remb';

/** A section of the offer that is taken: what the producer and the answer are made from. */
export interface IngestTrack {
  section: OfferSection;
  /** In the offer's own payload types and header extension ids. */
  rtpParameters: RtpParameters;
  answerFmtp: string | undefined;
  rids: string[];
}

/**
 * The tracks of an offer: all sending sections, or none. Throws MediaError `unsupported_media` or `bad_sdp`.
 */
export function readTracks(offer: Offer): IngestTrack[] {
  const sending = offer.sections.filter((section) => section.isSending);
  for (const kind of ['audio', 'video']) {
    if (sending.filter((section) => section.kind === kind).length < 2) continue;
    throw new MediaError('unsupported_media', `Glim takes one ${kind} track at a time; send a single one.`);
  }
  return sending.map(readTrack);
}

function readTrack(section: OfferSection): IngestTrack {
  const { media, mid } = section;
  const { parameters, rtxParameters, answerFmtp } = chooseCodec(section);
  const { encodings, rids, canUseRtx } = readEncodings(media);
  const headerExtensions = readHeaderExtensions(section);
  const codec = { ...parameters, rtcpFeedback: acceptedFeedback(parameters, headerExtensions) };
  const cname = media.ssrcs?.find(({ attribute }) => attribute === 'cname')?.value;
  const rtpParameters: RtpParameters = {
    ...(mid === undefined ? {} : { mid }),
    codecs: rtxParameters && canUseRtx ? [codec, rtxParameters] : [codec],
    headerExtensions,
    encodings,
    rtcp: { ...(cname ? { cname } : {}), reducedSize: media.rtcpRsize !== undefined },
  };
  return { section, rtpParameters, answerFmtp, rids };
}

/** Those of the offer that mediasoup reads, under the offer's ids. */
function readHeaderExtensions({ media, kind }: OfferSection): RtpHeaderExtensionParameters[] {
  const known = getSupportedRtpCapabilities().headerExtensions ?? [];
  const isKnown = (uri: string) => {
    return known.some((each) => each.uri === uri && each.kind === kind && each.direction !== 'sendonly');
  };
  const offered = (media.ext ?? []).filter((each) => each.direction !== 'recvonly' && !each['encrypt-uri']);
  return offered.flatMap(({ uri, value }) => {
    const extension = known.find((each) => each.uri === uri);
    return extension && isKnown(uri) ? { uri: extension.uri, id: value } : [];
  });
}

/** What both sides do; of the two ways to estimate bandwidth the better one that is possible. */
function acceptedFeedback(codec: RtpCodecParameters, extensions: RtpHeaderExtensionParameters[]): RtcpFeedback[] {
  const known = getSupportedRtpCapabilities().codecs?.find((each) => each.mimeType === codec.mimeType);
  const accepted = (codec.rtcpFeedback ?? []).filter((offered) => {
    return known?.rtcpFeedback?.some(
      (each) => each.type === offered.type && (each.parameter ?? '') === (offered.parameter ?? ''),
    );
  });
  const hasTransportCc =
    accepted.some(({ type }) => type === TRANSPORT_CC) &&
    extensions.some(({ uri }) => uri.includes('transport-wide-cc'));
  return accepted.filter(({ type }) => type !== (hasTransportCc ? REMB : TRANSPORT_CC));
}
