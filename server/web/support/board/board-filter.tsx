import { useEffect, useState } from 'preact/hooks';
import { TICKET_PRIORITIES } from '#domain/support/ticket-priority.ts';
import { useApp } from '../../ui/app-context.ts';
import { Choice } from '../../ui/choice.tsx';
import { LineInput } from '../../ui/line-input.tsx';
import type { BoardView } from './board-types.ts';

/** What narrows the board; on a phone it is out of the way until it is asked for. */
export function BoardFilter({ board }: { board: BoardView }) {
  const { t } = useApp();
  const [isOpen, setOpen] = useState(true);
  const { q, claimed, priority, category, guild } = board.query;
  const isNarrowed = Boolean(q || claimed || priority || category || guild);
  useEffect(() => {
    if (!isNarrowed && location.hash !== '#search' && matchMedia('(max-width: 40rem)').matches) setOpen(false);
  }, []);
  return (
    <details class="board-filter" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('board.filter')}</summary>
      <BoardFilterForm board={board} />
    </details>
  );
}

/** A plain form: it works without scripts, and its address can be kept. */
function BoardFilterForm({ board }: { board: BoardView }) {
  const { t } = useApp();
  const { query, guilds, categories } = board;
  const any = { value: '', text: t('board.any') };
  const inGuild = categories.filter(({ guildId }) => !query.guild || guildId === query.guild);
  return (
    <form class="filter" method="get" action="/staff/tickets">
      {query.state !== 'waiting' && <input type="hidden" name="state" value={query.state} />}
      <LineInput
        label={t('board.search')}
        name="q"
        value={query.q}
        placeholder={t('board.searchHint')}
        maxLength={200}
      />
      <Choice
        label={t('board.claimed')}
        name="claimed"
        options={[any, { value: 'me', text: t('board.byMe') }, { value: 'nobody', text: t('board.byNobody') }]}
        value={query.claimed ?? ''}
      />
      <Choice
        label={t('board.priority')}
        name="priority"
        options={[
          any,
          ...TICKET_PRIORITIES.toReversed().map((value) => ({ value, text: t(`board.priorityName.${value}`) })),
        ]}
        value={query.priority ?? ''}
      />
      {inGuild.length > 1 && (
        <Choice
          label={t('board.category')}
          name="category"
          options={[any, ...inGuild.map(({ id, name }) => ({ value: id, text: name }))]}
          value={query.category ?? ''}
        />
      )}
      {guilds.length > 1 && (
        <Choice
          label={t('board.guild')}
          name="guild"
          options={[any, ...guilds.map(({ id, name }) => ({ value: id, text: name }))]}
          value={query.guild ?? ''}
        />
      )}
      <button class="button button-quiet" type="submit">
        {t('board.show')}
      </button>
    </form>
  );
}
