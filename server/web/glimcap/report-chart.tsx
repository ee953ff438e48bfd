import type { GlimcapChart } from '../api-types.ts';

/** A chart of its own width on phones, and in ink on paper. Its figures are said to those who do not see it. */
export function ReportChart({ chart }: { chart: GlimcapChart }) {
  const { alt, wide, narrow } = chart;
  const picture = (theme: string, size: string) =>
    `${chart.src}.svg?theme=${theme}&size=${size}&version=${chart.version}`;
  return (
    <figure class="report-chart">
      <picture>
        <source media="print" srcset={picture('light', 'wide')} {...wide} />
        <source media="(max-width: 40rem)" srcset={picture('site', 'narrow')} {...narrow} />
        <img src={picture('site', 'wide')} {...wide} alt={alt} decoding="async" />
      </picture>
    </figure>
  );
}
