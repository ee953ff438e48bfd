import type { BoardQuery, BoardTicketView } from '../../../presenters/ticket-board.ts';
import { useApp } from '../../ui/app-context.ts';
import { ticketUrl } from './board-url.ts';
import { DueChip } from './due-chip.tsx';
import { spanText } from './due-text.ts';

interface BoardRowProps {
  ticket: BoardTicketView;
  /** Which part of the queue one looks at: the ticket knows the way back. */
  query: BoardQuery;
  /** Whether it has to be said which guild's it is. */
  hasGuild: boolean;
}

/** A ticket of the queue: all of it is one link. */
export function BoardRow({ ticket, query, hasGuild }: BoardRowProps) {
  const { t, now } = useApp();
  const { number, subject, topic, category, priority, memberName, claimedBy, deadline, state, isMembersWord } = ticket;
  const since = ticket.lastMessageAt ?? ticket.openedAt;
  const ago = spanText((now - Date.parse(since)) / 60_000, t);
  return (
    <li>
      <a class={`board-row board-priority-${priority}`} href={ticketUrl(number, query)}>
        <span class="board-number">#{number}</span>
        <span class="board-subject">
          {subject || t('board.forgotten')}
          {topic && <small class="muted"> · {topic}</small>}
        </span>
        <span class="board-chips">
          {deadline && state !== 'closed' && <DueChip {...deadline} />}
          {priority !== 'normal' && <span class={`chip chip-${priority}`}>{t(`board.priorityName.${priority}`)}</span>}
          <span class="chip">{category}</span>
          {hasGuild && <span class="chip">{ticket.guildName}</span>}
          {state === 'closed' && <span class="chip">{t('board.state.closed')}</span>}
          {state === 'pending' && <span class="chip">{t('board.state.pending')}</span>}
          {ticket.snoozedUntil && <span class="chip">{t('board.state.snoozed')}</span>}
        </span>
        <span class="board-facts muted">
          {t(isMembersWord ? 'board.memberSpoke' : 'board.staffSpoke', {
            name: memberName || t('board.somebody'),
            ago,
          })}
          {' · '}
          {claimedBy ? t('board.with', { name: claimedBy.name }) : <em>{t('board.unclaimed')}</em>}
        </span>
      </a>
    </li>
  );
}
