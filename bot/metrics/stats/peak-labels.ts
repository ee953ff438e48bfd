import type { PeakLabels } from '#domain/metrics/stats/peak-chart.ts';
import type { BotWords } from '../../words.ts';

export function peakLabels({ metrics, locale }: BotWords): PeakLabels {
  return {
    day: metrics('chart.peakByDay'),
    week: metrics('chart.peakByWeek'),
    viewers: metrics('chart.peak'),
    locale,
  };
}
