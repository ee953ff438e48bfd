import { useApp } from '../ui/app-context.ts';
import { Problem } from '../ui/problem.tsx';
import type { ChannelSalesView } from './subscription-types.ts';
import { useProviderPage } from './use-provider-page.ts';

interface Props {
  state: ChannelSalesView['payoutAccount'];
  /** What the provider's page said on sending its streamer back: `again` when it could not be opened; null without it. */
  back: string | null;
  /** Whether the provider is still looking at what it was told. */
  isChecked: boolean;
}

/** Where one's share goes, in words, with the one next step. */
export function PayoutAccount({ state, back, isChecked }: Props) {
  const { t } = useApp();
  const page = state === 'ready' ? '/api/v1/channel/payout-account/dashboard' : '/api/v1/channel/payout-account';
  const { isBusy, problem, run } = useProviderPage(page);
  const shown = isChecked ? 'checking' : state;
  return (
    <div class="payout-account">
      <h3>
        {t('sales.payouts')} <span class={`chip chip-payouts-${shown}`}>{t(`sales.state_${shown}`)}</span>
      </h3>
      <div class="payout-news" role="status">
        {isChecked && t('sales.checking')}
        {!isChecked && back === 'again' && state !== 'ready' && t('sales.again')}
        {back !== null && state === 'ready' && t('sales.setUp')}
      </div>
      {!isChecked && (
        <>
          <p class="muted">{t(`sales.about_${state}`)}</p>
          <Problem text={problem} />
          <button
            class={state === 'ready' ? 'button button-quiet' : 'button'}
            type="button"
            disabled={isBusy}
            onClick={run}
          >
            {t(`sales.do_${state}`)}
          </button>
        </>
      )}
    </div>
  );
}
