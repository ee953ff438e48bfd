import { useState } from 'preact/hooks';
import { useApp } from '../../ui/app-context.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Timestamp } from '../../ui/timestamp.tsx';
import { CorrectionFigures } from './correction-figures.tsx';
import { DeskLine } from './desk-line.tsx';
import { SECTIONS } from './desk-texts.ts';
import type { CorrectionDesk } from './use-correction.ts';

/** What was wrong in a published report, and what its readers are told of it. */
export function CorrectionForm({ correction }: { correction: CorrectionDesk }) {
  const { t } = useApp();
  const [isAsking, setAsking] = useState(false);
  const { report, texts, corrected, isBusy } = correction;
  const field = (name: string) => ({
    text: texts[name] ?? '',
    rival: undefined,
    isReadOnly: false,
    onType: (text: string) => correction.type(name, text),
    onSettle: () => undefined,
  });
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsking(true);
  };
  return (
    <form class="panel" onSubmit={onSubmit}>
      <h2>{t('desk.correction.title')}</h2>
      <p class="muted">{t('desk.correction.intro')}</p>
      {correction.broughtBackAt && (
        <p class="desk-notice">
          {t('desk.news.broughtBack')} <Timestamp at={correction.broughtBackAt} />.{' '}
          <button class="button button-quiet button-small" type="button" onClick={correction.discard}>
            {t('desk.news.discard')}
          </button>
        </p>
      )}
      <CorrectionFigures
        title={t('desk.correction.figures')}
        part="metrics"
        figures={report.metrics}
        texts={texts}
        onType={correction.type}
      />
      {report.finance.length > 0 && (
        <CorrectionFigures
          title={t('desk.correction.finance')}
          part="finance"
          figures={report.finance}
          texts={texts}
          onType={correction.type}
        />
      )}
      <details>
        <summary>{t('desk.correction.prose')}</summary>
        <div class="desk-stack">
          {SECTIONS.map((section) => (
            <DeskLine key={section} label={t(`desk.section.${section}`)} isLong {...field(`prose.${section}`)} />
          ))}
        </div>
      </details>
      <DeskLine label={t('desk.correction.note')} hint={t('desk.correction.noteHint')} isLong {...field('note')} />
      <Problem text={correction.problem} />
      <div class="button-row">
        <button class="button" type="submit" disabled={isBusy || corrected.length === 0}>
          {t('desk.correction.publish')}
        </button>
        <span class="good" role="status">
          {correction.isDone && t('desk.correction.done')}
        </span>
      </div>
      {isAsking && (
        <ConfirmDialog
          title={t('desk.correction.confirmTitle', { number: report.number })}
          text={t('desk.correction.confirmText')}
          confirm={t('desk.correction.publish')}
          cancel={t('desk.cancel')}
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            correction.submit();
          }}
        />
      )}
    </form>
  );
}
