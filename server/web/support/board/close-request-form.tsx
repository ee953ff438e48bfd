import { useState } from 'preact/hooks';
import { useApp } from '../../ui/app-context.ts';
import { ActionForm } from './action-form.tsx';
import { TextLine } from './text-line.tsx';
import type { TicketDesk } from './use-staff-ticket.ts';

/** Asks the member in Discord whether the ticket can be closed. */
export function CloseRequestForm({ desk, onDone }: { desk: TicketDesk; onDone(): void }) {
  const { t } = useApp();
  const [reason, setReason] = useState('');
  const ask = () => desk.act('close-request', { reason: reason.trim() });
  return (
    <ActionForm desk={desk} confirm={t('board.closeRequest.confirm')} run={ask} onDone={onDone}>
      <TextLine
        label={t('board.closeRequest.reason')}
        hint={t('board.closeRequest.hint')}
        value={reason}
        maxLength={500}
        onInput={setReason}
      />
    </ActionForm>
  );
}
