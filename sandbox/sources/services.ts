import type { Service } from './service.ts';
import { bluesky } from './services/bluesky.ts';
import { digitalocean } from './services/digitalocean.ts';
import { github } from './services/github.ts';
import { facebook, instagram } from './services/graph.ts';
import { mastodon } from './services/mastodon.ts';
import { plausible } from './services/plausible.ts';
import { reddit } from './services/reddit.ts';
import { tiktok } from './services/tiktok.ts';
import { x } from './services/x.ts';
import { youtube } from './services/youtube.ts';

/** Everybody who is played. A service is one more file in `services/`, listed here. */
export const SERVICES: Service[] = [
  x,
  reddit,
  instagram,
  facebook,
  youtube,
  tiktok,
  bluesky,
  mastodon,
  github,
  plausible,
  digitalocean,
];
