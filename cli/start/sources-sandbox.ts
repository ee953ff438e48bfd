import { join } from 'node:path';
import { generatedSecret } from './generated-secret.ts';
import type { PlayedService } from './played-service.ts';
import { SANDBOX_DRAIN_MS, SANDBOX_HOST, sandboxEnvironment } from './sandbox-environment.ts';

/** A source that can be played. */
interface PlayableSource {
  /** The variable that makes it real. While it and the address are not set, it is played. */
  variable: string;
  /** Its address's variable, and the path below the sandbox that plays it. */
  bases: Record<string, string>;
  /** What else is needed to ask it, besides the credentials that stand for a token. */
  names?: Record<string, string>;
  /** The variables of its credentials: the sandbox takes one token for them all. */
  credentials?: string[];
}

const PLAYABLE: PlayableSource[] = [
  {
    variable: 'X_BEARER_TOKEN',
    bases: { X_API_BASE: '/x' },
    names: { X_USERNAME: 'glim' },
    credentials: ['X_BEARER_TOKEN'],
  },
  {
    variable: 'REDDIT_CLIENT_ID',
    bases: { REDDIT_AUTH_BASE: '/reddit', REDDIT_API_BASE: '/reddit' },
    names: { REDDIT_SUBREDDIT: 'glim' },
    credentials: ['REDDIT_CLIENT_ID', 'REDDIT_CLIENT_SECRET'],
  },
  {
    variable: 'INSTAGRAM_TOKEN',
    bases: { INSTAGRAM_API_BASE: '/instagram' },
    names: { INSTAGRAM_USER_ID: '17841400000000001' },
    credentials: ['INSTAGRAM_TOKEN'],
  },
  {
    variable: 'FACEBOOK_TOKEN',
    bases: { FACEBOOK_API_BASE: '/facebook' },
    names: { FACEBOOK_PAGE_ID: '100000000000001' },
    credentials: ['FACEBOOK_TOKEN'],
  },
  {
    variable: 'YOUTUBE_API_KEY',
    bases: { YOUTUBE_API_BASE: '/youtube' },
    names: { YOUTUBE_CHANNEL_ID: 'UC0000000000000000000001' },
    credentials: ['YOUTUBE_API_KEY'],
  },
  {
    variable: 'TIKTOK_CLIENT_KEY',
    bases: { TIKTOK_API_BASE: '/tiktok' },
    credentials: ['TIKTOK_CLIENT_KEY', 'TIKTOK_CLIENT_SECRET', 'TIKTOK_REFRESH_TOKEN'],
  },
  { variable: 'PLAUSIBLE_API_KEY', bases: { PLAUSIBLE_API_BASE: '/plausible' }, credentials: ['PLAUSIBLE_API_KEY'] },
  { variable: 'BLUESKY_ACTOR', bases: { BLUESKY_API_BASE: '/bluesky' }, names: { BLUESKY_ACTOR: 'glim.example' } },
  { variable: 'MASTODON_ACCOUNT', bases: { MASTODON_API_BASE: '/mastodon' }, names: { MASTODON_ACCOUNT: 'glim' } },
  {
    variable: 'GITHUB_REPOSITORY',
    bases: { GITHUB_API_BASE: '/github' },
    names: { GITHUB_REPOSITORY: 'glim/glim' },
  },
  {
    variable: 'DIGITALOCEAN_TOKEN',
    bases: { DIGITALOCEAN_API_BASE: '/digitalocean' },
    credentials: ['DIGITALOCEAN_TOKEN'],
  },
];

/** The sandbox of the sources that have no credentials; undefined when every one has. */
export function sourcesSandbox(
  env: NodeJS.ProcessEnv,
  { dataDir, port }: { dataDir: string; port: number },
): PlayedService | undefined {
  const played = PLAYABLE.filter(({ variable, bases }) => ![variable, ...Object.keys(bases)].some((name) => env[name]));
  if (played.length === 0) return undefined;
  const url = `http://${SANDBOX_HOST}:${port}`;
  const token = generatedSecret(dataDir, 'sandbox-sources-token');
  const real = played.map(({ variable }) => variable).join(', ');
  return {
    credentials: Object.assign({}, ...played.map((source) => accessTo(source, url, token))),
    port: { variable: 'SANDBOX_SOURCES_PORT', host: SANDBOX_HOST, port, protocol: 'tcp' },
    row: { name: 'Sources', url, words: `sandboxes (for the real ones set ${real})` },
    spec: {
      name: 'sources',
      script: join(import.meta.dirname, '../../sandbox/sources/main.ts'),
      env: sandboxEnvironment(env, dataDir, { SANDBOX_SOURCES_PORT: String(port), SANDBOX_SOURCES_TOKEN: token }),
      drainMs: SANDBOX_DRAIN_MS,
    },
  };
}

function accessTo({ bases, names = {}, credentials = [] }: PlayableSource, url: string, token: string) {
  return {
    ...Object.fromEntries(Object.entries(bases).map(([name, path]) => [name, url + path])),
    ...names,
    ...Object.fromEntries(credentials.map((name) => [name, token])),
  };
}
