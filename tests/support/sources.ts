import type { HostingSettings } from '#domain/finance/hosting-settings.ts';
import type { SourceSettings } from '#domain/metrics/source-list.ts';
import { TOKEN } from '../../sandbox/sources/testing/test-sources.ts';

/** Every source on, as the sandbox at this address plays it. Discord is not played there, but by a sandbox of its own. */
export function sandboxSettings(url: string): SourceSettings & HostingSettings {
  return {
    DISCORD_TOKEN: TOKEN,
    DISCORD_PUBLIC_GUILD_ID: '300000000000000001',
    DISCORD_API_BASE: `${url}/discord`,
    X_BEARER_TOKEN: TOKEN,
    X_USERNAME: 'glim',
    X_API_BASE: `${url}/x`,
    REDDIT_CLIENT_ID: TOKEN,
    REDDIT_CLIENT_SECRET: TOKEN,
    REDDIT_SUBREDDIT: 'glim',
    REDDIT_AUTH_BASE: `${url}/reddit`,
    REDDIT_API_BASE: `${url}/reddit`,
    INSTAGRAM_TOKEN: TOKEN,
    INSTAGRAM_USER_ID: '17841400000000001',
    INSTAGRAM_API_BASE: `${url}/instagram`,
    FACEBOOK_TOKEN: TOKEN,
    FACEBOOK_PAGE_ID: '100000000000001',
    FACEBOOK_API_BASE: `${url}/facebook`,
    YOUTUBE_API_KEY: TOKEN,
    YOUTUBE_CHANNEL_ID: 'UC0000000000000000000001',
    YOUTUBE_API_BASE: `${url}/youtube`,
    TIKTOK_CLIENT_KEY: TOKEN,
    TIKTOK_CLIENT_SECRET: TOKEN,
    TIKTOK_REFRESH_TOKEN: TOKEN,
    TIKTOK_API_BASE: `${url}/tiktok`,
    BLUESKY_ACTOR: 'glim.example',
    BLUESKY_API_BASE: `${url}/bluesky`,
    MASTODON_ACCOUNT: 'glim',
    MASTODON_API_BASE: `${url}/mastodon`,
    GITHUB_REPOSITORY: 'glim/glim',
    GITHUB_API_BASE: `${url}/github`,
    DIGITALOCEAN_TOKEN: TOKEN,
    DIGITALOCEAN_API_BASE: `${url}/digitalocean`,
  };
}
