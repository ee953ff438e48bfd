import type { MessageCreateOptions } from 'discord.js';
import type { BotContext } from '../context.ts';
import { changeNonce } from './change-nonce.ts';
import type { TicketPlace } from './fetch-place.ts';

/** How many messages back a lost one is looked for: it was posted moments ago. */
const LOOK_BACK = 100;
/** Discord remembers a nonce for a few minutes; well before they are over we look ourselves. */
const NONCE_IS_ENOUGH_MS = 60_000;
/** Discord's clock and ours may differ a little. */
const CLOCKS_DIFFER_MS = 10_000;

/** What happened to a ticket, and when. */
type Told = Parameters<typeof changeNonce>[0];

/**
 * Says in a ticket's place what happened. A bot that dies between Discord's answer and our commit is followed by another that
 * does not know that it was said: within a minute the nonce keeps it from being said twice, later the same words of ours since
 * it happened do.
 * @returns the message's id
 */
export async function sayOnce(
  place: TicketPlace,
  message: MessageCreateOptions & { content: string },
  told: Told,
  { now }: Pick<BotContext, 'now'>,
): Promise<string> {
  const isOld = now().getTime() - Date.parse(told.at) > NONCE_IS_ENOUGH_MS;
  const said = isOld ? await findSaid(place, message.content, told) : undefined;
  const { id } = said ?? (await place.send({ ...message, nonce: changeNonce(told), enforceNonce: true }));
  return id;
}

async function findSaid({ messages, client }: TicketPlace, content: string, { at }: Told) {
  const recent = await messages.fetch({ limit: LOOK_BACK, cache: false });
  const since = Date.parse(at) - CLOCKS_DIFFER_MS;
  return recent.find(
    (message) =>
      message.author.id === client.user.id &&
      message.createdTimestamp >= since &&
      message.content.trim() === content.trim(),
  );
}
