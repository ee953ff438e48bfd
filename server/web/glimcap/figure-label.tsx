import type { GlimcapReport, GlimcapRow } from '../api-types.ts';
import { figureUrl } from './figure-url.ts';

interface FigureLabelProps {
  report: Pick<GlimcapReport, 'number' | 'isStanding'>;
  row: Pick<GlimcapRow, 'key' | 'label'>;
}

/** The name of a figure, which opens to its source. Those of an earlier version are not looked after any more. */
export function FigureLabel({ report, row }: FigureLabelProps) {
  if (!report.isStanding) return <>{row.label}</>;
  return (
    <a class="figure-link" href={figureUrl(report.number, row.key)}>
      {row.label}
    </a>
  );
}
