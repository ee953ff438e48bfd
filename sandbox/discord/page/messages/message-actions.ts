import { type ComponentChildren, h } from 'preact';
import { useState } from 'preact/hooks';
import { FLAG } from '../client/discord.ts';
import { findPlaceById, may, whyMute } from '../client/guild.ts';
import { isDirect, type Message } from '../client/types.ts';
import { useClient } from '../components/client-context.ts';
import { Icon } from '../components/icon.ts';

/** https://docs.discord.com/developers/resources/message#bulk-delete-messages */
const MOST_AT_ONCE = 100;
const EMOJI = ['👍', '❤️', '😂', '🎉', '👀', '✅', '🏆'];

interface MessageActionsProps {
  message: Message;
  isEphemeral: boolean;
  onReply(message: Message): void;
  onEdit(): void;
}

/** What this member may do with a message: react, reply, edit, delete (many at once too), and what bots offer for it. */
export function MessageActions({ message, isEphemeral, onReply, onEdit }: MessageActionsProps) {
  const { session, attempt, interact } = useClient();
  const [isReacting, setReacting] = useState(false);
  const { act, view } = session;
  const place = findPlaceById(view, message.channel_id);
  if (!place || isEphemeral) return null;

  const isMine = message.author.id === view.me.id;
  const canWrite = whyMute(view, place) === undefined;
  const react = (emoji: string) => {
    setReacting(false);
    return attempt(() => act.react({ channelId: message.channel_id, messageId: message.id, emoji }));
  };
  const remove = () => attempt(() => act.delete(message.channel_id, message.id));
  const fromHere = fromOn(session.feeds.get(message.channel_id)?.messages ?? [], message);
  const mayDeleteMore = !isDirect(place) && may(place, 'manageMessages') && fromHere.length > 1;
  const removeFromHere = () => attempt(() => act.bulkDelete(message.channel_id, fromHere));
  const reactions = EMOJI.map((emoji) =>
    h(Action, { label: `React with ${emoji}`, face: emoji, act: () => react(emoji) }),
  );
  return h(
    'div',
    { class: isReacting ? 'actions open' : 'actions', role: 'group', 'aria-label': 'Message actions' },
    isReacting && reactions,
    may(place, 'addReactions') &&
      h(Action, {
        label: 'Add reaction',
        face: h(Icon, { name: isReacting ? 'close' : 'smile' }),
        act: () => setReacting(!isReacting),
      }),
    canWrite && h(Action, { label: 'Reply', face: h(Icon, { name: 'reply' }), act: () => onReply(message) }),
    isMine && canWrite && h(Action, { label: 'Edit', face: h(Icon, { name: 'pencil' }), act: onEdit }),
    view.messageCommands.map(({ id, name }) =>
      h(Action, {
        key: id,
        label: name,
        face: h(Icon, { name: 'apps' }),
        act: () => interact(name, () => act.messageCommand(message.channel_id, message.id, name)),
      }),
    ),
    mayDeleteMore &&
      h(Action, { label: 'Delete this and all after it', face: h(Icon, { name: 'broom' }), act: removeFromHere }),
    (isMine || may(place, 'manageMessages')) &&
      h(Action, { label: 'Delete', face: h(Icon, { name: 'trash' }), act: remove }),
  );
}

/** This message and those after it, as many as go at once. */
function fromOn(messages: Message[], { id }: Message): string[] {
  const seen = messages.filter(({ flags }) => ((flags ?? 0) & FLAG.ephemeral) === 0);
  return seen
    .slice(seen.findIndex((one) => one.id === id))
    .slice(0, MOST_AT_ONCE)
    .map((one) => one.id);
}

function Action({ label, face, act }: { label: string; face: ComponentChildren; act(): unknown }) {
  return h('button', { type: 'button', 'aria-label': label, title: label, onClick: act }, face);
}
