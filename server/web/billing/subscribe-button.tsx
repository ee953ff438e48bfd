import { useApp } from '../ui/app-context.ts';
import { Problem } from '../ui/problem.tsx';
import { priceText } from './price-text.ts';
import type { ChannelOfferView } from './subscription-types.ts';
import { useProviderPage } from './use-provider-page.ts';

interface Props {
  slug: string;
  price: ChannelOfferView['price'];
  /** Where a stranger signs in first; null for who is signed in. */
  signInAt: string | null;
}

/** The way to the page where one pays for a channel, with what it costs. */
export function SubscribeButton({ slug, price, signInAt }: Props) {
  const { t, language } = useApp();
  const { isBusy, problem, run } = useProviderPage(`/api/v1/channels/${slug}/checkout`);
  const words = (
    <>
      {t('offer.subscribe')}{' '}
      <span class="channel-offer-price">{t('subscription.perMonth', { price: priceText(price, language) })}</span>
    </>
  );
  if (signInAt) {
    return (
      <a class="button" href={signInAt}>
        {words}
      </a>
    );
  }
  return (
    <>
      <button class="button" type="button" disabled={isBusy} onClick={run}>
        {words}
      </button>
      <Problem text={problem} />
    </>
  );
}
