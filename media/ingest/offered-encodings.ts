import type { RtpEncodingParameters } from 'mediasoup/types';
import { type MediaDescription, parseSimulcastStreamList } from 'sdp-transform';
import { MediaError } from '../media-error.ts';

/** The layers of a section. */
interface OfferedEncodings {
  /** For the producer, the poorest layer first as mediasoup wants them. */
  encodings: RtpEncodingParameters[];
  /** The simulcast rids in the offer's order, which the answer repeats; none without simulcast. */
  rids: string[];
  /** Whether retransmissions could be told apart, so that RTX can be accepted. */
  canUseRtx: boolean;
}

/**
 * The streams of a section: simulcast rids (RFC 8853), or one SSRC with its RTX partner (RFC 5576 FID), or, when the
 * offer names neither, whatever comes with the section's mid header extension.
 */
export function readEncodings(media: MediaDescription): OfferedEncodings {
  const rids = sendingRids(media);
  if (rids.length > 0) return { encodings: poorestFirst(rids).map((rid) => ({ rid })), rids, canUseRtx: true };

  const groups = media.ssrcGroups ?? [];
  const [ssrc, rtxSsrc] =
    groups
      .find(({ semantics }) => semantics === 'FID')
      ?.ssrcs.split(' ')
      .map(Number) ?? [];
  if (ssrc && rtxSsrc) return { encodings: [{ ssrc, rtx: { ssrc: rtxSsrc } }], rids, canUseRtx: true };
  const only = media.ssrcs?.[0]?.id;
  if (only) return { encodings: [{ ssrc: only }], rids, canUseRtx: false };
  if (media.ext?.some(({ uri }) => uri === 'urn:ietf:params:rtp-hdrext:sdes:mid')) {
    return { encodings: [{}], rids, canUseRtx: false };
  }
  throw new MediaError('bad_sdp', `The ${media.type} section has neither a=ssrc nor the mid header extension.`);
}

/** Of alternatives only the first is taken; one that starts paused is a layer all the same. */
function sendingRids({ simulcast }: MediaDescription): string[] {
  if (!simulcast) return [];
  const list = simulcast.dir1 === 'send' ? simulcast.list1 : simulcast.dir2 === 'send' ? simulcast.list2 : undefined;
  if (list === undefined) return [];
  return parseSimulcastStreamList(String(list)).flatMap(([first]) => (first ? String(first.scid) : []));
}

/** OBS numbers its rids from 0, the full picture, downwards; browsers name theirs from the poorest upwards. */
function poorestFirst(rids: string[]): string[] {
  return rids.every((rid, index) => rid === String(index)) ? rids.toReversed() : rids;
}
