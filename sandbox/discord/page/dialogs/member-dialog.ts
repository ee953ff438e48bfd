import { h } from 'preact';
import { useState } from 'preact/hooks';
import { addMember } from '../client/control-api.ts';
import { nameOf, rolesOf } from '../client/guild.ts';
import type { User } from '../client/types.ts';
import { Avatar } from '../components/avatar.ts';
import { useClient } from '../components/client-context.ts';
import { Dialog } from './dialog.ts';

/** Chooses who uses the page, and lets new members in. */
export function MemberDialog({ onClose }: { onClose(): void }) {
  const { session } = useClient();
  const people = session.view.users.filter((user) => !('bot' in user));
  return h(
    Dialog,
    { title: 'Who are you?', class: 'member-dialog', onClose },
    h('p', { class: 'about' }, 'Everyone sees what their roles allow, and their own private messages.'),
    h(
      'ul',
      { class: 'people' },
      people.map((user) => h(Person, { user, onClose, key: user.id })),
    ),
    h(NewMember, { onClose }),
    h(DirectMessages, null),
    h(Membership, { onClose }),
  );
}

function Person({ user, onClose }: { user: User; onClose(): void }) {
  const { session, switchTo } = useClient();
  const { view } = session;
  const choose = () => {
    onClose();
    switchTo(user.id);
  };
  return h(
    'li',
    null,
    h(
      'button',
      { type: 'button', class: 'person', 'aria-current': user.id === view.me.id ? 'true' : undefined, onClick: choose },
      h(Avatar, { id: user.id, name: user.username, size: 36 }),
      h('span', null, h('strong', null, nameOf(view, user)), h('small', null, describe())),
    ),
  );

  function describe(): string {
    const isGone = !view.members.some((member) => member.user.id === user.id);
    if (isGone) return 'has left the guild';
    const names = rolesOf(view, user.id).map(({ name }) => name);
    if (view.guild.owner_id === user.id) names.push('owner');
    return names.join(', ') || 'Viewer';
  }
}

function NewMember({ onClose }: { onClose(): void }) {
  const { session, attempt, switchTo } = useClient();
  const { guild, roles } = session.view;
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<string[]>([]);
  const offered = roles.filter((role) => role.id !== guild.id && !role.managed);
  const toggle = (id: string) => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  const submit = (event: Event) => {
    event.preventDefault();
    return attempt(async () => {
      const member = await addMember({ name: name.trim(), roles: chosen, guildId: guild.id });
      onClose();
      switchTo(member.user.id);
    });
  };
  return h(
    'details',
    null,
    h('summary', null, 'New member…'),
    h(
      'form',
      { onSubmit: submit },
      h('label', { for: 'new-member' }, 'Name'),
      h('input', {
        id: 'new-member',
        value: name,
        required: true,
        pattern: '[\\w. \\-]{2,32}',
        title: '2 to 32 letters, digits, spaces, dots and dashes',
        autocomplete: 'off',
        onInput: (event) => setName(event.currentTarget.value),
      }),
      h(
        'fieldset',
        null,
        h('legend', null, 'Roles'),
        offered.map((role) =>
          h(
            'label',
            { class: 'check', key: role.id },
            h('input', { type: 'checkbox', checked: chosen.includes(role.id), onChange: () => toggle(role.id) }),
            role.name,
          ),
        ),
      ),
      h('button', { type: 'submit', class: 'button success' }, 'Join the guild'),
    ),
  );
}

/** What a member sets in their own client. */
function DirectMessages() {
  const { session, attempt } = useClient();
  const { me } = session.view;
  const change = () =>
    attempt(async () => {
      await session.act.set({ acceptsDirectMessages: !me.acceptsDirectMessages });
      await session.refresh();
    });
  return h(
    'label',
    { class: 'check' },
    h('input', { type: 'checkbox', checked: me.acceptsDirectMessages, onChange: change }),
    `${me.global_name ?? me.username} takes direct messages`,
  );
}

/** Leaving and coming back, for what a bot does about it. */
function Membership({ onClose }: { onClose(): void }) {
  const { session, attempt } = useClient();
  const { guild, me } = session.view;
  const change = async () => {
    const isDone = await attempt(async () => {
      await (me.isMember ? session.act.leave(guild.id) : session.act.join(guild.id));
      await session.refresh();
    });
    if (isDone) onClose();
  };
  const label = `${me.isMember ? 'Leave' : 'Join'} the guild as ${me.global_name ?? me.username}`;
  return h('button', { type: 'button', class: me.isMember ? 'link danger' : 'button success', onClick: change }, label);
}
