import type { Clock } from '../clock.ts';

const REMEMBERED_MS = 5 * 60_000;

/** Which message a nonce made, for the "few minutes" that `enforce_nonce` looks back. */
export interface Nonces {
  find(channelId: string, authorId: string, nonce: string | number): string | null;
  remember(channelId: string, authorId: string, nonce: string | number, messageId: string): void;
}

/** https://discord.com/developers/docs/resources/message#create-message-jsonform-params: `enforce_nonce` */
export function createNonces(clock: Clock): Nonces {
  const known = new Map<string, { messageId: string; at: number }>();
  const keyOf = (...parts: (string | number)[]) => parts.join(' ');
  const forgetOld = () => {
    for (const [key, { at }] of known) if (clock.now() - at > REMEMBERED_MS) known.delete(key);
  };

  return {
    find(channelId, authorId, nonce) {
      forgetOld();
      return known.get(keyOf(channelId, authorId, nonce))?.messageId ?? null;
    },
    remember(channelId, authorId, nonce, messageId) {
      known.set(keyOf(channelId, authorId, nonce), { messageId, at: clock.now() });
    },
  };
}
