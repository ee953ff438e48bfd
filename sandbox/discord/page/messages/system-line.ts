import { type ComponentChildren, h } from 'preact';
import { MESSAGE } from '../client/discord.ts';
import { nameOf, nameOfId } from '../client/guild.ts';
import type { Message, View } from '../client/types.ts';
import { useClient } from '../components/client-context.ts';
import { Icon } from '../components/icon.ts';
import { Timestamp } from '../components/timestamp.ts';

/** What Discord itself writes: who was added to a thread, who joined, and the like. */
export function SystemLine({ message }: { message: Message }) {
  const { session } = useClient();
  return h(
    'li',
    { class: 'system', 'data-message': message.id },
    h(Icon, { name: 'arrow', size: 18 }),
    h('span', null, sentence(session.view, message)),
    h(Timestamp, { ms: Date.parse(message.timestamp), style: 's', class: 'time' }),
  );
}

export function isSystemMessage({ type }: Message): boolean {
  return Object.values(MESSAGE).some((one) => one === type);
}

function sentence(view: View, { type, author, mentions, content }: Message): ComponentChildren {
  const who = h('strong', null, nameOf(view, author));
  const whom = h('strong', null, mentions.map(({ id }) => nameOfId(view, id)).join(', '));
  switch (type) {
    case MESSAGE.recipientAdd:
      return [who, ' added ', whom, ' to the thread.'];
    case MESSAGE.recipientRemove:
      return [who, ' removed ', whom, ' from the thread.'];
    case MESSAGE.channelNameChange:
      return [who, ' changed the name: ', h('strong', null, content)];
    case MESSAGE.pinned:
      return [who, ' pinned a message.'];
    case MESSAGE.joined:
      return [who, ' joined the guild.'];
    case MESSAGE.threadCreated:
      return [who, ' started a thread: ', h('strong', null, content)];
    default:
      return 'This thread belongs to the message above it.';
  }
}
