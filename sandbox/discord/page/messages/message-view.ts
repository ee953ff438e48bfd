import { type ComponentChildren, h } from 'preact';
import { useState } from 'preact/hooks';
import { FLAG } from '../client/discord.ts';
import { colorOf, findPlaceById, nameOf } from '../client/guild.ts';
import type { Message } from '../client/types.ts';
import { Avatar } from '../components/avatar.ts';
import { useClient } from '../components/client-context.ts';
import { Icon } from '../components/icon.ts';
import { Markdown } from '../components/markdown.ts';
import { Timestamp } from '../components/timestamp.ts';
import { Attachment } from './attachment.ts';
import { Embed } from './embed.ts';
import { MessageActions } from './message-actions.ts';
import { MessageComponents } from './message-components.ts';
import { MessageContext } from './message-context.ts';
import { MessageEditor } from './message-editor.ts';
import { Reactions } from './reactions.ts';
import { Stickers } from './stickers.ts';

/** Discord gives up on "is thinking" when the interaction's token ends. */
const THINKING_MS = 15 * 60_000;

interface MessageViewProps {
  message: Message;
  /** Stands under one by the same author, without head. */
  isContinued: boolean;
  onReply(message: Message): void;
}

export function MessageView({ message, isContinued, onReply }: MessageViewProps) {
  const [isEditing, setEditing] = useState(false);
  const flags = message.flags ?? 0;
  const isEphemeral = (flags & FLAG.ephemeral) !== 0;
  const isForMe = useIsForMe(message);
  const classes = ['message', isContinued && 'continued', isEphemeral && 'ephemeral', isForMe && 'for-me'];
  return h(
    'li',
    { class: classes.filter(Boolean).join(' '), 'data-message': message.id },
    !isContinued && h(MessageContext, { message }),
    h(
      'div',
      { class: 'message-grid' },
      isContinued
        ? h(Timestamp, { ms: Date.parse(message.timestamp), style: 't', class: 'margin-time' })
        : h(Avatar, { id: message.author.id, name: message.author.username }),
      h(
        'div',
        { class: 'message-body' },
        !isContinued && h(Head, { message }),
        isEditing ? h(MessageEditor, { message, onEnd: () => setEditing(false) }) : h(Content, { message }),
        message.embeds.map((embed) => h(Embed, { embed })),
        message.attachments.map((attachment) => h(Attachment, { attachment })),
        h(Stickers, { stickers: message.sticker_items ?? [] }),
        h(MessageComponents, { message }),
        h(Reactions, { message }),
        h(StartedThread, { message }),
        isEphemeral && h(EphemeralLine, { message }),
      ),
    ),
    !isEditing && h(MessageActions, { message, isEphemeral, onReply, onEdit: () => setEditing(true) }),
  );
}

function Head({ message: { author, timestamp } }: { message: Message }) {
  const { session } = useClient();
  const color = colorOf(session.view, author.id);
  return h(
    'p',
    { class: 'message-head' },
    h('strong', { class: 'author', style: color ? { '--role': color } : {} }, nameOf(session.view, author)),
    author.bot && h('span', { class: 'tag' }, 'BOT'),
    h(Timestamp, { ms: Date.parse(timestamp), style: 's', class: 'time' }),
  );
}

function Content({ message }: { message: Message }): ComponentChildren {
  if (((message.flags ?? 0) & FLAG.loading) !== 0) return h(Thinking, { message });
  const edited = message.edited_timestamp !== null;
  if (message.content === '') return null;
  return h(
    'div',
    { class: 'content' },
    h(Markdown, { source: message.content }),
    edited && h('small', { class: 'edited' }, '(edited)'),
  );
}

function Thinking({ message }: { message: Message }) {
  const isOver = Date.now() - Date.parse(message.timestamp) > THINKING_MS;
  if (isOver) return h('p', { class: 'failed' }, 'The application did not respond');
  return h(
    'p',
    { class: 'thinking', role: 'status' },
    h('span', { class: 'dots', 'aria-hidden': true }, h('i', null), h('i', null), h('i', null)),
    `${message.author.username} is thinking…`,
  );
}

function StartedThread({ message }: { message: Message }) {
  const { session, openChannel } = useClient();
  const thread = message.thread && findPlaceById(session.view, message.thread.id);
  if (!thread) return null;
  return h(
    'button',
    { type: 'button', class: 'thread-card', onClick: () => openChannel(thread.id) },
    h('strong', null, thread.name),
    ' See thread ›',
  );
}

function EphemeralLine({ message }: { message: Message }) {
  const { session } = useClient();
  return h(
    'p',
    { class: 'only-you' },
    h(Icon, { name: 'eye', size: 16 }),
    ' Only you can see this • ',
    h(
      'button',
      { type: 'button', class: 'link', onClick: () => session.dismiss(message.channel_id, message.id) },
      'Dismiss message',
    ),
  );
}

function useIsForMe(message: Message): boolean {
  const { me, members } = useClient().session.view;
  const roles = members.find((member) => member.user.id === me.id)?.roles ?? [];
  const isNamed = message.mentions.some((user) => user.id === me.id);
  return isNamed || message.mention_everyone || message.mention_roles.some((role) => roles.includes(role));
}
