import type { DtlsParameters, DtlsRole, FingerprintAlgorithm } from 'mediasoup/types';
import { type MediaDescription, parse, type SessionDescription } from 'sdp-transform';
import { MediaError } from '../media-error.ts';

const FINGERPRINT_ALGORITHMS: readonly FingerprintAlgorithm[] = ['sha-1', 'sha-224', 'sha-256', 'sha-384', 'sha-512'];

/** One m-section of an offer. */
export interface OfferSection {
  media: MediaDescription;
  kind: 'audio' | 'video';
  /** As in `a=mid`; undefined only in an offer of one section. */
  mid: string | undefined;
  /** Whether the client wants to send in it; the others are answered `inactive`. */
  isSending: boolean;
  /** Whether the client itself switched it off with port 0. */
  isDisabled: boolean;
}

/** A WHIP offer that has passed the checks of RFC 9725 §4 and RFC 8829. */
export interface Offer {
  sections: OfferSection[];
  /** What to give to mediasoup's `connect()`: the client's role and certificate fingerprint. */
  dtlsParameters: DtlsParameters;
  /** The client's ICE user fragment: a PATCH with another one is an ICE restart. */
  iceUfrag: string;
}

/** Reads an SDP offer. Throws MediaError `bad_sdp` with what is wrong in it. */
export function parseOffer(sdp: string): Offer {
  const session = parse(sdp);
  const [first] = session.media;
  // sdp-transform's types promise a version, but what is no SDP at all parses to nothing.
  if (session.version !== 0 || !first) throw badSdp('This is not an SDP offer: it has no v=0 or no m= line.');
  const sections = session.media.map((media) => readSection(session, media));
  const active = sections.find((section) => !section.isDisabled);
  if (!sections.some((section) => section.isSending)) throw badSdp('The offer sends neither audio nor video.');
  if (!active) throw badSdp('Every m-section of the offer has port 0.');
  checkBundle(session, sections);
  return {
    sections,
    dtlsParameters: readDtls(session, active.media),
    iceUfrag: readIceUfrag(session, active.media),
  };
}

function readSection(session: SessionDescription, media: MediaDescription): OfferSection {
  const kind = media.type;
  if (kind !== 'audio' && kind !== 'video') {
    throw new MediaError('unsupported_media', `Glim takes audio and video only, no m=${kind} section.`);
  }
  if (!/TLS\/RTP\/SAVPF?$/.test(media.protocol)) throw badSdp(`The ${kind} section is not DTLS-SRTP.`);
  const direction = media.direction ?? session.direction ?? 'sendrecv';
  const isDisabled = media.port === 0 && media.bundleOnly === undefined;
  const isSending = !isDisabled && (direction === 'sendonly' || direction === 'sendrecv');
  if (isSending && media.rtcpMux === undefined) throw badSdp(`The ${kind} section does not offer rtcp-mux.`);
  // A mid that looks like a number is parsed as one.
  return { media, kind, mid: media.mid === undefined ? undefined : String(media.mid), isSending, isDisabled };
}

function checkBundle(session: SessionDescription, sections: OfferSection[]): void {
  const enabled = sections.filter((section) => !section.isDisabled);
  if (enabled.length === 1) return;
  const bundled = session.groups?.find((group) => group.type === 'BUNDLE');
  const mids = new Set(String(bundled?.mids ?? '').split(' '));
  const isBundled = enabled.every(({ mid }) => mid !== undefined && mids.has(mid));
  if (!isBundled) throw badSdp('All m-sections have to be in one BUNDLE group (RFC 9725, section 4.4.1).');
}

/** ICE and DTLS attributes may stand in the section or for the whole session. */
function readDtls(session: SessionDescription, media: MediaDescription): DtlsParameters {
  const fingerprint = media.fingerprint ?? session.fingerprint;
  const algorithm = FINGERPRINT_ALGORITHMS.find((name) => name === fingerprint?.type.toLowerCase());
  const value = fingerprint?.hash.toUpperCase() ?? '';
  if (!algorithm || !/^[0-9A-F]{2}(:[0-9A-F]{2})+$/.test(value)) {
    throw badSdp('The offer has no a=fingerprint of a known hash.');
  }
  return { role: readRole(media.setup ?? session.setup), fingerprints: [{ algorithm, value }] };
}

/** The client's role. With `actpass` it becomes the DTLS client, as RFC 8842 prefers; without a=setup it is active. */
function readRole(setup = 'active'): DtlsRole {
  if (setup === 'passive') return 'server';
  if (setup === 'actpass' || setup === 'active') return 'client';
  throw badSdp(`a=setup:${setup} is not an offer to connect.`);
}

function readIceUfrag(session: SessionDescription, media: MediaDescription): string {
  const ufrag = media.iceUfrag ?? session.iceUfrag;
  const password = media.icePwd ?? session.icePwd;
  if (ufrag === undefined || password === undefined) throw badSdp('The offer has no ICE user fragment and password.');
  return String(ufrag);
}

function badSdp(message: string): MediaError {
  return new MediaError('bad_sdp', message);
}
