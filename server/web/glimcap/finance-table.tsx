import type { GlimcapReport } from '../api-types.ts';
import { FigureLabel } from './figure-label.tsx';
import { Gaps } from './gaps.tsx';

interface FinanceTableProps {
  report: Pick<GlimcapReport, 'number' | 'isStanding'>;
  finance: NonNullable<GlimcapReport['finance']>;
}

/** The money of the month so far, line by line. */
export function FinanceTable({ report, finance }: FinanceTableProps) {
  return (
    <>
      <div class="table-scroll">
        <table class="figures">
          <thead>
            <tr>
              <th scope="col">{finance.period}</th>
              <th scope="col">{finance.title}</th>
            </tr>
          </thead>
          <tbody>
            {finance.rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">
                  <FigureLabel report={report} row={row} />
                </th>
                <td>{row.current}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Gaps rows={finance.rows} />
    </>
  );
}
