import type { DtlsParameters } from 'mediasoup/types';
import { MediaError } from '../media-error.ts';

const ROLES = ['auto', 'client', 'server'];

/**
 * A viewer's DTLS parameters, as mediasoup-client's transport gives them with `connect`.
 *
 * @throws MediaError `invalid`
 */
export function viewerDtls(value: unknown): DtlsParameters {
  if (isDtlsParameters(value)) return value;
  throw new MediaError('invalid', 'dtlsParameters have no role or no fingerprints.');
}

function isDtlsParameters(value: unknown): value is DtlsParameters {
  if (typeof value !== 'object' || value === null || !('fingerprints' in value)) return false;
  const role = 'role' in value ? value.role : 'auto';
  const { fingerprints } = value;
  if (typeof role !== 'string' || !ROLES.includes(role) || !Array.isArray(fingerprints)) return false;
  return fingerprints.length > 0 && fingerprints.every(isFingerprint);
}

function isFingerprint(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('algorithm' in value) || !('value' in value)) return false;
  const { algorithm, value: hash } = value;
  return typeof algorithm === 'string' && /^sha-(1|224|256|384|512)$/.test(algorithm) && typeof hash === 'string';
}
