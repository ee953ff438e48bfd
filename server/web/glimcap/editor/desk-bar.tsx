import { useId, useState } from 'preact/hooks';
import { useApp } from '../../ui/app-context.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Problem } from '../../ui/problem.tsx';
import type { Translate } from '../../words.ts';
import { DeskButton } from './desk-button.tsx';
import type { Desk } from './use-desk.ts';

/** What is done with the draft as a whole. */
export function DeskBar({ desk, canReview }: { desk: Desk; canReview: boolean }) {
  const { t } = useApp();
  const id = useId();
  const [isAsking, setAsking] = useState(false);
  if (!canReview) return <p class="desk-notice">{t('desk.readOnly')}</p>;
  const { draft, dirty, isBusy, trouble } = desk;
  const isGone = trouble === 'published';
  const hasToSave = dirty.length > 0 || draft.isClosingOld;
  const reason = reasonNotToPublish(desk, t);
  const verb = draft.state === 'held' ? 'release' : 'hold';
  return (
    <div class="desk-bar">
      <div class="button-row">
        <DeskButton isMain isOff={isBusy || isGone || !hasToSave} onPress={() => void desk.save()}>
          {t('desk.save')}
        </DeskButton>
        <DeskButton isOff={isBusy || isGone} onPress={() => void desk.turn('recompute')}>
          {t('desk.recompute')}
        </DeskButton>
        <DeskButton isOff={isBusy || isGone} onPress={() => void desk.turn(verb)}>
          {t(`desk.${verb}`)}
        </DeskButton>
        <DeskButton
          describedBy={`${id}-reason`}
          isOff={isBusy || isGone || reason !== null}
          onPress={() => setAsking(true)}
        >
          {t('desk.publish')}
        </DeskButton>
        <span class="desk-reason muted" id={`${id}-reason`} role="status">
          {reason ?? t('desk.reason.none')}
        </span>
      </div>
      <Problem text={desk.problem} />
      {isAsking && (
        <ConfirmDialog
          title={t('desk.confirm.title', { number: draft.number })}
          text={t('desk.confirm.text')}
          confirm={t('desk.confirm.yes')}
          cancel={t('desk.cancel')}
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            void desk.publish();
          }}
        />
      )}
    </div>
  );
}

/** The first thing that has to be done before the draft is published, or null. */
function reasonNotToPublish({ draft, dirty }: Desk, t: Translate): string | null {
  if (dirty.length > 0) return t('desk.reason.unsaved', { count: dirty.length });
  if (draft.isOutdated) return t('desk.reason.outdated');
  if (draft.isClosingOld) return t('desk.reason.closing');
  if (draft.findings.length > 0) return t('desk.reason.findings', { count: draft.findings.length });
  return draft.state === 'held' ? t('desk.reason.held') : null;
}
