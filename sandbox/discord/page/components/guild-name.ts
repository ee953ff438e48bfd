import { h } from 'preact';
import { useClient } from './client-context.ts';
import { Icon } from './icon.ts';

/** The guild that the page shows, and the way to the others. */
export function GuildName({ onOpen }: { onOpen(): void }) {
  const { guild } = useClient().session.view;
  return h(
    'button',
    { type: 'button', class: 'guild-name', 'aria-haspopup': 'dialog', title: 'Guilds', onClick: onOpen },
    h('span', { class: 'place-name' }, guild.name),
    h('span', { class: 'visually-hidden' }, ': choose a guild'),
    h(Icon, { name: 'down', size: 18 }),
  );
}
