import type { Message } from 'discord.js';

/**
 * What people and bots say is kept. Discord's own notes ("added someone to the
 * thread") are not said by anyone, and our card repeats what the ticket says.
 */
export function isKept(message: Message): boolean {
  if (message.system) return false;
  const isCard = message.author.id === message.client.user.id && message.embeds.length > 0;
  return !isCard;
}
