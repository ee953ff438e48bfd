import { useState } from 'preact/hooks';
import { useApp } from '../../ui/app-context.ts';
import { PersonPicker } from './person-picker.tsx';
import type { TicketDesk } from './use-staff-ticket.ts';

/** Who was brought into a ticket beside the member, and who else may be. */
export function TicketPeople({ desk, canAct }: { desk: TicketDesk; canAct: boolean }) {
  const { t } = useApp();
  const [isAdding, setAdding] = useState(false);
  const { ticket, act, isBusy } = desk;
  const canChange = canAct && (ticket.state === 'open' || ticket.state === 'pending');
  if (ticket.people.length === 0 && !canChange) return null;
  return (
    <section class="panel ticket-people" aria-label={t('board.people.title')}>
      <h2>{t('board.people.title')}</h2>
      {ticket.people.length === 0 && <p class="muted">{t('board.people.nobody')}</p>}
      <ul>
        {ticket.people.map(({ id, name }) => (
          <li key={id}>
            <span>{name}</span>
            {canChange && (
              <button
                class="button button-quiet button-small"
                type="button"
                disabled={isBusy}
                aria-label={t('board.people.removeName', { name })}
                onClick={() => void act('remove-person', { memberId: id })}
              >
                {t('board.people.remove')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {canChange && (
        <button
          class="button button-quiet button-small"
          type="button"
          aria-expanded={isAdding}
          onClick={() => setAdding(!isAdding)}
        >
          {t('board.people.add')}
        </button>
      )}
      {canChange && isAdding && (
        <PersonPicker
          number={ticket.number}
          without={ticket.people}
          onCancel={() => setAdding(false)}
          onPick={(memberId) => void act('add-person', { memberId }).then((isDone) => setAdding(!isDone))}
        />
      )}
    </section>
  );
}
