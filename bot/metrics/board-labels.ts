import type { BoardLabels } from '#domain/metrics/metric-board.ts';
import type { BotWords } from '../words.ts';

export function boardLabels(words: BotWords): BoardLabels {
  return {
    byWeek: (metric) => words.metrics('chart.byWeek', { label: words.metricLabel(metric) }),
    label: words.metricLabel,
    soFar: words.metrics('chart.soFar'),
    locale: words.locale,
  };
}
