import type { Traffic } from '../api-types.ts';
import { useApp } from '../ui/app-context.ts';

const OTHER = '(other)';

interface NamedTableProps {
  title: string;
  /** What the first column holds. */
  name: string;
  rows: Traffic['pages'];
  empty: string;
}

/** Pages or sites with their views and visitors. */
export function NamedTable({ title, name, rows, empty }: NamedTableProps) {
  const { t } = useApp();
  return (
    <section>
      <h2 class="section-title">{title}</h2>
      {rows.length === 0 ? (
        <p class="panel muted">{empty}</p>
      ) : (
        <table class="traffic-table">
          <thead>
            <tr>
              <th scope="col">{name}</th>
              <th scope="col">{t('traffic.views')}</th>
              <th scope="col">{t('traffic.visitors')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name}>
                <th scope="row">{row.name === OTHER ? t('traffic.other') : row.name}</th>
                <td>{row.views.toLocaleString('en')}</td>
                <td>{row.visitors.toLocaleString('en')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
