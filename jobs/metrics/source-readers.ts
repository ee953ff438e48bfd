import type { MetricSource } from './metric-source.ts';
import { bluesky } from './sources/bluesky.ts';
import { discord } from './sources/discord.ts';
import { facebook } from './sources/facebook.ts';
import { github } from './sources/github.ts';
import { instagram } from './sources/instagram.ts';
import { mastodon } from './sources/mastodon.ts';
import { reddit } from './sources/reddit.ts';
import { tiktok } from './sources/tiktok.ts';
import { x } from './sources/x.ts';
import { youtube } from './sources/youtube.ts';

/** How each source of `METRIC_SOURCES` is read. */
export const SOURCE_READERS: MetricSource[] = [
  discord,
  x,
  reddit,
  instagram,
  facebook,
  youtube,
  tiktok,
  bluesky,
  mastodon,
  github,
];
