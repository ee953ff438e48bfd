import type { ErrorData } from '../page-data.ts';
import type { WordKey } from '../words.ts';
import { useApp } from './app-context.ts';
import { kindOfError } from './kind-of-error.ts';
import { Layout } from './layout.tsx';
import { Logo } from './logo.tsx';

/** A page that could not be shown, and a way out of it. */
export function ErrorPage({ error }: ErrorData) {
  const { t } = useApp();
  const kind = kindOfError(error.status);
  const title: WordKey = `error.${kind}Title`;
  const text: WordKey = `error.${kind}Text`;
  return (
    <Layout>
      <section class="notice">
        <Logo />
        <h1>{t(title)}</h1>
        <p>{error.detail ?? t(text)}</p>
        {error.reference && (
          <p class="muted">
            {t('error.reference')} <code>{error.reference}</code>
          </p>
        )}
        <a class="button" href="/">
          {t('error.home')}
        </a>
      </section>
    </Layout>
  );
}
