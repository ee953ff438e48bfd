import type { GlimcapChart } from '../api-types.ts';

/** A chart, of its own width on phones. Its figures are said to those who do not see it. */
export function ReportChart({ chart }: { chart: GlimcapChart }) {
  const { alt, wide, narrow } = chart;
  const picture = (size: string) => `${chart.src}.svg?theme=site&size=${size}&version=${chart.version}`;
  return (
    <figure class="report-chart">
      <picture>
        <source media="(max-width: 40rem)" srcset={picture('narrow')} {...narrow} />
        <img src={picture('wide')} {...wide} alt={alt} decoding="async" />
      </picture>
    </figure>
  );
}
