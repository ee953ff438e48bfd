import type { GuildTextBasedChannel, Message, MessageCreateOptions } from 'discord.js';
import { findOwn, type SearchedPlace } from './find-own.ts';
import { nonceOf } from './nonce.ts';

/** A message that must stand once, whatever is killed and whenever. */
export interface Posting {
  /** The UUID of the row that stands for the message. */
  id: string;
  /** When posting was first tried, if it was. */
  attemptedAt?: Date | null;
  /** The address of one of the message's embeds, by which it is known again. */
  url: string;
  /** Made only when it has to be posted. */
  message(): MessageCreateOptions | Promise<MessageCreateOptions>;
  /** Stores that from now on the message may exist. */
  attempted(): Promise<void>;
}

/**
 * Posts a message unless it may already stand there. Discord cannot take part in
 * our transaction, so a crash between its answer and our commit leaves a message
 * whose id nobody knows: the attempt is stored first, and a second attempt looks
 * for the message before it posts, with the same nonce.
 * @returns the message; `isFound` when an earlier attempt had posted it
 */
export function postOnce(
  textChannel: GuildTextBasedChannel,
  posting: Posting,
): Promise<{ message: Message; isFound: boolean }> {
  return sendOnce(textChannel, posting, (message) => textChannel.send(message));
}

/** As `postOnce`, where messages are sent another way than by discord.js's own method, or to a member. */
export async function sendOnce<Sent>(
  place: SearchedPlace,
  posting: Posting,
  send: (message: MessageCreateOptions) => Promise<Sent>,
): Promise<{ message: Sent | Message; isFound: boolean }> {
  const known = posting.attemptedAt && (await findOwn(place, posting.url));
  if (known) return { message: known, isFound: true };

  const message = await posting.message();
  await posting.attempted();
  const posted = await send({ ...message, nonce: nonceOf(posting.id), enforceNonce: true });
  return { message: posted, isFound: false };
}
