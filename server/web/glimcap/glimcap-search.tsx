import { useApp } from '../ui/app-context.ts';

/** A form that asks the server, so that it works without scripts. */
export function GlimcapSearch({ q }: { q: string }) {
  const { t } = useApp();
  return (
    <search>
      <form class="glimcap-search" method="get" action="/glimcap">
        <div class="field">
          <label for="glimcap-q">{t('glimcap.search.label')}</label>
          <div class="field-box">
            <input
              id="glimcap-q"
              type="search"
              name="q"
              defaultValue={q}
              maxLength={200}
              placeholder={t('glimcap.search.hint')}
            />
          </div>
        </div>
        <button class="button button-quiet" type="submit">
          {t('glimcap.search.submit')}
        </button>
        {q !== '' && <a href="/glimcap">{t('glimcap.search.clear')}</a>}
      </form>
    </search>
  );
}
