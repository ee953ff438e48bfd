import { useEffect, useRef } from 'preact/hooks';
import { useApp } from '../../ui/app-context.ts';
import { ticketUrl } from './board-url.ts';
import { dueText } from './due-text.ts';
import type { Queue } from './use-queue.ts';

/** The queue beside the ticket that one is at, where there is room for it. */
export function QueueRail({ queue, number }: { queue: Queue; number: number }) {
  const { t, now } = useApp();
  const current = useRef<HTMLAnchorElement>(null);
  useEffect(() => current.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <nav class="queue-rail" aria-label={t('board.page.board')}>
      {queue.tickets.length === 0 && <p class="muted">{t('board.none')}</p>}
      <ol>
        {queue.tickets.map((ticket) => {
          const isHere = ticket.number === number;
          const due =
            ticket.deadline?.dueAt && ticket.state !== 'closed' ? dueText(ticket.deadline.dueAt, now, t) : null;
          return (
            <li key={ticket.id}>
              <a
                class={`queue-rail-row board-priority-${ticket.priority}`}
                href={ticketUrl(ticket.number, queue.query)}
                aria-current={isHere ? 'page' : undefined}
                {...(isHere && { ref: current })}
              >
                <span class="queue-rail-subject">{ticket.subject || t('board.forgotten')}</span>
                <span class="muted">
                  #{ticket.number} · {ticket.memberName || t('board.somebody')}
                </span>
                {due && <span class={`chip chip-due-${due.tone}`}>{due.text}</span>}
              </a>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
