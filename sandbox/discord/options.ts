import type { Clock } from './clock.ts';
import type { Logger } from './logger.ts';

/** How to start a sandbox. */
export interface SandboxOptions {
  /** 0 takes any free port. */
  port: number;
  /** Must be a loopback address. */
  host: string;
  /** Where the state file and the attachments live; made if missing. */
  dataDir: string;
  /** The bot's token. */
  token: string;
  applicationId: string;
  clientSecret: string;
  /** The bearer token of the control API. */
  controlToken: string;
  log: Logger;
  /** OAuth2 redirect URIs, exact. Without them, any on a loopback host is taken as registered. */
  redirectUris?: string[];
  /** Discord takes one identify per 5 s; tests that reconnect a lot may shorten it. */
  identifyEveryMs?: number;
  /** How many shards may identify within those 5 s; 1 by default, as for every bot of fewer than 150,000 guilds. */
  maxConcurrency?: number;
  /** How many refusals within ten minutes ban a caller; Discord's 10,000 by default. */
  maxInvalidRequests?: number;
  /** How long the rate limits' windows of some seconds last; as Discord's by default. Tests that post a lot may shorten them. */
  shortWindowMs?: number;
  clock?: Clock;
  /** The folder of the web page; `sandbox/discord/page` by default. */
  pageDir?: string;
}
