import { ActionForm } from '../ui/action-form.tsx';
import { useApp } from '../ui/app-context.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { LineInput } from '../ui/line-input.tsx';
import { showSaved } from '../ui/saved.tsx';
import { metricBody } from './metric-body.ts';
import { MetricFields } from './metric-fields.tsx';

/** One more thing to count. */
export function AddMetric({ sources }: { sources: readonly string[] }) {
  const { t, api } = useApp();
  return (
    <Disclosure summary={t('metrics.add')}>
      <ActionForm
        submit={t('metrics.add')}
        send={async (fields) => {
          const key = fields.text('key') ?? '';
          await api.request('POST', '/api/v1/metrics', { key, ...metricBody(fields) });
          showSaved(`/staff/metrics/${key}`);
        }}
      >
        <LineInput
          label={t('metrics.field.key')}
          hint={t('metrics.field.keyHint')}
          name="key"
          pattern="[a-z][a-z0-9_]+"
          maxLength={63}
          isRequired
        />
        <MetricFields sources={sources} />
      </ActionForm>
    </Disclosure>
  );
}
