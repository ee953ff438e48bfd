/** A service that counts something for us, and which variables it takes to ask it. */
export interface SourceEntry {
  /** What the catalogue's rows call it. */
  name: string;
  /** What people call it. */
  label: string;
  /** The metrics that it counts. */
  keys: readonly string[];
  /** Without one of these variables it is off. */
  needs: readonly string[];
  /** The variable of its address. */
  base: string;
}

/** Every service outside that is asked for figures, each read by a file of its name in `jobs/metrics/sources/`. */
export const METRIC_SOURCES = [
  { name: 'discord', label: 'Discord', keys: ['discord'], needs: ['DISCORD_TOKEN'], base: 'DISCORD_API_BASE' },
  {
    name: 'x',
    label: 'X',
    keys: ['twitter', 'twitter_impressions', 'twitter_engagements'],
    needs: ['X_BEARER_TOKEN', 'X_USERNAME'],
    base: 'X_API_BASE',
  },
  {
    name: 'reddit',
    label: 'Reddit',
    keys: ['reddit'],
    needs: ['REDDIT_CLIENT_ID', 'REDDIT_CLIENT_SECRET', 'REDDIT_SUBREDDIT'],
    base: 'REDDIT_API_BASE',
  },
  {
    name: 'instagram',
    label: 'Instagram',
    keys: ['instagram'],
    needs: ['INSTAGRAM_TOKEN', 'INSTAGRAM_USER_ID'],
    base: 'INSTAGRAM_API_BASE',
  },
  {
    name: 'facebook',
    label: 'Facebook',
    keys: ['facebook'],
    needs: ['FACEBOOK_TOKEN', 'FACEBOOK_PAGE_ID'],
    base: 'FACEBOOK_API_BASE',
  },
  {
    name: 'youtube',
    label: 'YouTube',
    keys: ['youtube'],
    needs: ['YOUTUBE_API_KEY', 'YOUTUBE_CHANNEL_ID'],
    base: 'YOUTUBE_API_BASE',
  },
  {
    name: 'tiktok',
    label: 'TikTok',
    keys: ['tiktok'],
    needs: ['TIKTOK_CLIENT_KEY', 'TIKTOK_CLIENT_SECRET', 'TIKTOK_REFRESH_TOKEN'],
    base: 'TIKTOK_API_BASE',
  },
  { name: 'bluesky', label: 'Bluesky', keys: ['bluesky'], needs: ['BLUESKY_ACTOR'], base: 'BLUESKY_API_BASE' },
  { name: 'mastodon', label: 'Mastodon', keys: ['mastodon'], needs: ['MASTODON_ACCOUNT'], base: 'MASTODON_API_BASE' },
  {
    name: 'github',
    label: 'GitHub',
    keys: ['github_stars'],
    needs: ['GITHUB_REPOSITORY'],
    base: 'GITHUB_API_BASE',
  },
] as const satisfies readonly SourceEntry[];

type Listed = (typeof METRIC_SOURCES)[number];

export type SourceName = Listed['name'];

/** What an installation's environment says about its sources: their addresses always, the rest where it is set. */
export type SourceSettings = Readonly<Record<Listed['base'] | 'REDDIT_AUTH_BASE', string>> & {
  readonly [Variable in Listed['needs'][number] | 'DISCORD_PUBLIC_GUILD_ID' | 'GITHUB_TOKEN']?: string | undefined;
};
