import { h } from 'preact';
import { nameOf, rolesOf } from '../client/guild.ts';
import { Avatar } from './avatar.ts';
import { useClient } from './client-context.ts';
import { Icon } from './icon.ts';

interface UserPanelProps {
  onSwitch(): void;
  onFaults(): void;
}

/** Bottom left, as on Discord: who is using the page. */
export function UserPanel({ onSwitch, onFaults }: UserPanelProps) {
  const { view } = useClient().session;
  const { me } = view;
  const roles = rolesOf(view, me.id).map(({ name }) => name);
  const about = me.isMember ? roles.join(', ') || 'Viewer' : 'Has left the guild';
  return h(
    'footer',
    { class: 'user-panel' },
    h(
      'button',
      { type: 'button', class: 'whoami', 'aria-haspopup': 'dialog', title: 'Switch member', onClick: onSwitch },
      h(Avatar, { id: me.id, name: me.username, size: 32 }),
      h(
        'span',
        null,
        h('strong', null, nameOf(view, me)),
        h('small', null, about),
        h('span', { class: 'visually-hidden' }, ': switch member'),
      ),
      h(Icon, { name: 'swap', size: 18 }),
    ),
    h(
      'button',
      {
        type: 'button',
        class: 'icon',
        'aria-label': 'Make Discord misbehave',
        title: 'Make Discord misbehave',
        onClick: onFaults,
      },
      h(Icon, { name: 'bolt' }),
    ),
  );
}
