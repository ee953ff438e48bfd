import type { ChartSpec } from '../../domain/metrics/chart-spec.ts';

const GAP = '#3f4249';

/** An ECharts `markArea` that shades each run of weeks in which no series has a figure, so that a gap reads as one. */
export function gapMarks({ weeks, series }: ChartSpec, inkColor: string) {
  const isEmpty = (index: number) => series.every(({ values }) => (values[index] ?? null) === null);
  const starts = weeks.flatMap((_, index) => (isEmpty(index) && (index === 0 || !isEmpty(index - 1)) ? [index] : []));
  const endOf = (start: number) => {
    const next = weeks.findIndex((_, index) => index > start && !isEmpty(index));
    return next === -1 ? weeks.length - 1 : next - 1;
  };
  return {
    silent: true,
    itemStyle: { color: GAP },
    label: { color: inkColor, fontSize: 14, position: 'inside' },
    data: starts.map((start) => [{ name: 'no figure', xAxis: start }, { xAxis: endOf(start) }]),
  };
}
