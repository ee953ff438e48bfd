import { useState } from 'preact/hooks';
import { useApp } from '../../ui/app-context.ts';
import { Labelled } from '../../ui/labelled.tsx';
import type { TicketDesk } from './use-staff-ticket.ts';

/** Closes a ticket, with a reason that the member reads. */
export function CloseForm({ desk }: { desk: TicketDesk }) {
  const { t } = useApp();
  const [reason, setReason] = useState('');
  return (
    <form
      class="action-form"
      onSubmit={(event) => {
        event.preventDefault();
        void desk.act('close', { reason: reason.trim() });
      }}
    >
      <Labelled label={t('board.close.reason')} hint={t('board.close.hint')}>
        {(control) => (
          <input
            {...control}
            type="text"
            maxLength={500}
            value={reason}
            autocomplete="off"
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        )}
      </Labelled>
      <div class="button-row">
        <button class="button button-stop button-small" type="submit" disabled={desk.isBusy}>
          {t('board.close.confirm')}
        </button>
      </div>
    </form>
  );
}
