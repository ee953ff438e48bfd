import { useApp } from '../ui/app-context.ts';
import { utcDate } from '../ui/timestamp.tsx';
import { priceText } from './price-text.ts';
import type { ChannelSubscriptions } from './subscription-types.ts';

/** The channels that one subscribes to, and how that stands. */
export function ChannelList({ data, price }: ChannelSubscriptions) {
  const { t, language } = useApp();
  if (data.length === 0) return <p class="muted">{t('subscription.noChannels')}</p>;
  return (
    <ul class="panel subscribed-channels">
      {data.map(({ channel, state, periodEnd }) => (
        <li key={channel.slug}>
          <p class="subscribed-channel">
            <a href={`/${channel.slug}`}>{channel.ownerName}</a>
            <span class={`chip chip-${state}`}>{t(`subscription.state_${state}`)}</span>
            <span class="subscribed-price">{t('subscription.perMonth', { price: priceText(price, language) })}</span>
          </p>
          <p class="muted">{t(`subscription.about_${state}`, { date: utcDate(periodEnd, language) })}</p>
        </li>
      ))}
    </ul>
  );
}
