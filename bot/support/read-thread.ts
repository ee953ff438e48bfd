import type { Message } from 'discord.js';
import type { TicketPlace } from './fetch-place.ts';
import { isKept } from './is-kept.ts';

/** Discord's largest page. */
const PAGE = 100;

/** Every message of a thread that belongs in a transcript, oldest first. */
export async function readThread(thread: TicketPlace): Promise<Message<true>[]> {
  const all: Message<true>[] = [];
  for (let after = '0'; ; ) {
    const page = await thread.messages.fetch({ after, limit: PAGE, cache: false });
    // "after" pages come newest first.
    const messages = [...page.values()].sort(
      (a, b) => a.createdTimestamp - b.createdTimestamp || compareIds(a.id, b.id),
    );
    all.push(...messages.filter(isKept));
    after = messages.at(-1)?.id ?? after;
    if (page.size < PAGE) return all;
  }
}

function compareIds(a: string, b: string): number {
  return BigInt(a) < BigInt(b) ? -1 : 1;
}
