import { useId, useState } from 'preact/hooks';
import { useApp } from '../ui/app-context.ts';
import { Problem } from '../ui/problem.tsx';
import { useSubmit } from '../ui/use-submit.ts';

interface Props {
  sells: boolean;
  /** Whether its streamer can be paid. */
  canSell: boolean;
  onChoose(sells: boolean): Promise<void>;
}

/** Whether one's channel sells subscriptions. It can always be ended, and begun by who can be paid. */
export function SellsSwitch({ sells, canSell, onChoose }: Props) {
  const { t } = useApp();
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
          {!sells && !canSell ? t('sales.sellsLater') : t('sales.sellsHint')}
        </p>
      </div>
      <Problem text={problem} />
    </div>
  );
}
