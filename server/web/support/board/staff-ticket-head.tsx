import type { StaffTicketView } from '../../../presenters/staff-ticket.ts';
import { useApp } from '../../ui/app-context.ts';

/** What a ticket is, at a glance. */
export function StaffTicketHead({ ticket }: { ticket: StaffTicketView }) {
  const { t } = useApp();
  return (
    <header class="ticket-head staff-ticket-head">
      <p class="eyebrow">
        {t('ticket.title', { number: ticket.number })}
        <span class="chip">{ticket.category.name}</span>
        {ticket.priority !== 'normal' && (
          <span class={`chip chip-${ticket.priority}`}>{t(`board.priorityName.${ticket.priority}`)}</span>
        )}
        <span class="chip">{t(`board.ticketState.${ticket.state}`)}</span>
        {ticket.snoozedUntil && <span class="chip">{t('board.state.snoozed')}</span>}
      </p>
      <h1>{ticket.subject}</h1>
      {ticket.topic && <p class="muted">{ticket.topic}</p>}
      <a class="to-actions" href="#about">
        {t('board.toActions')}
      </a>
    </header>
  );
}
