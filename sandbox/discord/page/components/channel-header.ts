import { h } from 'preact';
import { findPlaceById } from '../client/guild.ts';
import { isDirect, isThread, type Place } from '../client/types.ts';
import { useClient } from './client-context.ts';
import { Icon } from './icon.ts';
import { InlineMarkdown } from './markdown.ts';

interface ChannelHeaderProps {
  place: Place | undefined;
  isMembersOpen: boolean;
  onMenu(): void;
  onMembers(): void;
}

export function ChannelHeader({ place, isMembersOpen, onMenu, onMembers }: ChannelHeaderProps) {
  return h(
    'header',
    { class: 'channel-header' },
    h(
      'button',
      { type: 'button', class: 'icon menu', 'aria-label': 'Channels', onClick: onMenu },
      h(Icon, { name: 'menu' }),
    ),
    place && h(Title, { place }),
    place && h(AccessButton, { place }),
    h(
      'button',
      {
        type: 'button',
        class: 'icon toggle-members',
        'aria-label': 'Members',
        'aria-expanded': isMembersOpen,
        'aria-controls': 'members',
        title: 'Members',
        onClick: onMembers,
      },
      h(Icon, { name: 'people' }),
    ),
  );
}

function AccessButton({ place }: { place: Place }) {
  const { session, lookAt } = useClient();
  const label = `What ${session.view.me.global_name ?? session.view.me.username} may do here`;
  return h(
    'button',
    {
      type: 'button',
      class: 'icon',
      'aria-label': label,
      title: label,
      onClick: () => lookAt({ kind: 'channel', id: place.id }),
    },
    h(Icon, { name: 'key' }),
  );
}

function Title({ place }: { place: Place }) {
  const { session, openChannel } = useClient();
  if (isDirect(place)) return h('div', { class: 'title' }, h('h1', null, h(Icon, { name: 'at' }), place.name));
  if (!isThread(place)) {
    const topic = 'topic' in place ? place.topic : null;
    return h(
      'div',
      { class: 'title' },
      h('h1', null, h(Icon, { name: 'hash' }), place.name),
      topic && h('p', { class: 'topic' }, h(InlineMarkdown, { source: topic })),
    );
  }
  const parent = findPlaceById(session.view, place.parent_id);
  const { archived, locked } = place.thread_metadata;
  return h(
    'div',
    { class: 'title' },
    parent &&
      h('button', { type: 'button', class: 'link crumb', onClick: () => openChannel(parent.id) }, `#${parent.name}`),
    h('span', { class: 'crumb-mark', 'aria-hidden': true }, '›'),
    h('h1', null, place.name),
    archived && h('span', { class: 'state' }, 'Archived'),
    locked && h('span', { class: 'state' }, 'Locked'),
  );
}
