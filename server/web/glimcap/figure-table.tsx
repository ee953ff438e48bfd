import type { GlimcapReport, GlimcapRow } from '../api-types.ts';
import { useApp } from '../ui/app-context.ts';
import { FigureLabel } from './figure-label.tsx';
import { Gaps } from './gaps.tsx';

interface FigureTableProps {
  report: Pick<GlimcapReport, 'number' | 'isStanding' | 'comparedWith'>;
  rows: readonly GlimcapRow[];
}

/** Metrics of the week beside what was last published of them. */
export function FigureTable({ report, rows }: FigureTableProps) {
  const { t } = useApp();
  return (
    <>
      <div class="table-scroll">
        <table class="figures">
          <thead>
            <tr>
              <th scope="col">{t('glimcap.metric')}</th>
              <th scope="col">{t('glimcap.thisWeek')}</th>
              <th scope="col">{report.comparedWith}</th>
              <th scope="col">{t('glimcap.difference')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">
                  <FigureLabel report={report} row={row} />
                </th>
                <td>{row.current}</td>
                <td>{row.previous}</td>
                <td>{row.difference}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Gaps rows={rows} />
    </>
  );
}
