import { h } from 'preact';
import { useClient } from './client-context.ts';
import { Timestamp } from './timestamp.ts';

/** The status of an event that is going on. */
const ACTIVE = 2;

/** What is scheduled in the guild or going on; nothing where there is nothing. */
export function EventList() {
  const { scheduledEvents } = useClient().session.view;
  if (scheduledEvents.length === 0) return null;
  return h(
    'section',
    { 'aria-label': 'Events' },
    h('h2', null, `Events — ${scheduledEvents.length}`),
    h(
      'ul',
      null,
      scheduledEvents.map(({ id, name, status, scheduled_start_time, entity_metadata }) =>
        h(
          'li',
          { key: id, class: 'place event', title: entity_metadata.location },
          h('span', { class: 'place-name' }, name),
          status === ACTIVE
            ? h('small', null, 'now')
            : h('small', null, h(Timestamp, { ms: Date.parse(scheduled_start_time), style: 'f' })),
        ),
      ),
    ),
  );
}
