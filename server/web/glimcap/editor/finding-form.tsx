import { useId, useState } from 'preact/hooks';
import type { DeskDraft } from '../../../presenters/staff-glimcap-draft.ts';
import { useApp } from '../../ui/app-context.ts';
import type { Desk } from './use-desk.ts';

interface FindingFormProps {
  finding: DeskDraft['findings'][number];
  desk: Desk;
  canReview: boolean;
  /** It is acknowledged, and about to leave the list. */
  onDone(): void;
}

/** One finding, and why the report may be published all the same. */
export function FindingForm({ finding, desk, canReview, onDone }: FindingFormProps) {
  const { t } = useApp();
  const id = useId();
  const [reason, setReason] = useState('');
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    void desk.turn('acknowledgements', { findingIds: [finding.id], reason }).then((isDone) => isDone && onDone());
  };
  return (
    <li class="desk-finding">
      <p>{finding.text}</p>
      {finding.mustMend && <p class="muted">{t('desk.findings.mustMend')}</p>}
      {canReview && !finding.mustMend && (
        <form class="desk-inline" onSubmit={onSubmit}>
          <label class="visually-hidden" for={id}>
            {t('desk.findings.why', { text: finding.text })}
          </label>
          <input
            id={id}
            class="desk-input"
            type="text"
            required
            minLength={3}
            maxLength={500}
            autocomplete="off"
            placeholder={t('desk.findings.hint')}
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
          <button class="button button-quiet button-small" type="submit" aria-disabled={desk.isBusy}>
            {t('desk.findings.acknowledge')}
          </button>
        </form>
      )}
    </li>
  );
}
