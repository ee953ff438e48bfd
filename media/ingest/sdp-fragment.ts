import type { IceCandidate, IceParameters } from 'mediasoup/types';
import { parse, type SessionDescription, write } from 'sdp-transform';
import { MediaError } from '../media-error.ts';
import { iceAttributes } from './answer.ts';

/** What a client says in a trickle-ice-sdpfrag (RFC 8840 §4.4). */
interface SdpFragment {
  /** The ICE user fragment it speaks for, if it names one. */
  iceUfrag: string | undefined;
}

/**
 * Reads a fragment. Its candidates are of no use: mediasoup is ICE lite and learns the client's address from its
 * connectivity checks. Throws MediaError `bad_sdp`.
 */
export function parseSdpFragment(text: string): SdpFragment {
  const hasOnlyLines = text.split(/\r?\n/).every((line) => line === '' || /^[a-z]=./.test(line));
  if (!hasOnlyLines || text.trim() === '') throw new MediaError('bad_sdp', 'This is not an SDP fragment.');
  const { iceUfrag, media } = parse(text);
  const ufrag = iceUfrag ?? media.find((section) => section.iceUfrag !== undefined)?.iceUfrag;
  const hasCandidates = media.some(({ candidates, endOfCandidates }) => candidates || endOfCandidates);
  if (ufrag === undefined && !hasCandidates && !/^a=(candidate|end-of-candidates)/m.test(text)) {
    throw new MediaError('bad_sdp', 'The fragment has neither candidates nor an ICE user fragment.');
  }
  return { iceUfrag: ufrag === undefined ? undefined : String(ufrag) };
}

/** The fragment that answers an ICE restart: our new credentials and all candidates, in the bundle's first section. */
export function writeSdpFragment(
  first: { kind: string; mid: string | undefined },
  ice: { iceParameters: IceParameters; iceCandidates: IceCandidate[] },
): string {
  const { iceUfrag, icePwd, ...candidates } = iceAttributes(ice);
  const mid = first.mid === undefined ? {} : { mid: first.mid };
  const section = {
    type: first.kind,
    port: 9,
    protocol: 'UDP/TLS/RTP/SAVPF',
    payloads: '0',
    rtp: [],
    fmtp: [],
    ...mid,
  };
  const session: SessionDescription = {
    version: 0,
    origin: { username: '-', sessionId: 0, sessionVersion: 0, netType: 'IN', ipVer: 4, address: '0.0.0.0' },
    name: '-',
    timing: { start: 0, stop: 0 },
    icelite: 'ice-lite',
    iceUfrag,
    icePwd,
    media: [{ ...section, ...candidates }],
  };
  // A fragment has no v=, o=, s= and t= lines, which write() makes for a whole description.
  return write(session).replaceAll(/^[vost]=.*\r\n/gm, '');
}
