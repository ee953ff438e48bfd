import type { APIReaction } from 'discord-api-types/v10';
import { h } from 'preact';
import type { Message } from '../client/types.ts';
import { useClient } from '../components/client-context.ts';

export function Reactions({ message }: { message: Message }) {
  const { session, attempt } = useClient();
  if (!message.reactions?.length) return null;
  const toggle = ({ emoji, me }: APIReaction) =>
    attempt(() =>
      session.act.react({
        channelId: message.channel_id,
        messageId: message.id,
        emoji: emoji.id === null ? (emoji.name ?? '') : `${emoji.name}:${emoji.id}`,
        ...(me ? { remove: true } : {}),
      }),
    );
  return h(
    'div',
    { class: 'reactions' },
    message.reactions.map((reaction) =>
      h(
        'button',
        {
          type: 'button',
          class: 'reaction',
          'aria-pressed': reaction.me,
          'aria-label': `${reaction.emoji.name}, ${reaction.count}`,
          onClick: () => toggle(reaction),
        },
        h('span', null, reaction.emoji.name),
        h('span', { class: 'count' }, reaction.count),
      ),
    ),
  );
}
