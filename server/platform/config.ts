import { isIP } from 'node:net';
import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { readChannelShares } from './channel-shares.ts';
import { readMailFrom } from './smtp/mail-from.ts';

/** Every problem of the environment at once, each a sentence that names its variable. */
export class ConfigError extends Error {
  readonly problems: string[];

  constructor(problems: string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

const RTMP_PORT_EXPECTED = 'expected a port from 1 to 65535, or 0 for no RTMP';
const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));
const port = (fallback: number) =>
  z.coerce
    .number('expected a port number')
    .int('expected a port number')
    .min(1, 'expected a port from 1 to 65535')
    .max(65_535, 'expected a port from 1 to 65535')
    .default(fallback);
const url = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol.slice(0, -1)), {
    message: `expected an address that begins with ${protocols.map((each) => `${each}://`).join(' or ')}`,
  });
/** The address of a service outside, without a slash at its end. */
const base = (fallback: string) =>
  url('http', 'https')
    .transform((address) => address.replace(/\/+$/, ''))
    .default(fallback);
const text = z.string().min(1).optional();
const snowflake = z.string().regex(/^\d{17,20}$/, 'expected a Discord id: 17 to 20 digits');
const secret = z.string().min(32, 'expected at least 32 characters');
const cron = z.string().regex(/^\S+ \S+ \S+ \S+ \S+$/, 'expected five cron fields, for example "0 8 * * 3"');
const timezone = z.string().refine(isTimezone, 'expected a time zone, for example America/New_York');
const currency = z.string().refine((code) => CURRENCIES.has(code), 'expected a currency code, for example USD');
const address = z.string().refine((text) => isIP(text) > 0, 'expected an IP address');

/** A number of shards; undefined for as many as Discord recommends. */
const shards = z
  .union([z.literal('auto'), z.coerce.number().int().min(1).max(1_000)], 'expected auto, or a number from 1 to 1000')
  .optional()
  .transform((wanted) => (wanted === 'auto' ? undefined : wanted));

/** What is needed to ask the services that count something for us: `METRIC_SOURCES` says which of it each needs. */
const sourceVariables = {
  X_BEARER_TOKEN: text,
  X_USERNAME: text,
  X_API_BASE: base('https://api.x.com'),
  REDDIT_CLIENT_ID: text,
  REDDIT_CLIENT_SECRET: text,
  REDDIT_SUBREDDIT: text,
  REDDIT_AUTH_BASE: base('https://www.reddit.com'),
  REDDIT_API_BASE: base('https://oauth.reddit.com'),
  INSTAGRAM_TOKEN: text,
  INSTAGRAM_USER_ID: text,
  INSTAGRAM_API_BASE: base('https://graph.facebook.com'),
  FACEBOOK_TOKEN: text,
  FACEBOOK_PAGE_ID: text,
  FACEBOOK_API_BASE: base('https://graph.facebook.com'),
  YOUTUBE_API_KEY: text,
  YOUTUBE_CHANNEL_ID: text,
  YOUTUBE_API_BASE: base('https://www.googleapis.com'),
  PLAUSIBLE_API_KEY: text,
  PLAUSIBLE_API_BASE: base('https://plausible.io'),
  TIKTOK_CLIENT_KEY: text,
  TIKTOK_CLIENT_SECRET: text,
  TIKTOK_REFRESH_TOKEN: text,
  TIKTOK_API_BASE: base('https://open.tiktokapis.com'),
  BLUESKY_ACTOR: text,
  BLUESKY_API_BASE: base('https://public.api.bsky.app'),
  MASTODON_ACCOUNT: text,
  MASTODON_API_BASE: base('https://mastodon.social'),
  GITHUB_REPOSITORY: z
    .string()
    .regex(/^[\w.-]+\/[\w.-]+$/, 'expected an owner and a name, for example octocat/hello-world')
    .optional(),
  GITHUB_TOKEN: text,
  GITHUB_API_BASE: base('https://api.github.com'),
};

const schema = z.object({
  PORT: port(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: url('http', 'https').optional(),
  TRUSTED_PROXIES: z.coerce.number('expected how many proxies stand in front').int().min(0).max(10).default(0),
  METRICS_TOKEN: z.string().min(16, 'expected at least 16 characters').optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: url('postgres', 'postgresql'),
  NATS_URL: url('nats', 'tls').optional(),
  SESSION_SECRET: secret,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  DISCORD_TOKEN: z.string().min(1).optional(),
  DISCORD_APPLICATION_ID: snowflake.optional(),
  DISCORD_PUBLIC_GUILD_ID: snowflake.optional(),
  DISCORD_SHARDS: shards,
  DISCORD_API_BASE: url('http', 'https').default('https://discord.com/api'),
  DISCORD_CDN_BASE: url('http', 'https').default('https://cdn.discordapp.com'),
  DISCORD_MEDIA_BASE: url('http', 'https').default('https://media.discordapp.net'),
  DISCORD_CLIENT_ID: snowflake.optional(),
  DISCORD_CLIENT_SECRET: z.string().min(1).optional(),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_/, 'expected a key that begins with sk_ or rk_')
    .optional(),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_/, 'expected a secret that begins with whsec_')
    .optional(),
  STRIPE_API_BASE: url('http', 'https').default('https://api.stripe.com'),
  CHANNEL_SHARE: z.string().default('50').transform(readChannelShares),
  ...sourceVariables,
  DIGITALOCEAN_TOKEN: text,
  DIGITALOCEAN_API_BASE: base('https://api.digitalocean.com'),
  MEDIA_LISTEN_IP: address.default('127.0.0.1'),
  MEDIA_ANNOUNCED_ADDRESS: z.string().optional(),
  MEDIA_PORT: port(44_400),
  MEDIA_WORKERS: z.coerce.number('expected a number of workers').int().min(1).max(256).default(availableParallelism()),
  MEDIASOUP_WORKER_BIN: z.string().optional(),
  RTMP_PORT: z.coerce
    .number(RTMP_PORT_EXPECTED)
    .int(RTMP_PORT_EXPECTED)
    .min(0, RTMP_PORT_EXPECTED)
    .max(65_535, RTMP_PORT_EXPECTED)
    .default(1935),
  RTMP_ENCODINGS: z.coerce
    .number('expected a number of streams')
    .int()
    .min(0)
    .max(256)
    .default(Math.max(1, Math.floor(availableParallelism() / 2))),
  STREAM_RECONNECT_SECONDS: z.coerce.number('expected a number of seconds').int().min(1).max(3600).default(180),
  GLIMCAP_CRON: cron.default('0 8 * * 3'),
  GLIMCAP_TIMEZONE: timezone.default('America/New_York'),
  GLIMCAP_AUTHOR: z.string().min(1).max(100).default('The Glim team'),
  REPORTING_CURRENCY: currency.default('USD'),
  SMTP_URL: z.string().refine(isMailServer, 'expected smtp://user:password@host:port, or smtps://').optional(),
  MAIL_FROM: z
    .string()
    .refine((text) => readMailFrom(text) !== null, 'expected an address, for example Glim <glimcap@glim.example>')
    .optional(),
  SUPPORT_MAIL: z
    .string()
    .refine(
      (text) => readMailFrom(text) !== null,
      'expected an address, for example Glim support <support@glim.example>',
    )
    .optional(),
  MAIL_WEBHOOK_PASSWORD: z.string().min(16, 'expected at least 16 characters').optional(),
  IMAP_URL: z.string().refine(isMailboxUrl, 'expected imaps://user:password@host:port/MAILBOX, or imap://').optional(),
});

/** The validated environment, with what is derived from it. */
export interface Config extends z.infer<typeof schema> {
  PUBLIC_URL: string;
  /** Where encoders send over RTMP; null where that is off. */
  RTMP_URL: string | null;
}

/**
 * Reads and validates the environment. An empty variable counts as not given; an empty RTMP_PORT is none.
 * @throws ConfigError naming every variable that is wrong and what is expected
 */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  if (env.RTMP_PORT === '') given.RTMP_PORT = '0';
  const result = schema.safeParse(given);
  if (!result.success) throw new ConfigError(result.error.issues.map((issue) => sentence(issue, env)));
  const config = result.data;
  if (config.SMTP_URL && !config.MAIL_FROM) throw new ConfigError(['MAIL_FROM is not set; SMTP_URL needs it.']);
  if ((config.IMAP_URL || config.MAIL_WEBHOOK_PASSWORD) && !(config.SUPPORT_MAIL && config.SMTP_URL)) {
    throw new ConfigError([
      'SUPPORT_MAIL and SMTP_URL are needed to answer the mails that IMAP_URL or MAIL_WEBHOOK_PASSWORD brings.',
    ]);
  }
  const publicUrl = (config.PUBLIC_URL ?? `http://${config.HOST}:${config.PORT}`).replace(/\/$/, '');
  return { ...config, PUBLIC_URL: publicUrl, RTMP_URL: rtmpUrl(config, publicUrl) };
}

/** At the address that media is announced under: a proxy that stands before the site passes no RTMP on. */
function rtmpUrl({ RTMP_PORT, MEDIA_ANNOUNCED_ADDRESS }: z.infer<typeof schema>, publicUrl: string): string | null {
  if (RTMP_PORT === 0) return null;
  const announced =
    isIP(MEDIA_ANNOUNCED_ADDRESS ?? '') === 6 ? `[${MEDIA_ANNOUNCED_ADDRESS}]` : MEDIA_ANNOUNCED_ADDRESS;
  const host = announced ?? new URL(publicUrl).hostname;
  return `rtmp://${host}${RTMP_PORT === 1935 ? '' : `:${RTMP_PORT}`}/live`;
}

/** A value is shown unless its variable holds a secret. */
function sentence(issue: z.core.$ZodIssue, env: NodeJS.ProcessEnv): string {
  const name = String(issue.path[0]);
  if (!env[name]) return `${name} is not set; ${name === 'DATABASE_URL' ? 'npm start gives it' : 'it is needed'}.`;
  const shown = /SECRET|TOKEN|KEY|PASSWORD|_URL$/.test(name) ? '' : ` is "${env[name]}"`;
  return `${name}${shown}: ${issue.message}.`;
}

function isTimezone(text: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: text }));
  } catch {
    return false; // Intl throws a RangeError on a zone that it does not know
  }
}

function isMailboxUrl(text: string): boolean {
  const url = URL.parse(text);
  return (url?.protocol === 'imaps:' || url?.protocol === 'imap:') && url.hostname !== '' && url.username !== '';
}

/** What nodemailer is given is decoded first, so that it must be decodable. */
function isMailServer(text: string): boolean {
  try {
    const { protocol, hostname, username, password } = new URL(text);
    return /^smtps?:$/.test(protocol) && hostname !== '' && decodeURIComponent(username + password) !== null;
  } catch {
    return false; // URL and decodeURIComponent throw on what they cannot read
  }
}
