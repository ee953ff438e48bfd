import type { Ticket, TicketData } from '../page-data.ts';
import { useApp } from '../ui/app-context.ts';
import { Layout } from '../ui/layout.tsx';
import { Timestamp } from '../ui/timestamp.tsx';
import { TicketMessage } from './ticket-message.tsx';

/** `/tickets/:number`: the transcript, for the member and for staff. */
export function TicketPage({ ticket }: TicketData) {
  const { t } = useApp();
  return (
    <Layout>
      <article class="ticket">
        <header class="ticket-head">
          <p class="eyebrow">
            {t('ticket.title', { number: ticket.number })}
            <span class={`chip chip-${ticket.state}`}>{t(`ticket.state.${ticket.state}`)}</span>
          </p>
          <h1>{ticket.subject}</h1>
          <TicketFacts ticket={ticket} />
        </header>
        <p class="ticket-text">
          <a href={`/tickets/${ticket.number}.txt`} download={`ticket-${ticket.number}.txt`}>
            {t('ticket.asText')}
          </a>
        </p>
        <h2 class="section-title">{t('ticket.messages', { count: ticket.messages.length })}</h2>
        {ticket.messages.length === 0 && <p class="panel muted">{t('ticket.noMessages')}</p>}
        <ol class="messages">
          {ticket.messages.map((message) => (
            <TicketMessage key={message.id} message={message} />
          ))}
        </ol>
      </article>
    </Layout>
  );
}

function TicketFacts({ ticket }: { ticket: Ticket }) {
  const { t } = useApp();
  return (
    <dl class="facts">
      <div>
        <dt>{t('ticket.openedBy')}</dt>
        <dd>{ticket.openedBy}</dd>
      </div>
      {ticket.claimedBy && (
        <div>
          <dt>{t('ticket.claimedBy')}</dt>
          <dd>{ticket.claimedBy}</dd>
        </div>
      )}
      <div>
        <dt>{t('ticket.opened')}</dt>
        <dd>
          <Timestamp at={ticket.openedAt} />
        </dd>
      </div>
      {ticket.closedAt && (
        <div>
          <dt>{t('ticket.closed')}</dt>
          <dd>
            <Timestamp at={ticket.closedAt} />
          </dd>
        </div>
      )}
    </dl>
  );
}
