import type { User } from '../accounts/user.entity.ts';
import type { Channel } from '../channels/channel.entity.ts';
import type { ChatLine } from './chat-line.ts';
import type { ChatMessage } from './chat-message.entity.ts';
import { canModerateChat } from './policies.ts';

interface Place {
  channel: Channel;
  /** The ids of the authors who subscribe to it. */
  subscriberIds: ReadonlySet<string>;
}

/** A message as everyone sees it, with what its author is there. */
export function lineOf({ id, text, sentAt, emotes }: ChatMessage, author: User, place: Place): ChatLine {
  const { channel, subscriberIds } = place;
  const isOwner = author.id === channel.owner.id;
  return {
    id,
    text,
    sentAt: sentAt.toISOString(),
    emotes,
    author: {
      name: author.name,
      isOwner,
      isStaff: !isOwner && canModerateChat(author, channel),
      isSubscriber: !isOwner && subscriberIds.has(author.id),
    },
  };
}
