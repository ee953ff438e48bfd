import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type SdpFixture =
  | 'chromium-publish'
  | 'chromium-simulcast'
  | 'chromium-recvonly'
  | 'firefox-recvonly'
  | 'obs'
  | 'obs-simulcast'
  | 'ffmpeg';

/** An offer as a real client makes it. */
export function sdpFixture(name: SdpFixture): string {
  return readFileSync(join(import.meta.dirname, '../fixtures', `${name}.sdp`), 'utf8');
}
