import { useApp } from '../ui/app-context.ts';
import { Problem } from '../ui/problem.tsx';
import { useProviderPage } from './use-provider-page.ts';

/** The way to the page where the card and the cancelling of all one's subscriptions are seen to. */
export function ManageButton({ isRunning }: { isRunning: boolean }) {
  const { t } = useApp();
  const { isBusy, problem, run } = useProviderPage('/api/v1/billing/portal');
  return (
    <div class="manage-subscriptions">
      <button class="button button-quiet" type="button" disabled={isBusy} onClick={run}>
        {t(isRunning ? 'subscription.manage' : 'subscription.invoices')}
      </button>
      <Problem text={problem} />
    </div>
  );
}
