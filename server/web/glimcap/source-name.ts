import type { Translate } from '../words.ts';

const KNOWN = [
  'database',
  'hand',
  'import',
  'ledger',
  'discord',
  'x',
  'reddit',
  'instagram',
  'facebook',
  'youtube',
  'tiktok',
  'bluesky',
  'mastodon',
  'github',
] as const;

/** Who counted, in words; a source that has none goes by its key. */
export function sourceName(source: string, t: Translate): string {
  const known = KNOWN.find((each) => each === source);
  return known ? t(`glimcap.figure.sources.${known}`) : source;
}
