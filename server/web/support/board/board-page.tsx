import { useEffect, useRef } from 'preact/hooks';
import { useApp } from '../../ui/app-context.ts';
import { BoardFilterForm } from './board-filter.tsx';
import { BoardQuestions } from './board-questions.tsx';
import { BoardRow } from './board-row.tsx';
import { BoardTabs } from './board-tabs.tsx';
import type { BoardView } from './board-types.ts';
import { boardUrl } from './board-url.ts';
import { TicketsFrame } from './tickets-frame.tsx';
import { useBoard } from './use-board.ts';

/** `/staff/tickets`: who waits for help, the most pressing first. */
export function BoardPage({ ticketBoard }: { ticketBoard: BoardView }) {
  const { t } = useApp();
  const board = useBoard(ticketBoard);
  const { query, tickets, counts, hasMore } = board;
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => moveByKeys(list), []);
  return (
    <TicketsFrame page="board">
      <p class="muted board-sum" role="status">
        {t('board.sum', { count: counts.waiting, unclaimed: counts.unclaimed })}{' '}
        {counts.overdue > 0 && (
          <strong class="board-overdue">{t('board.sumOverdue', { count: counts.overdue })}</strong>
        )}
        {board.isStale && <span class="board-stale">{t('board.stale')}</span>}
      </p>
      <BoardTabs query={query} counts={counts} />
      <BoardFilterForm board={board} />
      {tickets.length === 0 && <p class="panel muted">{t('board.none')}</p>}
      <ol class="board-list" ref={list}>
        {tickets.map((ticket) => (
          <BoardRow key={ticket.id} ticket={ticket} hasGuild={board.guilds.length > 1} />
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

/** `j` and `k` go down and up the queue, `/` to the search, as those who live in queues expect. */
function moveByKeys(list: { current: HTMLOListElement | null }): () => void {
  const press = (event: KeyboardEvent) => {
    const isTyping = event.target instanceof HTMLElement && event.target.closest('input, select, textarea');
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '/') {
      event.preventDefault();
      document.querySelector<HTMLInputElement>('input[name=q]')?.focus();
    }
    const step = { j: 1, k: -1 }[event.key];
    if (!step) return;
    const links: (Element & HTMLOrSVGElement)[] = [...(list.current?.querySelectorAll('a') ?? [])];
    const at = links.findIndex((link) => link.matches(':focus'));
    links[Math.min(links.length - 1, Math.max(0, at + step))]?.focus();
  };
  document.addEventListener('keydown', press);
  return () => document.removeEventListener('keydown', press);
}
