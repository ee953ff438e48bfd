import { useApp } from '../../ui/app-context.ts';

/** A form that asks the server, so that it works without scripts. */
export function HelpSearch({ q = '' }: { q?: string }) {
  const { t } = useApp();
  return (
    <search>
      <form class="help-search" method="get" action="/help">
        <label class="visually-hidden" for="help-q">
          {t('help.search.label')}
        </label>
        <div class="field-box">
          <input
            id="help-q"
            type="search"
            name="q"
            defaultValue={q}
            maxLength={200}
            placeholder={t('help.search.hint')}
          />
        </div>
        <button class="button" type="submit">
          {t('help.search.submit')}
        </button>
      </form>
    </search>
  );
}
