import { useEffect, useRef } from 'preact/hooks';
import { useApp } from '../ui/app-context.ts';
import { PayoutAccount } from './payout-account.tsx';
import { priceText } from './price-text.ts';
import { SellsSwitch } from './sells-switch.tsx';
import { shareText } from './share-text.ts';
import type { ChannelSalesView } from './subscription-types.ts';
import { useChannelSales } from './use-channel-sales.ts';

/** Subscriptions to one's own channel: what they bring, where that goes, and whether they are sold. */
export function ChannelSalesPanel({ sales: drawn }: { sales: ChannelSalesView }) {
  const { t, language, url } = useApp();
  const back = new URLSearchParams(url.split('?')[1]).get('payouts');
  const { sales, isChecked, choose } = useChannelSales(drawn, back !== null);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (back === null) return;
    // Who comes back from the provider's page goes on where they left; a reload is no coming back.
    panel.current?.focus();
    history.replaceState(history.state, '', location.pathname);
  }, [back]);
  if (!sales.isOpen) return null;
  const { money, percent } = shareText(sales, language);
  return (
    <section class="panel channel-sales" ref={panel} tabIndex={-1} aria-labelledby="channel-sales-title">
      <h2 id="channel-sales-title">{t('sales.title')}</h2>
      <dl class="facts">
        <div>
          <dt>{t('sales.price')}</dt>
          <dd>{t('subscription.perMonth', { price: priceText(sales.price, language) })}</dd>
        </div>
        <div>
          <dt>{t('sales.share')}</dt>
          <dd>{t('sales.shareOf', { money, percent })}</dd>
        </div>
        <div>
          <dt>{t('sales.subscribers')}</dt>
          <dd>{new Intl.NumberFormat(language).format(sales.subscribers)}</dd>
        </div>
      </dl>
      <PayoutAccount state={sales.payoutAccount} back={back} isChecked={isChecked} />
      <SellsSwitch sales={sales} onChoose={choose} />
    </section>
  );
}
