import type { User } from '../accounts/user.entity.ts';
import type { Channel } from '../channels/channel.entity.ts';
import type { ChatLine } from './chat-line.ts';
import type { ChatMessage } from './chat-message.entity.ts';
import { canModerateChat } from './policies.ts';

/** A message as everyone sees it, with who of its author moderates there. */
export function lineOf({ id, text, sentAt, emotes }: ChatMessage, author: User, channel: Channel): ChatLine {
  const isOwner = author.id === channel.owner.id;
  return {
    id,
    text,
    sentAt: sentAt.toISOString(),
    emotes,
    author: { name: author.name, isOwner, isStaff: !isOwner && canModerateChat(author, channel) },
  };
}
