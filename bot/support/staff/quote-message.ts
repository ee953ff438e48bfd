import { type Message, MessageFlags } from 'discord.js';
import type { Ticket } from '#domain/support/ticket.entity.ts';
import type { BotContext } from '../../context.ts';
import { fetchPlace } from '../fetch-place.ts';

/** Discord takes 10 MiB a file; what is larger is only linked. */
const MAX_BYTES = 10 * 1024 * 1024;

/** Brings what was attached to a message into its ticket, where it is kept. What Discord does not take is named. */
export async function quoteMessage(message: Message<true>, ticket: Ticket, context: BotContext): Promise<void> {
  const place = ticket.threadId ? await fetchPlace(ticket.threadId, context) : null;
  if (!place || message.attachments.size === 0) return;
  const all = [...message.attachments.values()];
  const files = all.filter(({ size }) => size <= MAX_BYTES).map(({ url, name }) => ({ attachment: url, name }));
  const content = context.words.tickets('openFor.attached', { url: message.url });
  const sent = { flags: MessageFlags.SuppressEmbeds, enforceNonce: true, nonce: `q${message.id}` } as const;
  try {
    await place.send({ content, files, ...sent });
  } catch (error) {
    context.log.warn({ err: error, ticket: ticket.number }, 'attachments of a message not copied');
    const names = all.map(({ name, url }) => `${name}: <${url}>`);
    await place.send({ content: [content, ...names].join('\n').slice(0, 2_000), ...sent });
  }
}
