import { h } from 'preact';
import { colorOf, nameOf, nameOfId, rolesOf, timedOutUntil } from '../client/guild.ts';
import type { Member, Place, View } from '../client/types.ts';
import { isThread } from '../client/types.ts';
import { Avatar } from './avatar.ts';
import { useClient } from './client-context.ts';
import { Icon } from './icon.ts';

/** The members by their highest shown role; in a thread, its members alone. */
export function MemberList({ place }: { place: Place | undefined }) {
  const { view } = useClient().session;
  const isHere = (member: Member) => !place || !isThread(place) || place.memberIds.includes(member.user.id);
  return h(
    'aside',
    { class: 'members', id: 'members', 'aria-label': 'Members' },
    groupsOf(view, view.members.filter(isHere)).map(({ name, members }) =>
      h(
        'section',
        { key: name, 'aria-label': name },
        h('h2', null, `${name} — ${members.length}`),
        h(
          'ul',
          null,
          members.map((member) => h(MemberItem, { member, key: member.user.id })),
        ),
      ),
    ),
    h(BannedUsers, null),
  );
}

/** They are no members; only who looks after the guild finds them somewhere, as here. */
function BannedUsers() {
  const { session, lookAt } = useClient();
  const { view } = session;
  if (view.bannedIds.length === 0) return null;
  return h(
    'section',
    { 'aria-label': 'Banned' },
    h('h2', null, `Banned — ${view.bannedIds.length}`),
    h(
      'ul',
      null,
      view.bannedIds.map((id) =>
        h(
          'li',
          { key: id },
          h(
            'button',
            {
              type: 'button',
              class: 'member gone',
              'aria-haspopup': 'dialog',
              onClick: () => lookAt({ kind: 'user', id }),
            },
            h(Avatar, { id, name: nameOfId(view, id), size: 32 }),
            h('span', { class: 'author' }, nameOfId(view, id)),
          ),
        ),
      ),
    ),
  );
}

function MemberItem({ member }: { member: Member }) {
  const { user } = member;
  const { session, lookAt } = useClient();
  const { view } = session;
  const color = colorOf(view, user.id);
  return h(
    'li',
    null,
    h(
      'button',
      {
        type: 'button',
        class: 'member',
        'aria-haspopup': 'dialog',
        onClick: () => lookAt({ kind: 'user', id: user.id }),
        title: rolesOf(view, user.id)
          .map(({ name }) => name)
          .join(', '),
      },
      h(Avatar, { id: user.id, name: user.username, size: 32 }),
      h('span', { class: 'author', style: color ? { '--role': color } : {} }, nameOf(view, user)),
      'bot' in user && h('span', { class: 'tag' }, 'BOT'),
      timedOutUntil(member) && h('span', { class: 'state' }, 'timed out'),
      view.guild.owner_id === user.id &&
        h(
          'span',
          { class: 'crown', title: 'Owner', role: 'img', 'aria-label': 'Owner' },
          h(Icon, { name: 'crown', size: 16 }),
        ),
    ),
  );
}

function groupsOf(view: View, members: Member[]): { name: string; members: Member[] }[] {
  const topRole = (member: Member) => rolesOf(view, member.user.id).find((role) => role.hoist);
  const hoisted = view.roles.filter((role) => role.hoist).sort((a, b) => b.position - a.position);
  const groups = hoisted.map((role) => ({
    name: role.name,
    members: members.filter((member) => topRole(member)?.id === role.id),
  }));
  const others = { name: 'Members', members: members.filter((member) => !topRole(member)) };
  return [...groups, others].filter((group) => group.members.length > 0);
}
