import type { OwnSubscription, SubscriptionView } from '../api-types.ts';
import { useApp } from '../ui/app-context.ts';
import { Problem } from '../ui/problem.tsx';
import { utcDate } from '../ui/timestamp.tsx';
import { priceText } from './price-text.ts';
import { tierWords } from './tier-words.ts';
import { useProviderPage } from './use-provider-page.ts';

interface Props {
  subscription: SubscriptionView;
  plans: OwnSubscription['plans'];
  /** Whether there is a page to change it on. */
  canManage: boolean;
}

/** How a subscription stands, in words, and the way to the page where card and cancelling are seen to. */
export function CurrentSubscription({ subscription, plans, canManage }: Props) {
  const { t, language } = useApp();
  const { isBusy, problem, run } = useProviderPage('/api/v1/billing/portal');
  const { tier, state, periodEnd } = subscription;
  const price = plans.find((plan) => plan.tier === tier)?.price;
  return (
    <section class="panel current-subscription">
      <h2>
        {tierWords(tier, t).name} <span class={`chip chip-${state}`}>{t(`subscription.state_${state}`)}</span>
      </h2>
      {price && <p class="plan-price">{t('subscription.perMonth', { price: priceText(price, language) })}</p>}
      <p>{t(`subscription.about_${state}`, { date: utcDate(periodEnd, language) })}</p>
      <Problem text={problem} />
      {canManage && (
        <button class="button button-quiet" type="button" disabled={isBusy} onClick={run}>
          {t(state === 'ended' ? 'subscription.invoices' : 'subscription.manage')}
        </button>
      )}
    </section>
  );
}
