import { h } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { findPlaceById } from '../client/guild.ts';
import { type Access, type HiddenChannel, isDirect, isThread, type Place } from '../client/types.ts';
import { useClient } from '../components/client-context.ts';
import { Dialog } from './dialog.ts';

/** What the member may do in a channel, and which rule decides each. */
export function AccessDialog({ channelId, onClose }: { channelId: string; onClose(): void }) {
  const { session, attempt } = useClient();
  const { me, hiddenChannels } = session.view;
  const [rows, setRows] = useState<Access[]>([]);
  const place = findPlaceById(session.view, channelId) ?? hiddenChannels.find(({ id }) => id === channelId);
  useEffect(() => {
    attempt(async () => setRows(await session.act.access(channelId))).catch(reportError);
  }, [channelId, session.view]);
  const isSeen = rows[0]?.isAllowed ?? true;
  return h(
    Dialog,
    {
      title: `${me.global_name ?? me.username} in ${place ? nameOfPlace(place) : 'this channel'}`,
      class: 'access-dialog',
      onClose,
    },
    h(
      'p',
      { class: 'about' },
      isSeen
        ? 'Overwrites of the channel go before roles: their own, then their roles’, then @everyone’s.'
        : 'Who does not see a channel can do nothing in it.',
    ),
    h(
      'ul',
      { class: 'access' },
      (isSeen ? rows : rows.slice(0, 1)).map(({ permission, isAllowed, why }) =>
        h(
          'li',
          { key: permission, class: isAllowed ? 'allowed' : 'denied' },
          h('span', { class: 'verdict' }, isAllowed ? 'Yes' : 'No'),
          h('strong', null, permission),
          h('small', null, why),
        ),
      ),
    ),
  );
}

function nameOfPlace(place: Place | HiddenChannel): string {
  if ('why' in place) return `#${place.name}`;
  return isThread(place) || isDirect(place) ? (place.name ?? '') : `#${place.name}`;
}
