import type { RtpCapabilities } from 'mediasoup/types';
import { MediaError } from '../media-error.ts';
import { FILLER_MIME_TYPE } from '../router-codecs.ts';

/** Extensions with which a bandwidth estimate is made. */
const ESTIMATING = /transport-wide-cc|abs-send-time/;

/** What a player is told that it may receive: the router's codecs without those that only hold a number. */
export function playerCapabilities(router: RtpCapabilities): RtpCapabilities {
  return { ...router, codecs: (router.codecs ?? []).filter(({ mimeType }) => mimeType !== FILLER_MIME_TYPE) };
}

/**
 * A viewer's capabilities, as mediasoup-client's Device gives them. mediasoup checks the rest when it consumes.
 *
 * Where there is a single layer there is nothing to choose by an estimate of the viewer's bandwidth, and making it
 * costs 5 to 8 µs a packet: those extensions are left out.
 *
 * @throws MediaError `invalid`
 */
export function viewerCapabilities(value: unknown, { isLayered }: { isLayered: boolean }): RtpCapabilities {
  if (!isRtpCapabilities(value)) throw new MediaError('invalid', 'rtpCapabilities have no list of codecs.');
  if (isLayered) return value;
  const headerExtensions = value.headerExtensions?.filter(({ uri }) => !ESTIMATING.test(uri)) ?? [];
  return { ...value, headerExtensions };
}

function isRtpCapabilities(value: unknown): value is RtpCapabilities {
  if (typeof value !== 'object' || value === null || !('codecs' in value)) return false;
  const headerExtensions = 'headerExtensions' in value ? value.headerExtensions : [];
  return Array.isArray(value.codecs) && isListOfUris(headerExtensions);
}

function isListOfUris(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each?.uri === 'string');
}
