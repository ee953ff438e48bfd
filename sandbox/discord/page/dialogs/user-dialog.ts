import { h } from 'preact';
import { setMemberRole } from '../client/control-api.ts';
import { memberOf, nameOf } from '../client/guild.ts';
import type { Role, User } from '../client/types.ts';
import { Avatar } from '../components/avatar.ts';
import { useClient } from '../components/client-context.ts';
import { Dialog } from './dialog.ts';
import { Moderation } from './moderation.ts';

/** A user's menu: the bot's commands for them, their roles, and a look through their eyes. */
export function UserDialog({ userId, onClose }: { userId: string; onClose(): void }) {
  const { session, switchTo } = useClient();
  const user = session.view.users.find(({ id }) => id === userId);
  if (!user) return null;
  const look = () => {
    onClose();
    switchTo(user.id);
  };
  return h(
    Dialog,
    { title: nameOf(session.view, user), class: 'member-dialog', onClose },
    h(
      'p',
      { class: 'user-head' },
      h(Avatar, { id: user.id, name: user.username, size: 48 }),
      h('span', null, h('strong', null, user.username), h('small', null, user.id)),
    ),
    h(Commands, { user, onClose }),
    h(Roles, { user }),
    h(Moderation, { user }),
    !('bot' in user) &&
      user.id !== session.view.me.id &&
      h(
        'button',
        { type: 'button', class: 'button secondary', onClick: look },
        `See what ${nameOf(session.view, user)} sees`,
      ),
  );
}

function Commands({ user, onClose }: { user: User; onClose(): void }) {
  const { session, channelId, interact } = useClient();
  const { userCommands } = session.view;
  if (userCommands.length === 0) return null;
  const run = (name: string) => {
    onClose();
    return interact(name, () => session.act.userCommand(channelId, user.id, name));
  };
  return h(
    'section',
    { 'aria-label': 'Apps' },
    h('h3', null, 'Apps'),
    h(
      'p',
      { class: 'user-commands' },
      userCommands.map(({ id, name }) =>
        h('button', { type: 'button', class: 'button primary', key: id, onClick: () => run(name) }, name),
      ),
    ),
  );
}

/** Whoever tries the bot decides who has which role. */
function Roles({ user }: { user: User }) {
  const { session, attempt } = useClient();
  const { guild, roles } = session.view;
  const member = memberOf(session.view, user.id);
  if (!member) return h('p', { class: 'about' }, 'Not a member of this guild.');
  const offered = roles
    .filter(({ id, managed }) => id !== guild.id && !managed)
    .sort((a, b) => b.position - a.position);
  const change = (role: Role, isGiven: boolean) =>
    attempt(async () => {
      await setMemberRole(user.id, role.id, isGiven);
      await session.refresh();
    });
  return h(
    'fieldset',
    null,
    h('legend', null, 'Roles'),
    offered.map((role) => {
      const hasIt = member.roles.includes(role.id);
      return h(
        'label',
        { class: 'check', key: role.id },
        h('input', { type: 'checkbox', checked: hasIt, onChange: () => change(role, !hasIt) }),
        role.name,
      );
    }),
  );
}
