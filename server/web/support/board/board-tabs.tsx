import type { BoardCountsView, BoardQuery } from '../../../presenters/ticket-board.ts';
import { useApp } from '../../ui/app-context.ts';
import { boardUrl } from './board-url.ts';

const STATES = ['waiting', 'pending', 'snoozed', 'closed', 'all'] as const;

/** The columns of the board, with how many are in each that needs somebody. */
export function BoardTabs({ query, counts }: { query: BoardQuery; counts: BoardCountsView }) {
  const { t } = useApp();
  return (
    <nav class="board-tabs" aria-label={t('board.states')}>
      {STATES.map((state) => (
        <a key={state} href={boardUrl({ ...query, state, page: 1 })} aria-current={query.state === state || undefined}>
          {t(`board.state.${state}`)}
          {state !== 'closed' && state !== 'all' && <span class="board-count">{counts[state]}</span>}
        </a>
      ))}
    </nav>
  );
}
