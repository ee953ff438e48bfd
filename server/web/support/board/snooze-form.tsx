import { useState } from 'preact/hooks';
import { useApp } from '../../ui/app-context.ts';
import { ActionForm } from './action-form.tsx';
import { type ChosenMoment, MomentFields } from './moment-fields.tsx';
import { momentOf } from './moments.ts';
import type { TicketDesk } from './use-staff-ticket.ts';

/** Puts a ticket off until a moment, or until the member writes. */
export function SnoozeForm({ desk, onDone }: { desk: TicketDesk; onDone(): void }) {
  const { t } = useApp();
  const [chosen, setChosen] = useState<ChosenMoment>({ moment: 'tomorrow', exact: '' });
  const snooze = async () => {
    const until = chosen.moment === 'now' ? null : momentOf(chosen.moment, chosen.exact, new Date());
    return until !== null && desk.act('snooze', { until: until.toISOString() });
  };
  return (
    <ActionForm desk={desk} confirm={t('board.snooze.confirm')} run={snooze} onDone={onDone}>
      <MomentFields label={t('board.snooze.until')} chosen={chosen} onChoose={setChosen} />
      <p class="field-hint">{t('board.snooze.hint')}</p>
    </ActionForm>
  );
}
