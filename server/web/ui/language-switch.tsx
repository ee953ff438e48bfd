import { LANGUAGES } from '../../../locales/languages.ts';
import { useApp } from './app-context.ts';

/** The other languages of a page. It works without scripts. */
export function LanguageSwitch() {
  const { t, url, language, isTranslated } = useApp();
  if (!isTranslated) return null;
  return (
    <form class="language-switch" method="post" action="/language">
      <input type="hidden" name="returnTo" value={url} />
      {LANGUAGES.filter((other) => other !== language).map((other) => (
        <button key={other} type="submit" name="language" value={other} lang={other}>
          {t(`footer.speak.${other}`)}
        </button>
      ))}
    </form>
  );
}
