import { REST } from 'discord.js';

interface Options {
  apiBase: string;
  token: string;
  /** What Discord limits for longer is refused with a RateLimitError at once. */
  patienceMs: number;
}

const TIMEOUT_MS = 15_000;

/**
 * Discord's REST API beside the client's own, for calls that must neither wait nor be repeated in silence. The client
 * would wait out a limit of an hour, with everything behind it in the queue, and send again what may have come through.
 * https://discord.com/developers/docs/topics/rate-limits
 */
export class ImpatientRest extends REST {
  constructor({ apiBase, token, patienceMs }: Options) {
    const rejectOnRateLimit = ({ retryAfter }: { retryAfter: number }) => retryAfter > patienceMs;
    super({ api: apiBase, rejectOnRateLimit, timeout: TIMEOUT_MS, retries: 0 });
    this.setToken(token);
  }

  close(): void {
    this.clearHashSweeper();
    this.clearHandlerSweeper();
  }
}
