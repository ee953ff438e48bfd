import type { SubscriptionData } from '../page-data.ts';
import { useApp } from '../ui/app-context.ts';
import { Layout } from '../ui/layout.tsx';
import { CurrentSubscription } from './current-subscription.tsx';
import { PlanCard } from './plan-card.tsx';
import { useOwnSubscription } from './use-own-subscription.ts';

/** `/settings/subscription`: what a member has, or what there is to have. */
export function SubscriptionPage({ ownSubscription }: SubscriptionData) {
  const { t, url } = useApp();
  const hasPaid = new URLSearchParams(url.split('?')[1]).has('paid');
  const { own, isConfirming } = useOwnSubscription(ownSubscription, hasPaid);
  const { subscription, plans, isOpen } = own;
  const isRunning = subscription !== null && subscription.state !== 'ended';
  return (
    <Layout>
      <div class="page-title page-title-stacked">
        <h1>{t('subscription.title')}</h1>
        <p class="muted">{t('subscription.intro')}</p>
      </div>
      <div role="status">
        {isConfirming && <p class="panel">{t('subscription.confirming')}</p>}
        {hasPaid && isRunning && !isConfirming && <p class="panel">{t('subscription.thanks')}</p>}
      </div>
      {subscription && <CurrentSubscription subscription={subscription} plans={plans} canManage={isOpen} />}
      {!isRunning && !isConfirming && isOpen && (
        <div class="plans">
          {plans.map((plan) => (
            <PlanCard key={plan.tier} plan={plan} />
          ))}
        </div>
      )}
      {!isOpen && <p class="muted">{t('subscription.closed')}</p>}
    </Layout>
  );
}
