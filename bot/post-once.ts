import type { GuildTextBasedChannel, Message, MessageCreateOptions } from 'discord.js';
import { nonceOf } from './nonce.ts';

/** How many messages back a lost one is looked for: it was posted moments ago. */
const LOOK_BACK = 100;

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
export async function postOnce(
  textChannel: GuildTextBasedChannel,
  posting: Posting,
): Promise<{ message: Message; isFound: boolean }> {
  const known = posting.attemptedAt && (await findOwn(textChannel, posting.url));
  if (known) return { message: known, isFound: true };

  const message = await posting.message();
  await posting.attempted();
  const posted = await textChannel.send({ ...message, nonce: nonceOf(posting.id), enforceNonce: true });
  return { message: posted, isFound: false };
}

async function findOwn(textChannel: GuildTextBasedChannel, url: string): Promise<Message | undefined> {
  const recent = await textChannel.messages.fetch({ limit: LOOK_BACK, cache: false });
  return recent.find(
    (message) => message.author.id === message.client.user.id && message.embeds.some((embed) => embed.url === url),
  );
}
