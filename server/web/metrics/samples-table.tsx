import { useState } from 'preact/hooks';
import { ActionForm } from '../ui/action-form.tsx';
import { useApp } from '../ui/app-context.ts';
import { LineInput } from '../ui/line-input.tsx';
import { showSaved } from '../ui/saved.tsx';
import { Timestamp } from '../ui/timestamp.tsx';
import type { MetricDetailView, MetricSampleView } from './metric-types.ts';

/** Every sample as it was taken; what was corrected stays, struck through. */
export function SamplesTable({ metric, samples, canEdit }: Pick<MetricDetailView, 'metric' | 'samples' | 'canEdit'>) {
  const { t } = useApp();
  const [open, setOpen] = useState<string | null>(null);
  if (samples.length === 0) return <p class="panel muted">{t('metrics.noSamples')}</p>;
  return (
    <table class="figure-table fold-table">
      <thead>
        <tr>
          <th scope="col">{t('metrics.taken')}</th>
          <th scope="col" class="number">
            {t('metrics.value')}
          </th>
          <th scope="col">{t('metrics.countedBy')}</th>
          <th scope="col">{t('metrics.note')}</th>
          {canEdit && <th scope="col" />}
        </tr>
      </thead>
      <tbody>
        {samples.map((sample) => (
          <SampleRow
            key={sample.id}
            metricKey={metric.key}
            sample={sample}
            canEdit={canEdit}
            isOpen={open === sample.id}
            onToggle={() => setOpen(open === sample.id ? null : sample.id)}
          />
        ))}
      </tbody>
    </table>
  );
}

interface SampleRowProps {
  metricKey: string;
  sample: MetricSampleView;
  canEdit: boolean;
  isOpen: boolean;
  onToggle(): void;
}

function SampleRow({ metricKey, sample, canEdit, isOpen, onToggle }: SampleRowProps) {
  const { t } = useApp();
  const { id, shownAs, takenAt, source, author, query, note, corrects, correctedBy } = sample;
  return (
    <>
      <tr class={correctedBy ? 'is-void' : undefined}>
        <td>
          <Timestamp at={takenAt} />
        </td>
        <td class="number value" data-label={t('metrics.value')}>
          {shownAs}
        </td>
        <td data-label={t('metrics.countedBy')}>
          {author ? t('metrics.by', { source, author }) : source}
          {corrects && <small>{t('metrics.correction')}</small>}
          {correctedBy && <small>{t('metrics.superseded')}</small>}
        </td>
        <td>
          {note}
          {query && <small class="mono">{query}</small>}
        </td>
        {canEdit && (
          <td class="number">
            {!correctedBy && (
              <button class="button button-quiet button-small" type="button" aria-expanded={isOpen} onClick={onToggle}>
                {t('metrics.correct')}
              </button>
            )}
          </td>
        )}
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={5}>
            <CorrectSample path={`/api/v1/metrics/${metricKey}/samples/${id}/correction`} value={shownAs} />
          </td>
        </tr>
      )}
    </>
  );
}

function CorrectSample({ path, value }: { path: string; value: string }) {
  const { t, api } = useApp();
  return (
    <ActionForm
      submit={t('metrics.correctThis')}
      send={async (fields) => {
        await api.request('POST', path, { value: fields.text('value'), note: fields.text('note') });
        showSaved(location.pathname);
      }}
    >
      <div class="action-form-row">
        <LineInput label={t('metrics.rightValue')} name="value" value={value} maxLength={40} isRequired />
        <LineInput label={t('metrics.why')} name="note" maxLength={400} />
      </div>
    </ActionForm>
  );
}
