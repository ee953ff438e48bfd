import { useState } from 'preact/hooks';
import type { OwnAccountData } from '../page-data.ts';
import { useApp } from '../ui/app-context.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { Layout } from '../ui/layout.tsx';
import { Problem } from '../ui/problem.tsx';
import { Timestamp } from '../ui/timestamp.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import type { OwnAccountView } from './account-types.ts';

/** `/settings/account`: who one is, and the Discord account that is connected. */
export function AccountPage({ ownAccount }: OwnAccountData) {
  const { t, url } = useApp();
  const { name, roles, discord } = ownAccount;
  const isJustLinked = discord !== null && new URLSearchParams(url.split('?')[1]).has('linked');
  return (
    <Layout>
      <div class="page-title page-title-stacked">
        <h1>{t('account.title')}</h1>
        <p class="muted">{t('account.intro')}</p>
      </div>
      <div role="status">{isJustLinked && <p class="panel">{t('account.justLinked')}</p>}</div>
      <section class="panel account-panel">
        <dl class="account-facts">
          <dt>{t('account.name')}</dt>
          <dd>{name}</dd>
          <dt>{t('account.roles')}</dt>
          <dd>{roles.length > 0 ? roles.join(', ') : t('account.noRoles')}</dd>
        </dl>
      </section>
      <section class="panel account-panel">
        <h2>{t('account.discord')}</h2>
        {discord ? <Linked account={ownAccount} discord={discord} /> : <NotLinked canLink={ownAccount.canLink} />}
      </section>
    </Layout>
  );
}

function Linked({ account, discord }: { account: OwnAccountView; discord: NonNullable<OwnAccountView['discord']> }) {
  const { t } = useApp();
  return (
    <>
      <p>
        {t('account.linkedAs', { name: discord.name ?? t('account.linkedUnnamed') })}{' '}
        {discord.linkedAt && (
          <small class="muted">
            {t('account.linkedSince')} <Timestamp at={discord.linkedAt} isDateOnly />
          </small>
        )}
      </p>
      <p class="muted">{t('account.whatFor')}</p>
      {account.canUnlink ? <Disconnect /> : <p class="account-reason">{t('account.onlyWay')}</p>}
    </>
  );
}

function Disconnect() {
  const { t, api } = useApp();
  const [isAsking, setAsking] = useState(false);
  const { isBusy, problem, run } = useSubmit(async () => {
    await api.request('DELETE', '/api/v1/me/discord');
    location.reload();
  });
  return (
    <>
      <button class="button button-quiet" type="button" disabled={isBusy} onClick={() => setAsking(true)}>
        {t('account.disconnect')}
      </button>
      <Problem text={problem} />
      {isAsking && (
        <ConfirmDialog
          title={t('account.disconnectTitle')}
          text={t('account.disconnectText')}
          confirm={t('account.disconnect')}
          cancel={t('account.cancel')}
          onConfirm={() => {
            setAsking(false);
            run();
          }}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  );
}

function NotLinked({ canLink }: { canLink: boolean }) {
  const { t, api } = useApp();
  const { isBusy, problem, run } = useSubmit(async () => {
    const { url } = await api.request<{ url: string }>('POST', '/auth/discord/link');
    location.assign(url);
  });
  return (
    <>
      <p>{t('account.notLinked')}</p>
      <p class="muted">{t('account.whatFor')}</p>
      {canLink ? (
        <>
          <button class="button" type="button" disabled={isBusy} onClick={run}>
            {t('account.connect')}
          </button>
          <Problem text={problem} />
          <p class="muted">{t('account.connectText')}</p>
        </>
      ) : (
        <p class="account-reason">{t('account.off')}</p>
      )}
    </>
  );
}
