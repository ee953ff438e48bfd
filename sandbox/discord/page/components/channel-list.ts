import { h } from 'preact';
import { CHANNEL } from '../client/discord.ts';
import type { Channel, HiddenChannel, Thread } from '../client/types.ts';
import { useClient } from './client-context.ts';
import { EventList } from './event-list.ts';
import { Icon, type IconName } from './icon.ts';

/** Categories, their text channels and the channels' threads, as far as this member sees them. */
export function ChannelList() {
  const { channels, hiddenChannels } = useClient().session.view;
  const sorted: Listed[] = [...channels, ...hiddenChannels].sort((a, b) => a.position - b.position);
  const categories = sorted.filter(({ type }) => type === CHANNEL.category);
  const textChannels = sorted.filter(({ type }) => type !== CHANNEL.category);
  const under = (parentId: string | null) => textChannels.filter((channel) => (channel.parent_id ?? null) === parentId);
  const known = new Set(categories.map(({ id }) => id));
  const loose = textChannels.filter(({ parent_id }) => !parent_id || !known.has(parent_id));
  return h(
    'div',
    { class: 'channel-list' },
    h(EventList, null),
    h(DirectList, null),
    h(Group, { name: 'Channels', channels: loose }),
    categories.map(({ id, name }) => h(Group, { name, channels: under(id), key: id })),
  );
}

/** A channel that is seen, or one that is there and is not. */
type Listed = Channel | HiddenChannel;

function Group({ name, channels }: { name: string; channels: Listed[] }) {
  if (channels.length === 0) return null;
  return h(
    'section',
    { 'aria-label': name },
    h('h2', null, name),
    h(
      'ul',
      null,
      channels.map((channel) =>
        'why' in channel ? h(HiddenItem, { channel, key: channel.id }) : h(ChannelItem, { channel, key: channel.id }),
      ),
    ),
  );
}

/** Shown to whoever tries the bot, as no Discord client would: what this member does not see, and why. */
function HiddenItem({ channel }: { channel: HiddenChannel }) {
  const { lookAt } = useClient();
  return h(
    'li',
    null,
    h(
      'button',
      {
        type: 'button',
        class: 'place hidden-place',
        title: `Not seen: ${channel.why}`,
        onClick: () => lookAt({ kind: 'channel', id: channel.id }),
      },
      h(Icon, { name: 'lock', size: 18 }),
      h('span', { class: 'place-name' }, channel.name),
      h('span', { class: 'visually-hidden' }, ` (not seen: ${channel.why})`),
    ),
  );
}

/** Direct messages with the bot, on Discord's own page for them. */
function DirectList() {
  const { session, openChannel, attempt } = useClient();
  const { directChannels, botUserId, users } = session.view;
  const bot = users.find(({ id }) => id === botUserId)?.username ?? 'the bot';
  const begin = () =>
    attempt(async () => {
      const { id } = await session.act.direct();
      await session.refresh();
      openChannel(id);
    });
  return h(
    'section',
    { 'aria-label': 'Direct messages' },
    h('h2', null, 'Direct messages'),
    h(
      'ul',
      null,
      directChannels.map(({ id, name }) => h('li', { key: id }, h(PlaceButton, { id, name, mark: 'at' }))),
      directChannels.length === 0 &&
        h(
          'li',
          null,
          h(
            'button',
            { type: 'button', class: 'place', onClick: begin },
            h(Icon, { name: 'at', size: 18 }),
            `Write to ${bot}`,
          ),
        ),
    ),
  );
}

function ChannelItem({ channel }: { channel: Channel }) {
  const { guild, threads } = useClient().session.view;
  const everyone = channel.permission_overwrites?.find(({ id }) => id === guild.id);
  const isPrivate = (BigInt(everyone?.deny ?? 0) & (1n << 10n)) !== 0n;
  const own = threads.filter((thread) => thread.parent_id === channel.id).sort(byLife);
  return h(
    'li',
    null,
    h(PlaceButton, { id: channel.id, name: channel.name ?? '', mark: markOf(channel, isPrivate) }),
    own.length > 0 &&
      h(
        'ul',
        { class: 'threads', 'aria-label': `Threads in ${channel.name}` },
        own.map((thread) => h('li', { key: thread.id }, h(ThreadButton, { thread }))),
      ),
  );
}

function markOf({ type }: Channel, isPrivate: boolean): IconName {
  if (isPrivate) return 'lock';
  return type === CHANNEL.announcement ? 'horn' : 'hash';
}

function ThreadButton({ thread }: { thread: Thread }) {
  const { archived, locked } = thread.thread_metadata;
  const state = [archived && 'archived', locked && 'locked'].filter(Boolean).join(', ');
  const mark = locked || thread.type === CHANNEL.privateThread ? 'lock' : 'thread';
  return h(PlaceButton, { id: thread.id, name: thread.name, mark, isDimmed: archived, about: state });
}

interface PlaceButtonProps {
  id: string;
  name: string;
  mark: IconName;
  isDimmed?: boolean | undefined;
  about?: string;
}

function PlaceButton({ id, name, mark, isDimmed = false, about = '' }: PlaceButtonProps) {
  const { session, channelId, openChannel } = useClient();
  const isUnread = session.unread.has(id);
  const classes = ['place', isDimmed && 'dimmed', isUnread && 'unread'].filter(Boolean).join(' ');
  return h(
    'button',
    {
      type: 'button',
      class: classes,
      'aria-current': id === channelId ? 'page' : undefined,
      title: about ? `${name} (${about})` : name,
      onClick: () => openChannel(id),
    },
    h(Icon, { name: mark, size: 18 }),
    h('span', { class: 'place-name' }, name),
    about && h('span', { class: 'visually-hidden' }, ` (${about})`),
    isUnread && h('span', { class: 'dot' }, h('span', { class: 'visually-hidden' }, 'unread')),
  );
}

/** Open ones first, then the youngest. */
function byLife(a: Thread, b: Thread): number {
  const difference = Number(a.thread_metadata.archived) - Number(b.thread_metadata.archived);
  return difference || Number(BigInt(b.id) - BigInt(a.id) > 0n) * 2 - 1;
}
