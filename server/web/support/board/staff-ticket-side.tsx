import { useApp } from '../../ui/app-context.ts';
import { Problem } from '../../ui/problem.tsx';
import type { StaffTicketPageView } from './board-types.ts';
import { TicketActions } from './ticket-actions.tsx';
import { TicketFacts } from './ticket-facts.tsx';
import { TicketPeople } from './ticket-people.tsx';
import { TicketStreamHealth } from './ticket-stream-health.tsx';
import type { TicketDesk } from './use-staff-ticket.ts';

interface StaffTicketSideProps {
  desk: TicketDesk;
  page: StaffTicketPageView;
  /** Says a remedy to the member; left out for who cannot write. */
  onTell?: (remedy: string) => void;
}

/** What is known of a ticket, and what can be done with it. */
export function StaffTicketSide({ desk, page, onTell }: StaffTicketSideProps) {
  const { t } = useApp();
  const { ticket } = desk;
  const canAct = page.ownId !== null;
  return (
    <aside class="staff-ticket-side" id="about" aria-label={t('board.about')}>
      <Problem text={desk.problemAt === 'side' ? desk.problem : null} />
      {desk.isStale && <p class="board-stale">{t('board.stale')}</p>}
      {canAct ? <TicketActions desk={desk} page={page} /> : <p class="panel muted">{t('board.noDiscord')}</p>}
      <TicketFacts ticket={ticket} />
      <TicketStreamHealth ticket={ticket} {...(onTell && { onTell })} />
      <TicketPeople desk={desk} canAct={canAct} />
    </aside>
  );
}
