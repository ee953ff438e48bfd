import { useApp } from '../../ui/app-context.ts';
import { Choice } from '../../ui/choice.tsx';
import { LineInput } from '../../ui/line-input.tsx';
import type { TicketStatsPageView } from './board-types.ts';

/** Which days, which tickets, whose. A plain form. */
export function StatsFilter({ page }: { page: TicketStatsPageView }) {
  const { t } = useApp();
  const { query, stats, guilds, categories } = page;
  const any = { value: '', text: t('board.any') };
  const inGuild = categories.filter(({ guildId }) => !query.guild || guildId === query.guild);
  const people = stats.staff.map(({ id, name }) => ({ value: id, text: name || t('board.somebody') }));
  const isListed = !query.staff || people.some(({ value }) => value === query.staff);
  return (
    <form class="filter" method="get" action="/staff/tickets/stats">
      <LineInput label={t('board.stats.from')} name="from" type="date" value={stats.from} />
      <LineInput label={t('board.stats.to')} name="to" type="date" value={stats.to} />
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
      <Choice
        label={t('board.stats.staff')}
        name="staff"
        options={[any, ...people, ...(isListed ? [] : [{ value: query.staff ?? '', text: t('board.somebody') }])]}
        value={query.staff ?? ''}
      />
      <button class="button button-quiet" type="submit">
        {t('board.show')}
      </button>
    </form>
  );
}
