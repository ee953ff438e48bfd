import { useApp } from '../ui/app-context.ts';
import { utcDate } from '../ui/timestamp.tsx';
import { priceText } from './price-text.ts';
import type { OwnSubscription, SubscriptionView } from './subscription-types.ts';
import { tierWords } from './tier-words.ts';

interface Props {
  subscription: SubscriptionView;
  plans: OwnSubscription['plans'];
}

/** How the subscription to the platform stands, in words. */
export function CurrentSubscription({ subscription, plans }: Props) {
  const { t, language } = useApp();
  const { tier, state, periodEnd } = subscription;
  const price = plans.find((plan) => plan.tier === tier)?.price;
  return (
    <section class="panel current-subscription">
      <h3>
        {tierWords(tier, t).name} <span class={`chip chip-${state}`}>{t(`subscription.state_${state}`)}</span>
      </h3>
      {price && <p class="plan-price">{t('subscription.perMonth', { price: priceText(price, language) })}</p>}
      <p>{t(`subscription.about_${state}`, { date: utcDate(periodEnd, language) })}</p>
    </section>
  );
}
