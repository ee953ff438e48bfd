import { h } from 'preact';
import { useState } from 'preact/hooks';
import { mayInGuild, memberOf, timedOutUntil } from '../client/guild.ts';
import type { User } from '../client/types.ts';
import { useClient } from '../components/client-context.ts';

const TIMEOUT_SECONDS = 600;
const PURGES: [label: string, seconds: number][] = [
  ['Keep their messages', 0],
  ['Delete those of the last hour', 3600],
  ['Delete those of seven days', 604_800],
];

/** What this member may do to another as a moderator: time out, kick, ban, each told to the bot as Discord tells it. */
export function Moderation({ user }: { user: User }) {
  const { session, attempt } = useClient();
  const [purge, setPurge] = useState(0);
  const { act, view } = session;
  const guildId = view.guild.id;
  const member = memberOf(view, user.id);
  const isBanned = view.bannedIds.includes(user.id);
  const allowed = (['moderateMembers', 'kickMembers', 'banMembers'] as const).filter((one) => mayInGuild(view, one));
  if (user.id === view.me.id || allowed.length === 0 || !(member || isBanned)) return null;

  const until = member && timedOutUntil(member);
  const run = (action: () => Promise<unknown>) =>
    attempt(async () => {
      await action();
      await session.refresh();
    });
  const timeOut = (seconds: number) => run(() => act.timeOut(user.id, { guildId, seconds }));
  const button = (label: string, kind: 'secondary' | 'danger', action: () => unknown) =>
    h('button', { type: 'button', class: `button ${kind}`, onClick: action }, label);
  return h(
    'section',
    { 'aria-label': 'Moderation' },
    h('h3', null, 'Moderation'),
    until && h('p', { class: 'about' }, `Timed out until ${until.toLocaleTimeString()}.`),
    isBanned && h('p', { class: 'about' }, 'Banned from this guild.'),
    h(
      'p',
      { class: 'user-commands' },
      member &&
        allowed.includes('moderateMembers') &&
        (until
          ? button('End the timeout', 'secondary', () => timeOut(0))
          : button('Time out for 10 min', 'secondary', () => timeOut(TIMEOUT_SECONDS))),
      member &&
        allowed.includes('kickMembers') &&
        button('Kick', 'danger', () => run(() => act.kick(user.id, guildId))),
      member &&
        allowed.includes('banMembers') &&
        button('Ban', 'danger', () => run(() => act.ban(user.id, { guildId, deleteMessageSeconds: purge }))),
      isBanned &&
        allowed.includes('banMembers') &&
        button('Lift the ban', 'secondary', () => run(() => act.unban(user.id, guildId))),
    ),
    member &&
      allowed.includes('banMembers') &&
      h(
        'label',
        { class: 'purge' },
        'With a ban ',
        h(
          'select',
          { value: purge, onChange: (event: Event) => setPurge(secondsOf(event)) },
          PURGES.map(([label, seconds]) => h('option', { value: seconds, key: label }, label)),
        ),
      ),
  );
}

function secondsOf({ currentTarget }: Event): number {
  return currentTarget instanceof HTMLSelectElement ? Number(currentTarget.value) : 0;
}
