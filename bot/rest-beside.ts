import { type Client, REST, type RESTOptions } from 'discord.js';

interface Options extends Partial<Pick<RESTOptions, 'retries'>> {
  /** What Discord limits for longer is refused with a RateLimitError at once. */
  patienceMs: number;
}

/**
 * Discord's REST API for calls beside the client's own, which waits out whatever Discord limits, with everything behind
 * it in the queue: one guild's limit must hold up no other's.
 * https://discord.com/developers/docs/topics/rate-limits
 */
export function restBeside(client: Client<true>, { patienceMs, ...options }: Options): REST {
  const rejectOnRateLimit = ({ retryAfter }: { retryAfter: number }) => retryAfter > patienceMs;
  return new REST({ ...client.options.rest, ...options, rejectOnRateLimit }).setToken(client.token);
}
