import { type ComponentChildren, h } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { CHANNEL, FLAG } from '../client/discord.ts';
import { nameOf } from '../client/guild.ts';
import { isDirect, isThread, type Message, type Notice, type Place } from '../client/types.ts';
import { useClient } from '../components/client-context.ts';
import { Icon, type IconName } from '../components/icon.ts';
import { MessageView } from './message-view.ts';
import { isSystemMessage, SystemLine } from './system-line.ts';

/** Discord draws one head for messages of one author within seven minutes. */
const CONTINUED_WITHIN_MS = 7 * 60_000;
const NEAR_PX = 60;

interface MessageListProps {
  place: Place;
  onReply(message: Message): void;
}

/** The messages of a channel; stays at the bottom while it is there, and where the reader is otherwise. */
export function MessageList({ place, onReply }: MessageListProps) {
  const { session } = useClient();
  const feed = session.feeds.get(place.id);
  const notices = session.notices.get(place.id) ?? [];
  const box = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const isAtBottom = useRef(true);
  const oldHeight = useRef(0);

  useLayoutEffect(() => {
    isAtBottom.current = true;
  }, [place.id]);
  useLayoutEffect(() => {
    const { current: scroller } = box;
    const { current: content } = list;
    if (!scroller || !content) return undefined;
    // Pictures arrive after the text, so heights are watched and not counted.
    const observer = new ResizeObserver(() => {
      if (isAtBottom.current) scroller.scrollTop = scroller.scrollHeight;
    });
    observer.observe(content);
    observer.observe(scroller);
    return () => observer.disconnect();
  }, []);
  const first = feed?.messages[0]?.id;
  useLayoutEffect(() => {
    const { current: scroller } = box;
    if (!scroller) return;
    if (oldHeight.current > 0) scroller.scrollTop += scroller.scrollHeight - oldHeight.current;
    oldHeight.current = 0;
  }, [first]);

  const onScroll = () => {
    const { current: scroller } = box;
    if (!scroller) return;
    isAtBottom.current = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_PX;
    if (scroller.scrollTop > NEAR_PX || !feed?.hasOlder || oldHeight.current > 0) return;
    oldHeight.current = scroller.scrollHeight;
    session.loadOlder(place.id).catch(reportError);
  };
  return h(
    'div',
    { class: 'scroller', ref: box, onScroll, tabIndex: 0, role: 'log', 'aria-label': `Messages in ${place.name}` },
    h(
      'ol',
      { class: 'messages', ref: list },
      feed && !feed.hasOlder && h(Beginning, { place }),
      feed ? rows(feed.messages, onReply) : h('li', { class: 'system' }, 'Loading messages…'),
      notices.map((notice) => h(NoticeLine, { notice, channelId: place.id, key: notice.id })),
    ),
  );
}

function rows(messages: Message[], onReply: (message: Message) => void): ComponentChildren[] {
  return messages.flatMap((message, index) => {
    const previous = messages[index - 1];
    const isNewDay = !previous || dayOf(previous) !== dayOf(message);
    const row = isSystemMessage(message)
      ? h(SystemLine, { message, key: message.id })
      : h(MessageView, { message, isContinued: !isNewDay && continues(message, previous), onReply, key: message.id });
    return isNewDay ? [h('li', { class: 'day', key: dayOf(message) }, h('span', null, dayOf(message))), row] : [row];
  });
}

function continues(message: Message, previous: Message): boolean {
  if (message.interaction || message.referenced_message !== undefined || isSystemMessage(previous)) return false;
  const gap = Date.parse(message.timestamp) - Date.parse(previous.timestamp);
  const isSameKind = isEphemeral(message) === isEphemeral(previous);
  return message.author.id === previous.author.id && isSameKind && gap < CONTINUED_WITHIN_MS;
}

function isEphemeral({ flags }: Message): boolean {
  return ((flags ?? 0) & FLAG.ephemeral) !== 0;
}

function dayOf({ timestamp }: Message): string {
  return new Date(timestamp).toLocaleDateString(undefined, { dateStyle: 'long' });
}

function Beginning({ place }: { place: Place }) {
  const { session } = useClient();
  const { mark, title, text } = beginningOf(place);
  return h(
    'li',
    { class: 'beginning' },
    h('span', { class: 'beginning-mark', 'aria-hidden': true }, h(Icon, { name: mark, size: 36 })),
    h('h2', null, title),
    h('p', null, text),
    place.id === session.view.channels.find(({ type }) => type !== CHANNEL.category)?.id && h(Tip, null),
  );
}

function beginningOf(place: Place): { mark: IconName; title: string; text: string } {
  const name = place.name ?? '';
  if (isThread(place)) return { mark: 'thread', title: name, text: 'This is the start of the thread.' };
  if (isDirect(place))
    return { mark: 'at', title: name, text: `This is the start of your direct messages with ${name}.` };
  return { mark: 'hash', title: `Welcome to #${name}!`, text: `This is the start of the #${name} channel.` };
}

/** For who opens the sandbox the first time; no message, for nobody wrote it. */
function Tip() {
  const { session } = useClient();
  return h(
    'div',
    { class: 'tip' },
    h('p', null, `You are ${nameOf(session.view, session.view.me)}. Some things to try:`),
    h(
      'ul',
      null,
      h('li', null, 'Type ', h('kbd', null, '/'), ' in #general for what the bot can do.'),
      h('li', null, 'Click the buttons that the bot posts in other channels.'),
      h('li', null, 'Switch to another member, bottom left: staff see more than viewers.'),
      h('li', null, 'Open this page in a second tab as someone else: both are live.'),
    ),
  );
}

function NoticeLine({ notice, channelId }: { notice: Notice; channelId: string }) {
  const { session } = useClient();
  return h(
    'li',
    { class: 'notice', role: 'alert' },
    h(Icon, { name: 'warning', size: 18 }),
    h('span', null, notice.text),
    h('small', null, 'Only you can see this • '),
    h('button', { type: 'button', class: 'link', onClick: () => session.dismiss(channelId, notice.id) }, 'Dismiss'),
  );
}
