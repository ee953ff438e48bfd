import type { StaffTicketItem } from '../../../presenters/staff-ticket-items.ts';
import { useApp } from '../../ui/app-context.ts';
import { Timestamp } from '../../ui/timestamp.tsx';

type Event = Extract<StaffTicketItem, { kind: 'event' }>;

/** What was done with a ticket, by whom, until when and why. */
export function TicketEventLine({ event }: { event: Event }) {
  const { at, facts } = event;
  const until = facts.until ?? facts.at;
  return (
    <li class="ticket-event muted">
      {useSentence(event)}
      {until && (
        <>
          {' '}
          (<Timestamp at={until} />)
        </>
      )}
      {facts.reason && (
        <>
          {' '}
          <q>{facts.reason}</q>
        </>
      )}{' '}
      · <Timestamp at={at} />
    </li>
  );
}

function useSentence({ change, by, facts }: Event): string {
  const { t } = useApp();
  const named = { ...facts, name: facts.name ?? t('board.somebody'), by: by ?? t('board.theClock') };
  if (change === 'person_removed' && facts.because === 'not_here') return t('board.change.person_not_here', named);
  if (change === 'topic_set' && !facts.topic) return t('board.change.topic_taken', named);
  return t(`board.change.${change}`, named);
}
