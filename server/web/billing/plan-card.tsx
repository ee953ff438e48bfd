import { useApp } from '../ui/app-context.ts';
import { Problem } from '../ui/problem.tsx';
import { priceText } from './price-text.ts';
import type { PlatformPlanView } from './subscription-types.ts';
import { tierWords } from './tier-words.ts';
import { useProviderPage } from './use-provider-page.ts';

/** A plan with its price, and the way to Checkout. */
export function PlanCard({ plan }: { plan: PlatformPlanView }) {
  const { t, language } = useApp();
  const { isBusy, problem, run } = useProviderPage('/api/v1/billing/checkout', { plan: plan.tier });
  const { name, text } = tierWords(plan.tier, t);
  return (
    <section class="panel plan">
      <h3>{name}</h3>
      <p class="plan-price">{t('subscription.perMonth', { price: priceText(plan.price, language) })}</p>
      <p class="muted">{text}</p>
      <Problem text={problem} />
      <button class="button" type="button" disabled={isBusy} onClick={run}>
        {t('subscription.subscribe', { name })}
      </button>
    </section>
  );
}
