import { MessageType } from 'discord-api-types/v10';
import type { Message } from '../state/message.ts';
import { findPlace, isThread } from '../state/place.ts';
import type { World } from '../world.ts';
import { announceMessage } from './announce-message.ts';
import { keepAwake } from './auto-archive.ts';

/** What a new message must say of itself; the rest is empty. */
export type NewMessage = Partial<Message> & { channelId: string; authorId: string };

/** Puts a message at the end of its channel and tells of it. Checks nothing. */
export function addMessage(world: World, given: NewMessage): Message {
  const message: Message = {
    id: world.snowflake(),
    type: MessageType.Default,
    content: '',
    embeds: [],
    components: [],
    attachments: [],
    stickers: [],
    flags: 0,
    createdAt: world.clock.now(),
    editedAt: null,
    pinnedAt: null,
    mentionIds: [],
    mentionRoleIds: [],
    mentionsEveryone: false,
    nonce: null,
    referencedMessageId: null,
    threadId: null,
    reactions: [],
    interaction: null,
    visibleToUserId: null,
    ...given,
  };
  world.state.messages.set(message.id, message);
  if (message.visibleToUserId === null) countMessage(world, message);
  announceMessage(world, 'created', message);
  return message;
}

function countMessage(world: World, { channelId, id }: Message): void {
  const place = findPlace(world.state, channelId);
  if (!place) return;
  place.lastMessageId = id;
  if (!isThread(place)) return;
  keepAwake(world, place);
  place.messageCount += 1;
  place.totalMessageSent += 1;
}
