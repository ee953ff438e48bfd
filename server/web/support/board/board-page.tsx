import { useRef } from 'preact/hooks';
import { useApp } from '../../ui/app-context.ts';
import { BoardFilter } from './board-filter.tsx';
import { BoardKeys } from './board-keys.tsx';
import { BoardQuestions } from './board-questions.tsx';
import { BoardRow } from './board-row.tsx';
import { BoardTabs } from './board-tabs.tsx';
import type { BoardView } from './board-types.ts';
import { boardUrl } from './board-url.ts';
import { TicketsFrame } from './tickets-frame.tsx';
import { useBoard } from './use-board.ts';
import { walkQueue } from './walk-queue.ts';

/** `/staff/tickets`: who waits for help, the most pressing first. */
export function BoardPage({ ticketBoard }: { ticketBoard: BoardView }) {
  const { t } = useApp();
  const board = useBoard(ticketBoard);
  const { query, tickets, counts, hasMore } = board;
  const list = useRef<HTMLOListElement>(null);
  return (
    <TicketsFrame page="board" aside={<BoardKeys list={list} />}>
      <p class="muted board-sum" role="status">
        {t('board.sum', { count: counts.waiting, unclaimed: counts.unclaimed })}{' '}
        {counts.overdue > 0 && (
          <strong class="board-overdue">{t('board.sumOverdue', { count: counts.overdue })}</strong>
        )}
        {board.isStale && <span class="board-stale">{t('board.stale')}</span>}
      </p>
      <BoardTabs query={query} counts={counts} />
      <BoardFilter board={board} />
      {tickets.length === 0 && <p class="panel muted">{t('board.none')}</p>}
      <ol
        class="board-list"
        ref={list}
        onKeyDown={(event) => {
          const step = ({ ArrowDown: 1, ArrowUp: -1 } as const)[event.key];
          if (!step) return;
          event.preventDefault();
          walkQueue(event.currentTarget, step);
        }}
      >
        {tickets.map((ticket) => (
          <BoardRow key={ticket.id} ticket={ticket} query={query} hasGuild={board.guilds.length > 1} />
        ))}
      </ol>
      <BoardQuestions questions={board.questions} onDismiss={board.dismiss} />
      <nav class="pager" aria-label={t('board.pages')}>
        {query.page > 1 ? <a href={boardUrl({ ...query, page: query.page - 1 })}>← {t('board.before')}</a> : <span />}
        {hasMore && <a href={boardUrl({ ...query, page: query.page + 1 })}>{t('board.after')} →</a>}
      </nav>
    </TicketsFrame>
  );
}
