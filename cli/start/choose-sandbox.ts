import type { Config } from '#platform/config.ts';
import { isLoopback, isLoopbackUrl } from './is-loopback.ts';
import { StartUpError } from './start-up-error.ts';

type Addresses = Pick<Config, 'HOST' | 'PUBLIC_URL'>;

/** Services' credentials, with the variable that may point them at a stand-in on this machine. */
const REAL_CREDENTIALS: Record<string, string> = {
  STRIPE_SECRET_KEY: 'STRIPE_API_BASE',
  X_BEARER_TOKEN: 'X_API_BASE',
  REDDIT_CLIENT_SECRET: 'REDDIT_API_BASE',
  INSTAGRAM_TOKEN: 'INSTAGRAM_API_BASE',
  FACEBOOK_TOKEN: 'FACEBOOK_API_BASE',
  YOUTUBE_API_KEY: 'YOUTUBE_API_BASE',
  TIKTOK_CLIENT_SECRET: 'TIKTOK_API_BASE',
  GITHUB_TOKEN: 'GITHUB_API_BASE',
  PLAUSIBLE_API_KEY: 'PLAUSIBLE_API_BASE',
  DIGITALOCEAN_TOKEN: 'DIGITALOCEAN_API_BASE',
  SMTP_URL: 'SMTP_URL',
};

/**
 * Whether Discord is played by the sandbox: where there is no DISCORD_TOKEN.
 * @throws StartUpError where it would be needed but must not run: it lets
 *   anybody be anybody, so never on a public address, nor beside real credentials
 */
export function needsDiscordSandbox(env: NodeJS.ProcessEnv, addresses: Addresses): boolean {
  if (env.DISCORD_TOKEN) return false;
  const reasons = [
    ...publicAddresses(addresses),
    ...(env.DISCORD_API_BASE ? ['DISCORD_API_BASE names another Discord'] : []),
    ...realCredentials(env).map((name) => `${name} is set, a real credential of another service`),
  ];
  if (reasons.length === 0) return true;
  throw new StartUpError(
    ...reasons.map((reason) => `The sandbox does not start: ${reason}. Set DISCORD_TOKEN, or change that.`),
  );
}

/** Whether what Glim can do without may be played too. Where it may not, it is off, for no invented figure belongs beside real ones. */
export function mayPlayOthers(env: NodeJS.ProcessEnv, addresses: Addresses): boolean {
  return whatIsReal(env, addresses).length === 0;
}

/** What makes this a real installation, each in a few words; empty where all the world outside is played, or off. */
export function whatIsReal(env: NodeJS.ProcessEnv, addresses: Addresses): string[] {
  const isRealDiscord = Boolean(env.DISCORD_TOKEN) && !isLoopbackUrl(env.DISCORD_API_BASE ?? '');
  return [
    ...(isRealDiscord ? ['DISCORD_TOKEN is set, a real credential'] : []),
    ...publicAddresses(addresses),
    ...realCredentials(env).map((name) => `${name} is set, a real credential`),
  ];
}

function publicAddresses({ HOST, PUBLIC_URL }: Addresses): string[] {
  return [
    ...(isLoopback(HOST) ? [] : [`HOST is "${HOST}", which others can reach`]),
    ...(isLoopbackUrl(PUBLIC_URL) ? [] : [`PUBLIC_URL is "${PUBLIC_URL}", which others can reach`]),
  ];
}

function realCredentials(env: NodeJS.ProcessEnv): string[] {
  return Object.entries(REAL_CREDENTIALS)
    .filter(([name, base]) => env[name] && !isLoopbackUrl(env[base] ?? ''))
    .map(([name]) => name);
}
