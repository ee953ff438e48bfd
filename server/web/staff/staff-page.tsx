import { useApp } from '../ui/app-context.ts';
import { Layout } from '../ui/layout.tsx';
import { STAFF_LINKS } from './staff-links.ts';

/** `/staff`: where the pages for staff are. */
export function StaffPage() {
  const { t } = useApp();
  return (
    <Layout>
      <header class="page-title">
        <h1>{t('staff.title')}</h1>
      </header>
      <ul class="staff-list">
        {STAFF_LINKS.map(({ href, title, text }) => (
          <li key={href}>
            <a href={href}>
              <strong>{t(title)}</strong>
              <span class="muted">{t(text)}</span>
            </a>
          </li>
        ))}
      </ul>
    </Layout>
  );
}
