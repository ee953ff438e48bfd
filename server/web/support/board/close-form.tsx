import { useState } from 'preact/hooks';
import { useApp } from '../../ui/app-context.ts';
import { ActionForm } from './action-form.tsx';
import { type ChosenMoment, MomentFields } from './moment-fields.tsx';
import { momentOf } from './moments.ts';
import { TextLine } from './text-line.tsx';
import type { TicketDesk } from './use-staff-ticket.ts';

/** Closes a ticket, at once or later, with a reason that the member reads. */
export function CloseForm({ desk, onDone }: { desk: TicketDesk; onDone(): void }) {
  const { t } = useApp();
  const [reason, setReason] = useState('');
  const [chosen, setChosen] = useState<ChosenMoment>({ moment: 'now', exact: '' });
  const isNow = chosen.moment === 'now';
  const close = async () => {
    const said = { reason: reason.trim() };
    if (chosen.moment === 'now') return desk.act('close', said);
    const at = momentOf(chosen.moment, chosen.exact, new Date());
    return at !== null && desk.act('close-later', { ...said, at: at.toISOString() });
  };
  return (
    <ActionForm
      desk={desk}
      confirm={t(isNow ? 'board.close.confirm' : 'board.close.confirmLater')}
      isEnding
      run={close}
      onDone={onDone}
    >
      <TextLine
        label={t('board.close.reason')}
        hint={t('board.close.hint')}
        value={reason}
        maxLength={500}
        onInput={setReason}
      />
      <MomentFields label={t('board.close.when')} chosen={chosen} hasNow onChoose={setChosen} />
      {!isNow && <p class="field-hint">{t('board.close.laterHint')}</p>}
    </ActionForm>
  );
}
