import type { DtlsParameters, IceCandidate, IceParameters } from 'mediasoup/types';
import { type MediaDescription, type SharedAttributes, write } from 'sdp-transform';
import type { IngestTrack } from './ingest-track.ts';
import type { Offer, OfferSection } from './offer.ts';

/** Our end of the connection, as a WebRtcTransport knows it. */
export interface LocalTransport {
  iceParameters: IceParameters;
  iceCandidates: IceCandidate[];
  dtlsParameters: DtlsParameters;
}

/**
 * The answer to an offer (RFC 9725 §4.2): its m-sections in order, each with all our candidates, so that nobody has to
 * trickle. Lines end in CRLF.
 */
export function writeAnswer(offer: Offer, tracks: IngestTrack[], transport: LocalTransport): string {
  const media = offer.sections.map((section) => {
    const track = tracks.find((each) => each.section === section);
    return track ? trackSection(track, offer, transport) : idleSection(section, offer, transport);
  });
  const mids = offer.sections.flatMap(({ mid, isDisabled }) => (mid === undefined || isDisabled ? [] : mid));
  return write({
    version: 0,
    origin: { username: 'glim', sessionId: '1', sessionVersion: 1, netType: 'IN', ipVer: 4, address: '127.0.0.1' },
    name: '-',
    timing: { start: 0, stop: 0 },
    icelite: 'ice-lite',
    ...(mids.length > 0 ? { groups: [{ type: 'BUNDLE', mids: mids.join(' ') }] } : {}),
    media,
  });
}

/** The ICE lines, which an answer and the fragment that answers an ICE restart share. */
export function iceAttributes({ iceParameters, iceCandidates }: Omit<LocalTransport, 'dtlsParameters'>) {
  return {
    iceUfrag: iceParameters.usernameFragment,
    icePwd: iceParameters.password,
    candidates: iceCandidates.map((candidate) => ({
      foundation: candidate.foundation,
      component: 1,
      transport: candidate.protocol,
      priority: candidate.priority,
      ip: candidate.address,
      port: candidate.port,
      type: candidate.type,
      ...(candidate.tcpType ? { tcptype: candidate.tcpType } : {}),
    })),
    endOfCandidates: 'end-of-candidates',
  } as const satisfies Partial<MediaDescription>;
}

function trackSection(track: IngestTrack, offer: Offer, transport: LocalTransport): MediaDescription {
  const { codecs, headerExtensions = [] } = track.rtpParameters;
  const [codec] = codecs;
  const rtx = codecs.slice(1);
  return {
    ...sectionBase(track.section, offer, transport),
    payloads: codecs.map(({ payloadType }) => payloadType).join(' '),
    direction: 'recvonly',
    ...(track.rtpParameters.rtcp?.reducedSize ? { rtcpRsize: 'rtcp-rsize' } : {}),
    rtp: codecs.map(({ mimeType, payloadType, clockRate, channels }) => {
      const name = { payload: payloadType, codec: mimeType.split('/')[1] ?? '', rate: clockRate };
      return channels ? { ...name, encoding: channels } : name;
    }),
    fmtp: [
      ...(codec && track.answerFmtp ? [{ payload: codec.payloadType, config: track.answerFmtp }] : []),
      ...rtx.map(({ payloadType }) => ({ payload: payloadType, config: `apt=${codec?.payloadType}` })),
    ],
    rtcpFb: (codec?.rtcpFeedback ?? []).map(({ type, parameter }) => {
      return { payload: codec?.payloadType ?? '*', type, ...(parameter ? { subtype: parameter } : {}) };
    }),
    ext: headerExtensions.map(({ id, uri }) => ({ value: id, uri })),
    ...simulcastAttributes(track.rids),
  };
}

/** Every layer is taken: OBS gives up otherwise. */
function simulcastAttributes(rids: string[]): Partial<MediaDescription> {
  if (rids.length === 0) return {};
  return {
    rids: rids.map((id) => ({ id, direction: 'recv' })),
    simulcast: { dir1: 'recv', list1: rids.join(';') },
  };
}

/** A section that sends nothing stays in the bundle, inactive; only one that came with port 0 leaves with it. */
function idleSection(section: OfferSection, offer: Offer, transport: LocalTransport): MediaDescription {
  const { media } = section;
  return {
    ...sectionBase(section, offer, transport),
    payloads: String(media.payloads ?? ''),
    direction: 'inactive',
    rtp: media.rtp,
    fmtp: media.fmtp,
  };
}

function sectionBase({ media, mid, isDisabled }: OfferSection, offer: Offer, transport: LocalTransport) {
  const base = { type: media.type, port: isDisabled ? 0 : 9, protocol: media.protocol };
  const fingerprint = transport.dtlsParameters.fingerprints.find(({ algorithm }) => algorithm === 'sha-256');
  return {
    ...base,
    connection: { version: 4, ip: '0.0.0.0' },
    ...(mid === undefined ? {} : { mid }),
    ...(isDisabled
      ? {}
      : {
          rtcpMux: 'rtcp-mux',
          setup: offer.dtlsParameters.role === 'server' ? 'active' : 'passive',
          ...(fingerprint ? { fingerprint: { type: fingerprint.algorithm, hash: fingerprint.value } } : {}),
          ...iceAttributes(transport),
        }),
  } as const satisfies Partial<MediaDescription> & SharedAttributes;
}
