import { ChannelType, type TextChannel, ThreadAutoArchiveDuration, type ThreadChannel } from 'discord.js';
import { threadName, threadPrefix } from './thread-name.ts';

interface Numbered {
  number: number;
  subject: string;
}

/**
 * The private thread of a ticket, which may stand already. Looked for again after
 * it was made, since discord.js itself repeats a request whose answer got lost:
 * of several the first stays.
 */
export async function startThread(ticket: Numbered, ticketChannel: TextChannel): Promise<ThreadChannel> {
  const [known] = await findOwnThreads(ticket, ticketChannel);
  if (known) return known;
  const made = await ticketChannel.threads.create({
    name: threadName(ticket),
    type: ChannelType.PrivateThread,
    invitable: false,
    autoArchiveDuration: ThreadAutoArchiveDuration.OneWeek,
  });
  const [first = made, ...others] = await findOwnThreads(ticket, ticketChannel);
  for (const other of others) await other.delete();
  return first;
}

/** Our active threads that bear a ticket's number, oldest first. */
export async function findOwnThreads(ticket: Numbered, ticketChannel: TextChannel): Promise<ThreadChannel[]> {
  const { threads } = await ticketChannel.threads.fetchActive(false);
  const own = threads.filter(
    ({ name, ownerId, parentId }) =>
      ownerId === ticketChannel.client.user.id &&
      parentId === ticketChannel.id &&
      name.startsWith(threadPrefix(ticket)),
  );
  return [...own.values()].sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
}
