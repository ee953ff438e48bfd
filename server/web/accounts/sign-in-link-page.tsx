import type { SignInLinkData } from '../page-data.ts';
import { useApp } from '../ui/app-context.ts';
import { Layout } from '../ui/layout.tsx';

/** `/auth/link/:token`: asks before the link is used up. Works without scripts. */
export function SignInLinkPage({ signInLink: { name } }: SignInLinkData) {
  const { t } = useApp();
  return (
    <Layout>
      <div class="page-title page-title-stacked">
        <h1>{t('account.linkTitle', { name })}</h1>
        <p class="muted">{t('account.linkText')}</p>
      </div>
      <form method="post">
        <button class="button" type="submit">
          {t('account.linkButton')}
        </button>
      </form>
    </Layout>
  );
}
