import { useApp } from '../ui/app-context.ts';
import { Choice } from '../ui/choice.tsx';
import { LineInput } from '../ui/line-input.tsx';
import type { MetricView } from './metric-types.ts';

const UNITS = ['count', 'money', 'duration', 'ratio'] as const;
const MEASURES = ['gauge', 'count'] as const;
const CADENCES = ['hourly', 'daily', 'weekly'] as const;
const DIRECTIONS = ['up', 'down', 'neutral'] as const;
const SECTIONS = ['metrics', 'traffic', 'networks'] as const;

interface MetricFieldsProps {
  /** Left out for a new one. */
  metric?: MetricView;
  sources: readonly string[];
}

/** What is said of a metric: the same when it is added and when it is edited. */
export function MetricFields({ metric, sources }: MetricFieldsProps) {
  const { t } = useApp();
  const names = [...new Set(['hand', 'database', ...sources, ...(metric ? [metric.source] : [])])];
  return (
    <>
      <LineInput label={t('metrics.field.label')} name="label" value={metric?.label} maxLength={64} isRequired />
      <LineInput
        label={t('metrics.field.definition')}
        hint={t('metrics.field.definitionHint')}
        name="definition"
        value={metric?.definition}
        maxLength={300}
        isRequired
      />
      <div class="action-form-row">
        <Choice
          label={t('metrics.field.unit')}
          name="unit"
          value={metric?.unit}
          options={UNITS.map((value) => ({ value, text: t(`metrics.unit.${value}`) }))}
        />
        <LineInput
          label={t('metrics.field.currency')}
          name="currency"
          value={metric?.currency ?? undefined}
          placeholder="USD"
          maxLength={3}
        />
        <Choice
          label={t('metrics.field.measure')}
          name="measure"
          value={metric?.measure}
          options={MEASURES.map((value) => ({ value, text: t(`metrics.measure.${value}`) }))}
        />
        <Choice
          label={t('metrics.field.source')}
          name="source"
          value={metric?.source}
          options={names.map((value) => ({ value, text: value }))}
        />
        <Choice
          label={t('metrics.field.cadence')}
          name="cadence"
          value={metric?.cadence ?? 'weekly'}
          options={CADENCES.map((value) => ({ value, text: t(`metrics.cadence.${value}`) }))}
        />
        <Choice
          label={t('metrics.field.good')}
          name="good"
          value={metric?.good}
          options={DIRECTIONS.map((value) => ({ value, text: t(`metrics.good.${value}`) }))}
        />
        <Choice
          label={t('metrics.field.section')}
          name="section"
          value={metric?.section}
          options={SECTIONS.map((value) => ({ value, text: t(`metrics.section.${value}`) }))}
        />
        <LineInput
          label={t('metrics.field.position')}
          hint={t('metrics.field.positionHint')}
          name="position"
          type="number"
          min="0"
          max="100000"
          value={metric && String(metric.position)}
        />
      </div>
    </>
  );
}
