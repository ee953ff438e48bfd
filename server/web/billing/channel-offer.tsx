import { signInUrl } from '../accounts/sign-in-url.ts';
import { useApp } from '../ui/app-context.ts';
import { utcDate } from '../ui/timestamp.tsx';
import { SubscribeButton } from './subscribe-button.tsx';
import type { ChannelOfferView } from './subscription-types.ts';
import { useConfirmed } from './use-confirmed.ts';

interface Props {
  channel: { slug: string; ownerName: string };
  offer: ChannelOfferView;
}

/** On a channel's page: the way to subscribe to it, or how one's subscription stands. Nothing where there is neither. */
export function ChannelOffer({ channel, offer: drawn }: Props) {
  const { t, me } = useApp();
  const { slug, ownerName } = channel;
  const { answer, isConfirming, isThanked, isLate } = useConfirmed({
    drawn,
    path: `/api/v1/channels/${slug}/subscription`,
    stateOf: ({ subscription }) => subscription?.state,
    paidWord: 'subscribed',
  });
  const { isOwn, isSold, price, subscription } = answer;
  const isRunning = subscription !== null && subscription.state !== 'ended';
  if (isOwn || !(isSold || isRunning || isConfirming)) return null;
  return (
    <div class="channel-offer">
      <div class="channel-offer-news" role="status">
        {isConfirming && t('subscription.confirming')}
        {isThanked && t('offer.thanks', { name: ownerName })}
        {isLate && t('subscription.late')}
      </div>
      {isRunning && !isConfirming && <Subscribed {...subscription} />}
      {!isRunning && !isConfirming && (
        <SubscribeButton slug={slug} price={price} signInAt={me ? null : signInUrl(`/${slug}`)} />
      )}
    </div>
  );
}

function Subscribed({ state, periodEnd }: NonNullable<ChannelOfferView['subscription']>) {
  const { t, language } = useApp();
  return (
    <p class="channel-offer-mark">
      <span class={`chip chip-${state}`}>
        {state === 'ending' && t('offer.ending', { date: utcDate(periodEnd, language) })}
        {state === 'unpaid' && t('offer.unpaid')}
        {state === 'active' && t('offer.active')}
      </span>
      <a href="/settings/subscription">{t(state === 'unpaid' ? 'offer.changeCard' : 'offer.manage')}</a>
    </p>
  );
}
