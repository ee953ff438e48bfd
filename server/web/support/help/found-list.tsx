import { useApp } from '../../ui/app-context.ts';
import type { FoundHelp, HelpIndexView } from './help-types.ts';

/** What was found, each with the place where it was; or what to do when nothing was. */
export function FoundList({ q, found }: Pick<HelpIndexView, 'q' | 'found'>) {
  const { t } = useApp();
  if (found.length === 0) return <NothingFound q={q} />;
  return (
    <>
      <p class="muted list-state">
        {t('help.search.found', { count: found.length, q })} <a href="/help">{t('help.search.clear')}</a>
      </p>
      <ol class="help-found">
        {found.map((each) => (
          <li key={each.slug}>
            <a href={`/help/${each.slug}${each.section === null ? '' : `#${each.section}`}`}>
              <span class="help-found-title">
                {each.title} <span class="chip">{t(`help.category.${each.category}`)}</span>
              </span>
              <Snippet parts={each.snippet} />
            </a>
          </li>
        ))}
      </ol>
    </>
  );
}

function NothingFound({ q }: { q: string }) {
  const { t } = useApp();
  return (
    <div class="panel">
      <p>{t('help.search.none', { q })}</p>
      <p class="muted">{t('help.search.noneHint')}</p>
      <div class="button-row">
        <a class="button" href="/help/get-help">
          {t('help.search.ticket')}
        </a>
        <a href="/help">{t('help.search.clear')}</a>
      </div>
    </div>
  );
}

function Snippet({ parts }: { parts: FoundHelp['snippet'] }) {
  return (
    <span class="report-snippet">
      {parts.map(({ text, isHit }, index) => (isHit ? <mark key={index}>{text}</mark> : text))}
    </span>
  );
}
