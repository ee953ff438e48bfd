import type { Clock } from '../clock.ts';
import { RateLimited } from '../rate-limited.ts';
import type { Message } from '../state/message.ts';

const OLD_MS = 3_600_000;
const WINDOW_MS = 3_600_000;

/** Discord does not publish the number; bots that edit once a minute are seen to pass, bursts are not. */
const MAX_EDITS = 60;

/** Watches over edits of old messages. */
export interface OldEdits {
  /** @throws RateLimited with code 30046 */
  check(message: Message): void;
}

/**
 * "Maximum number of edits to messages older than 1 hour reached" (30046), counted per channel.
 * https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
 */
export function createOldEdits(clock: Clock): OldEdits {
  const edits = new Map<string, number[]>();

  return {
    check(message) {
      const now = clock.now();
      if (now - message.createdAt < OLD_MS) return;
      const recent = (edits.get(message.channelId) ?? []).filter((at) => now - at < WINDOW_MS);
      const [oldest] = recent;
      if (oldest !== undefined && recent.length >= MAX_EDITS) throw refusal((oldest + WINDOW_MS - now) / 1000);
      edits.set(message.channelId, [...recent, now]);
    },
  };
}

function refusal(retryAfterSeconds: number): RateLimited {
  return new RateLimited(retryAfterSeconds, 'shared', {
    code: 30046,
    message: 'Maximum number of edits to messages older than 1 hour reached. Try again later',
  });
}
