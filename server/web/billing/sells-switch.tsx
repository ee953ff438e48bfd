import { useId, useState } from 'preact/hooks';
import { useApp } from '../ui/app-context.ts';
import { Problem } from '../ui/problem.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import type { ChannelSalesView } from './subscription-types.ts';

interface Props {
  sales: ChannelSalesView;
  onChoose(sells: boolean): Promise<void>;
}

/** Whether one's channel sells subscriptions. It can always be ended, and begun by who can be paid. */
export function SellsSwitch({ sales, onChoose }: Props) {
  const { t } = useApp();
  const { sells, payoutAccount } = sales;
  const canSell = payoutAccount === 'ready';
  const id = useId();
  const [wanted, setWanted] = useState(sells);
  const { isBusy, problem, run } = useSubmit(async () => {
    setWanted(!sells);
    await onChoose(!sells);
  });
  return (
    <div class="sells">
      <div class="field field-check">
        <input
          id={id}
          type="checkbox"
          checked={isBusy ? wanted : sells}
          disabled={!sells && !canSell}
          aria-busy={isBusy}
          aria-describedby={`${id}-hint`}
          onChange={run}
        />
        <label for={id}>{t('sales.sells')}</label>
        <p class="field-hint" id={`${id}-hint`}>
          {t(hintOf(sales))}
        </p>
      </div>
      <Problem text={problem} />
    </div>
  );
}

function hintOf({ sells, payoutAccount, subscribers }: ChannelSalesView) {
  if (sells) return 'sales.sellsOn';
  if (payoutAccount !== 'ready') return 'sales.sellsLater';
  return subscribers > 0 ? 'sales.sellsOff' : 'sales.sellsNot';
}
