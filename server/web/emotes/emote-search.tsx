import { useApp } from '../ui/app-context.ts';

/** Finds emotes by a part of their names, without scripts too. */
export function EmoteSearch({ path, q }: { path: string; q: string }) {
  const { t } = useApp();
  return (
    <search>
      <form class="emote-search" method="get" action={path}>
        <div class="field-box">
          <input
            type="search"
            name="q"
            value={q}
            maxLength={32}
            aria-label={t('emotes.search')}
            placeholder={t('emotes.search')}
          />
        </div>
        <button class="button button-quiet" type="submit">
          {t('emotes.find')}
        </button>
      </form>
    </search>
  );
}
