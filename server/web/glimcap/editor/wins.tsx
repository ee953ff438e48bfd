import { useRef, useState } from 'preact/hooks';
import { useApp } from '../../ui/app-context.ts';
import { DeskButton } from './desk-button.tsx';
import type { Desk } from './use-desk.ts';
import { WinForm } from './win-form.tsx';
import { WinItem } from './win-item.tsx';

/** The week's wins, which all staff look after: what was brought is accepted or declined, and more is added. */
export function Wins({ desk }: { desk: Desk }) {
  const { t } = useApp();
  const [isAdding, setAdding] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const close = () => {
    setAdding(false);
    heading.current?.focus();
  };
  const { wins, weekEnd } = desk.draft;
  return (
    <section class="panel" aria-labelledby="desk-wins">
      <h2 id="desk-wins" ref={heading} tabIndex={-1}>
        {t('desk.wins.title')}
      </h2>
      {wins.length === 0 && <p class="muted">{t('desk.wins.none')}</p>}
      <ul class="desk-list">
        {wins.map((win) => (
          <WinItem key={win.id} win={win} desk={desk} />
        ))}
      </ul>
      {isAdding ? (
        <WinForm
          title={t('desk.wins.add')}
          isBusy={desk.isBusy}
          onCancel={close}
          onSubmit={async (said) => {
            if (await desk.change('POST', `/api/v1/staff/glimcaps/${weekEnd}/wins`, said)) close();
          }}
        />
      ) : (
        <DeskButton isSmall onPress={() => setAdding(true)}>
          {t('desk.wins.add')}
        </DeskButton>
      )}
    </section>
  );
}
