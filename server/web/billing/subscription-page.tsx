import type { SubscriptionData } from '../page-data.ts';
import { useApp } from '../ui/app-context.ts';
import { Layout } from '../ui/layout.tsx';
import { ChannelList } from './channel-list.tsx';
import { CurrentSubscription } from './current-subscription.tsx';
import { ManageButton } from './manage-button.tsx';
import { PlanCard } from './plan-card.tsx';
import { useConfirmed } from './use-confirmed.ts';

/** `/settings/subscription`: what a member has, of the platform and of channels, or what there is to have. */
export function SubscriptionPage({ ownSubscription, channelSubscriptions }: SubscriptionData) {
  const { t } = useApp();
  const { answer, isConfirming, isThanked, isLate } = useConfirmed({
    drawn: ownSubscription,
    path: '/api/v1/billing/subscription',
    stateOf: ({ subscription }) => subscription?.state,
    paidWord: 'paid',
  });
  const { subscription, plans, isOpen } = answer;
  const isRunning = subscription !== null && subscription.state !== 'ended';
  const hasChannels = channelSubscriptions.data.length > 0;
  return (
    <Layout>
      <div class="page-title page-title-stacked">
        <h1>{t('subscription.title')}</h1>
        <p class="muted">{t('subscription.intro')}</p>
      </div>
      <div role="status">
        {isConfirming && <p class="panel">{t('subscription.confirming')}</p>}
        {isThanked && <p class="panel">{t('subscription.thanks')}</p>}
        {isLate && <p class="panel">{t('subscription.late')}</p>}
      </div>
      <div class="subscriptions">
        {!isOpen && <p class="muted">{t('subscription.closed')}</p>}
        {(subscription || isOpen) && <h2>{t('subscription.toGlim')}</h2>}
        {subscription && <CurrentSubscription subscription={subscription} plans={plans} />}
        {!isRunning && !isConfirming && isOpen && (
          <div class="plans">
            {plans.map((plan) => (
              <PlanCard key={plan.tier} plan={plan} />
            ))}
          </div>
        )}
        {(hasChannels || isOpen) && (
          <>
            <h2>{t('subscription.toChannels')}</h2>
            <ChannelList {...channelSubscriptions} />
          </>
        )}
        {isOpen && (subscription || hasChannels) && <ManageButton isRunning={isRunning || hasChannels} />}
      </div>
    </Layout>
  );
}
