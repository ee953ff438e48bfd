import { h } from 'preact';
import { findPlaceById } from '../client/guild.ts';
import { isThread, type Place } from '../client/types.ts';
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

function Title({ place }: { place: Place }) {
  const { session, openChannel } = useClient();
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
