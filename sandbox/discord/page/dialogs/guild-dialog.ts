import { h } from 'preact';
import { useState } from 'preact/hooks';
import { addGuild, setBotHere } from '../client/control-api.ts';
import { useClient } from '../components/client-context.ts';
import { Dialog } from './dialog.ts';

/** Chooses the guild that is shown, makes others, and lets the bot in or throws it out. */
export function GuildDialog({ onClose }: { onClose(): void }) {
  const { session, openGuild } = useClient();
  const { guild, guilds } = session.view;
  const choose = (id: string) => {
    onClose();
    openGuild(id);
  };
  return h(
    Dialog,
    { title: 'Guilds', class: 'member-dialog', onClose },
    h('p', { class: 'about' }, 'Each has its own roles, channels and members, and its own settings of the bot.'),
    h(
      'ul',
      { class: 'people' },
      guilds.map(({ id, name, isMember, isBotHere }) =>
        h(
          'li',
          { key: id },
          h(
            'button',
            {
              type: 'button',
              class: 'person',
              'aria-current': id === guild.id ? 'true' : undefined,
              onClick: () => choose(id),
            },
            h(
              'span',
              null,
              h('strong', null, name),
              h('small', null, [isMember ? 'member' : 'not a member', isBotHere ? 'bot here' : 'no bot'].join(', ')),
            ),
          ),
        ),
      ),
    ),
    h(NewGuild, { onMade: choose }),
    h(BotHere, null),
  );
}

function NewGuild({ onMade }: { onMade(id: string): void }) {
  const { attempt } = useClient();
  const [name, setName] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    return attempt(async () => onMade((await addGuild(name.trim())).id));
  };
  return h(
    'details',
    null,
    h('summary', null, 'New guild…'),
    h(
      'form',
      { onSubmit: submit },
      h('label', { for: 'new-guild' }, 'Name'),
      h('input', {
        id: 'new-guild',
        value: name,
        required: true,
        minLength: 2,
        maxLength: 100,
        autocomplete: 'off',
        onInput: (event) => setName(event.currentTarget.value),
      }),
      h('button', { type: 'submit', class: 'button success' }, 'Make it, with the bot in it'),
    ),
  );
}

function BotHere() {
  const { session, attempt } = useClient();
  const { guild, guilds } = session.view;
  const isHere = guilds.some(({ id, isBotHere }) => id === guild.id && isBotHere);
  const change = () =>
    attempt(async () => {
      await setBotHere(guild.id, !isHere);
      await session.refresh();
    });
  const label = isHere ? `Kick the bot from ${guild.name}` : `Invite the bot to ${guild.name}`;
  return h('button', { type: 'button', class: isHere ? 'link danger' : 'button success', onClick: change }, label);
}
