import { h } from 'preact';
import { colorOf, nameOf } from '../client/guild.ts';
import type { Message, User } from '../client/types.ts';
import { Avatar } from '../components/avatar.ts';
import { useClient } from '../components/client-context.ts';
import { InlineMarkdown } from '../components/markdown.ts';

/** The line above a message: the command that it answers, or the message that it replies to. */
export function MessageContext({ message }: { message: Message }) {
  const { interaction, referenced_message: replied } = message;
  if (interaction) return h(UsedCommand, { user: interaction.user, name: interaction.name });
  if (replied === undefined) return null;
  if (replied === null) return h('p', { class: 'context' }, h('em', null, 'Original message was deleted'));
  return h(Replied, { replied });
}

function UsedCommand({ user, name }: { user: Pick<User, 'id' | 'username'>; name: string }) {
  const isOfMenu = useClient().session.view.messageCommands.some((command) => command.name === name);
  return h(
    'p',
    { class: 'context' },
    h(Name, { user }),
    h('span', null, ' used '),
    h('span', { class: 'mention' }, isOfMenu ? name : `/${name}`),
  );
}

function Replied({ replied }: { replied: Message }) {
  const [text = ''] = (replied.content || replied.embeds[0]?.title || 'Attachment').split('\n');
  const show = () => document.querySelector(`[data-message="${replied.id}"]`)?.scrollIntoView({ block: 'center' });
  return h(
    'p',
    { class: 'context' },
    h(Name, { user: replied.author }),
    h('span', { class: 'replied' }, h(InlineMarkdown, { source: text })),
    h('button', { type: 'button', class: 'link', onClick: show }, 'Show'),
  );
}

function Name({ user }: { user: Pick<User, 'id' | 'username'> & { global_name?: string | null } }) {
  const { session } = useClient();
  const color = colorOf(session.view, user.id);
  return h(
    'span',
    { class: 'context-name' },
    h(Avatar, { id: user.id, name: user.username, size: 16 }),
    h('span', { class: 'author', style: color ? { '--role': color } : {} }, nameOf(session.view, user)),
  );
}
