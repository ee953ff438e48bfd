import { useRef } from 'preact/hooks';
import { useApp } from '../../ui/app-context.ts';
import { Layout } from '../../ui/layout.tsx';
import type { StaffTicketPageView } from './board-types.ts';
import { boardUrl } from './board-url.ts';
import { Composer } from './composer.tsx';
import { QueueRail } from './queue-rail.tsx';
import { StaffTicketHead } from './staff-ticket-head.tsx';
import { StaffTicketSide } from './staff-ticket-side.tsx';
import { TicketKeys } from './ticket-keys.tsx';
import { TicketTimeline } from './ticket-timeline.tsx';
import { useDraft } from './use-draft.ts';
import { useLatestInView } from './use-latest-in-view.ts';
import { useQueue } from './use-queue.ts';
import { useStaffTicket } from './use-staff-ticket.ts';

/** `/staff/tickets/:number`: the conversation, with everything that can be done about it, beside the queue. */
export function StaffTicketPage({ staffTicket }: { staffTicket: StaffTicketPageView }) {
  const { t } = useApp();
  const queue = useQueue(staffTicket.query, staffTicket.queue);
  const desk = useStaffTicket(staffTicket.ticket, queue);
  const draft = useDraft();
  const end = useRef<HTMLDivElement>(null);
  const { ticket } = desk;
  const canWrite = staffTicket.ownId !== null && ticket.state !== 'closed';
  useLatestInView(end, ticket.items.length);
  return (
    <Layout isWide>
      <nav class="tabs staff-ticket-tabs" aria-label={t('board.navigation')}>
        <a href={boardUrl(queue.query)}>← {t('board.page.board')}</a>
        <TicketKeys number={ticket.number} queue={queue} draft={draft} />
      </nav>
      <div class="staff-ticket">
        <QueueRail queue={queue} number={ticket.number} />
        <section class="staff-ticket-talk" aria-label={t('board.conversation')}>
          <StaffTicketHead ticket={ticket} />
          <TicketTimeline items={ticket.items} />
          <div class="staff-ticket-end" ref={end}>
            {canWrite && <Composer desk={desk} draft={draft} />}
            {ticket.state === 'closed' && <p class="panel muted">{t('board.closedHint')}</p>}
          </div>
        </section>
        <StaffTicketSide desk={desk} page={staffTicket} {...(canWrite && { onTell: draft.insert })} />
      </div>
    </Layout>
  );
}
