import { ActionForm } from '../ui/action-form.tsx';
import { useApp } from '../ui/app-context.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { LineInput } from '../ui/line-input.tsx';
import { showSaved } from '../ui/saved.tsx';
import { metricBody } from './metric-body.ts';
import { MetricFields } from './metric-fields.tsx';
import type { MetricView } from './metric-types.ts';

/** What who looks after the figures does with a metric: record, edit, switch off and on. */
export function MetricActions({ metric, sources }: { metric: MetricView; sources: readonly string[] }) {
  return (
    <div class="disclosures">
      {!metric.retiredAt && <RecordValue metric={metric} />}
      <EditMetric metric={metric} sources={sources} />
      <TurnMetric metric={metric} />
    </div>
  );
}

function RecordValue({ metric: { key, unit } }: { metric: MetricView }) {
  const { t, api } = useApp();
  return (
    <Disclosure summary={t('metrics.record')}>
      <ActionForm
        submit={t('metrics.record')}
        send={async (fields) => {
          const body = { value: fields.text('value'), note: fields.text('note'), day: fields.text('day') };
          await api.request('POST', `/api/v1/metrics/${key}/samples`, body);
          showSaved(location.pathname);
        }}
      >
        <div class="action-form-row">
          <LineInput
            label={t('metrics.value')}
            hint={t(`metrics.write.${unit}`)}
            name="value"
            maxLength={40}
            isRequired
          />
          <LineInput label={t('metrics.day')} hint={t('metrics.dayHint')} name="day" type="date" />
        </div>
        <LineInput label={t('metrics.note')} hint={t('metrics.noteHint')} name="note" maxLength={400} />
      </ActionForm>
    </Disclosure>
  );
}

function EditMetric({ metric, sources }: { metric: MetricView; sources: readonly string[] }) {
  const { t, api } = useApp();
  return (
    <Disclosure summary={t('metrics.edit')}>
      <ActionForm
        submit={t('metrics.save')}
        send={async (fields) => {
          await api.request('PATCH', `/api/v1/metrics/${metric.key}`, metricBody(fields));
          showSaved(location.pathname);
        }}
      >
        <MetricFields metric={metric} sources={sources} />
      </ActionForm>
    </Disclosure>
  );
}

function TurnMetric({ metric: { key, retiredAt } }: { metric: MetricView }) {
  const { t, api } = useApp();
  const verb = retiredAt ? 'restore' : 'retire';
  return (
    <Disclosure summary={t(`metrics.${verb}`)}>
      <p class="muted">{t(`metrics.${verb}Text`)}</p>
      <ActionForm
        submit={t(`metrics.${verb}`)}
        isQuiet
        send={async () => {
          await api.request('POST', `/api/v1/metrics/${key}/${verb}`);
          showSaved(location.pathname);
        }}
      />
    </Disclosure>
  );
}
