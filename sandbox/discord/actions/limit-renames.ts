import { RateLimited } from '../rate-limited.ts';
import type { World } from '../world.ts';

/** Discord's known but unpublished limit on `name` and `topic`: https://github.com/discord/discord-api-docs/issues/1900 */
const RENAMES = { calls: 2, perMs: 600_000 };

/** @throws RateLimited at the third rename of one channel within ten minutes */
export function limitRenames({ limits }: World, channelId: string): void {
  const bucket = limits.take(`rename ${channelId}`, RENAMES, { countsGlobally: false });
  if (bucket.retryAfterSeconds > 0) throw new RateLimited(bucket.retryAfterSeconds, 'user');
}
