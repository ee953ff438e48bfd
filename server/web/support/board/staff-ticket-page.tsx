import { useApp } from '../../ui/app-context.ts';
import { Layout } from '../../ui/layout.tsx';
import { Problem } from '../../ui/problem.tsx';
import type { StaffTicketPageView } from './board-types.ts';
import { Composer } from './composer.tsx';
import { TicketActions } from './ticket-actions.tsx';
import { TicketFacts } from './ticket-facts.tsx';
import { TicketPeople } from './ticket-people.tsx';
import { TicketStreamHealth } from './ticket-stream-health.tsx';
import { TicketTimeline } from './ticket-timeline.tsx';
import { useDraft } from './use-draft.ts';
import { useStaffTicket } from './use-staff-ticket.ts';

/** `/staff/tickets/:number`: the conversation, with everything that can be done about it. */
export function StaffTicketPage({ staffTicket }: { staffTicket: StaffTicketPageView }) {
  const { t } = useApp();
  const desk = useStaffTicket(staffTicket.ticket);
  const { ticket } = desk;
  const draft = useDraft();
  const canAct = staffTicket.ownId !== null;
  const canWrite = canAct && ticket.state !== 'closed';
  return (
    <Layout isWide>
      <nav class="tabs" aria-label={t('board.navigation')}>
        <a href="/staff/tickets">← {t('board.page.board')}</a>
      </nav>
      <header class="ticket-head staff-ticket-head">
        <p class="eyebrow">
          {t('ticket.title', { number: ticket.number })}
          <span class="chip">{ticket.category.name}</span>
          {ticket.priority !== 'normal' && (
            <span class={`chip chip-${ticket.priority}`}>{t(`board.priorityName.${ticket.priority}`)}</span>
          )}
          <span class="chip">{t(`board.ticketState.${ticket.state}`)}</span>
        </p>
        <h1>{ticket.subject}</h1>
        {ticket.topic && <p class="muted">{ticket.topic}</p>}
      </header>
      <div class="staff-ticket">
        <aside class="staff-ticket-side">
          <TicketFacts ticket={ticket} />
          <TicketStreamHealth ticket={ticket} {...(canWrite && { onTell: draft.insert })} />
          <TicketPeople desk={desk} canAct={canAct} />
          <Problem text={desk.problem} />
          {desk.isStale && <p class="board-stale">{t('board.stale')}</p>}
          {canAct ? (
            <TicketActions desk={desk} page={staffTicket} />
          ) : (
            <p class="panel muted">{t('board.noDiscord')}</p>
          )}
        </aside>
        <section class="staff-ticket-talk" aria-label={t('board.conversation')}>
          <TicketTimeline items={ticket.items} />
          {canWrite && <Composer desk={desk} draft={draft} />}
          {ticket.state === 'closed' && <p class="panel muted">{t('board.closedHint')}</p>}
        </section>
      </div>
    </Layout>
  );
}
