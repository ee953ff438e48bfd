import { useApp } from '../ui/app-context.ts';
import { Timestamp } from '../ui/timestamp.tsx';
import type { MetricSourceView } from './metric-types.ts';

interface SourceStatusProps {
  /** As the catalogue calls it. */
  source: string;
  /** Undefined where no service counts it. */
  state: MetricSourceView | null | undefined;
  /** The metric, where it is about one. */
  metricKey?: string;
}

/** Who counts a metric, and whether that works. */
export function SourceStatus({ source, state, metricKey }: SourceStatusProps) {
  const { t } = useApp();
  const isKey = metricKey === undefined || state?.keys.includes(metricKey);
  if (state && isKey) return <ServiceStatus state={state} />;
  const isKnown = source === 'database' || source === 'hand';
  if (!isKnown) {
    return (
      <>
        <span class="chip chip-bad">{t('metrics.source.unknown')}</span>
        <small>
          {state ? t('metrics.source.otherKeys', { source: state.label }) : t('metrics.source.unknownText', { source })}
        </small>
      </>
    );
  }
  return <span class="chip">{t(`metrics.source.${source === 'hand' ? 'hand' : 'database'}`)}</span>;
}

function ServiceStatus({
  state: { label, isOn, missing, failure, lastReadAt, nextTryAt },
}: {
  state: MetricSourceView;
}) {
  const { t } = useApp();
  if (!isOn) {
    return (
      <>
        {label} <span class="chip">{t('metrics.source.off')}</span>
        <small>{t('metrics.source.missing', { variables: missing.join(', ') })}</small>
      </>
    );
  }
  return (
    <>
      {label}{' '}
      <span class={failure ? 'chip chip-bad' : 'chip chip-open'}>
        {t(failure ? 'metrics.source.failed' : 'metrics.source.on')}
      </span>
      {failure && (
        <small>
          <Timestamp at={failure.at} />: {failure.reason}
        </small>
      )}
      <small>
        {t('metrics.source.lastRead')} {lastReadAt ? <Timestamp at={lastReadAt} /> : t('metrics.source.never')}
      </small>
      {nextTryAt && (
        <small>
          {t('metrics.source.nextTry')} <Timestamp at={nextTryAt} />
        </small>
      )}
    </>
  );
}
